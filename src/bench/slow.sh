#!/bin/sh
# Searches for texts of 2,000 characters that take long to read, and tells how the time of the slowest
# grows as they are doubled.
#
#   src/bench/slow.sh [SECONDS] [SEED]       600 seconds unless said
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
. src/bench/jdk.sh
exec "$java" -Xmx300m -cp "target/test-classes:target/classes:target/lib/*" \
  io.dateline.bench.SlowTexts "${1:-600}" ${2:+"$2"}
