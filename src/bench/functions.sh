#!/bin/sh
# Packs the functions as sam build does, and runs a benchmark of them: see cold.sh and memory.sh.
#
#   src/bench/functions.sh CLASS [ARGUMENT]
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package \
  dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
rm -rf target/function
# What sam build packs: the project's own jar and what is of runtime scope.
mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/function/lib
cp target/dateline.jar target/function
. src/bench/jdk.sh
echo "package, unzipped: $(du -sm --apparent-size target/function | cut -f1) MB"
# The runtime client is Lambda's own; the bare handler comes last on the class path.
client=$(tr ':' '\n' < target/bench.classpath | grep -E 'aws-lambda-java-(runtime-interface-client|serialization)' | tr '\n' ':')
export DDB_LOCAL_TELEMETRY=0
"$java" --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" "io.dateline.bench.$1" \
  "target/function/dateline.jar:target/function/lib/*:${client}target/test-classes" "${2:-}"
