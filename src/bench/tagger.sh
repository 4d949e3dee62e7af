#!/bin/sh
# The tagger's speed against chrono-node's, over the same texts in one run.
#
#   src/bench/tagger.sh ARTICLES.jsonl     each line {"text": …, "published": …}, some megabytes of them
#
# Needs Node.js 20 with npm. Prints passes of both by turns on one thread each, the ratio of their
# medians, cold starts by turns, and what TaggerSpeed tells of memory, linearity and worst inputs.
# JMH: src/bench/jmh.sh; see docs/measurements.md.
set -eu
file=$(readlink -f "$1")
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
chrono=target/bench-chrono
mkdir -p $chrono
cp src/bench/chrono/* $chrono/
(cd $chrono && npm install --silent --no-fund --no-audit)
article=$(pwd)/events/articles/aleppo-convoy/levant-wire-truce.txt
. src/bench/jdk.sh

dateline() {
  "$java" -cp "target/test-classes:target/classes:target/lib/*" io.dateline.bench.TaggerSpeed "$@"
}
median() {
  sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

for round in 1 2 3; do
  echo "dateline"
  dateline "$file" 4 | tail -n 2 | tee -a target/dateline.speed
  echo "chrono-node"
  node $chrono/speed.mjs "$file" 3 | tail -n 2 | tee -a target/chrono.speed
done
ours=$(cut -d' ' -f1 target/dateline.speed | median)
theirs=$(cut -d' ' -f1 target/chrono.speed | median)
rm target/dateline.speed target/chrono.speed
echo "medians: dateline $ours MB/s, chrono-node $theirs MB/s, ratio $(awk "BEGIN { printf \"%.2f\", $ours / $theirs }")"

milliseconds() {
  start=$(date +%s%N)
  "$@" >/dev/null
  echo $((($(date +%s%N) - start) / 1000000))
}
: >target/dateline.cold
: >target/chrono.cold
for round in 1 2 3 4 5 6 7; do
  milliseconds target/dateline times "$article" >>target/dateline.cold
  milliseconds node $chrono/cold.mjs "$article" >>target/chrono.cold
done
echo "cold, to the times of one article: dateline $(median <target/dateline.cold) ms," \
  "chrono-node $(median <target/chrono.cold) ms"
rm target/dateline.cold target/chrono.cold

dateline "$file"
