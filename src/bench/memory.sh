#!/bin/sh
# Each function at several sizes of memory, with Lambda's share of a processor: cold, restored, warm,
# and what a million calls cost. On Linux, as root, with control groups of version 1.
#
#   src/bench/memory.sh
set -eu
exec "$(dirname "$0")/functions.sh" MemorySweep
