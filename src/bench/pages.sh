#!/bin/sh
# How fast saved pages are read, on one thread and 256 MB of heap.
#
#   src/bench/pages.sh FOLDER     with .html or .html.gz files
set -eu
folder=$(readlink -f "$1")
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
. src/bench/jdk.sh
exec "$java" -Xmx256m -cp "target/test-classes:target/classes:target/lib/*" \
  io.dateline.bench.PageSpeed "$folder" 8
