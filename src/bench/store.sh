#!/bin/sh
# What appending, folding, deciding and paging cost as a timeline grows, on DynamoDB Local in memory.
#
#   src/bench/store.sh [LARGEST]         timelines of 1,000, 10,000 … LARGEST (100,000) mentions
#   src/bench/store.sh day               only one day, of 250 and of 25,000 mentions
#   src/bench/store.sh broken [LARGEST]  ends a change that was broken off
#   src/bench/store.sh keys              how many articles a second the busiest keys bear
#   src/bench/store.sh ARTICLES.jsonl    your own articles, folded a hundred at a time
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
. src/bench/jdk.sh
export DDB_LOCAL_TELEMETRY=0
exec "$java" -Xmx6g --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:target/lib/*" io.dateline.bench.StoreCost "$@"
