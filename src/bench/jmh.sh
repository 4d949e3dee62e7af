#!/bin/sh
# The tagger's JMH benchmark.
#
#   src/bench/jmh.sh ARTICLES.jsonl [JMH options]     each line {"text": …, "published": …}
set -eu
file=$(readlink -f "$1")
shift
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package
mvn -q -B -Pbench dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
. src/bench/jdk.sh
exec "$java" -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  org.openjdk.jmh.Main TaggerBenchmark -p "file=$file" "$@"
