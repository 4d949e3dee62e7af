#!/bin/sh
# How fast mentions are read out of articles, on one thread and on two, in 300 MB of heap.
#
#   src/bench/read.sh ARTICLES.jsonl
set -eu
file=$(readlink -f "$1")
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
. src/bench/jdk.sh
exec "$java" -Xmx300m -cp "target/test-classes:target/classes:target/lib/*" \
  io.dateline.bench.ReadSpeed "$file"
