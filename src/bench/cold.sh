#!/bin/sh
# From a function's start to its first answer, beside a bare handler, and its warm calls; in AWS's own
# runtime client, on DynamoDB Local and a stand-in for S3, all on this machine.
#
#   src/bench/cold.sh [ROUNDS]       5 unless said
set -eu
exec "$(dirname "$0")/functions.sh" ColdStart "${1:-5}"
