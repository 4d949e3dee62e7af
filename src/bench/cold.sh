#!/bin/sh
# From a function's start to its first answer, beside a bare handler, and its warm calls; in AWS's own
# runtime client, on DynamoDB Local and a stand-in for S3, all on this machine.
#
#   src/bench/cold.sh [ROUNDS]       5 unless said
set -eu
cd "$(dirname "$0")/../.."
mvn -q -B -Pbench -DskipTests package \
  dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
rm -rf target/function
# What sam build packs: the project's own jar and what is of runtime scope.
mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/function/lib
cp target/dateline.jar target/function
for java in /usr/lib/jvm/*25*/bin/java "${JAVA_HOME:-}/bin/java"; do
  if [ -x "$java" ]; then
    break
  fi
done
echo "package, unzipped: $(du -sm --apparent-size target/function | cut -f1) MB"
# The runtime client is Lambda's own; the bare handler comes last on the class path.
client=$(tr ':' '\n' < target/bench.classpath | grep -E 'aws-lambda-java-(runtime-interface-client|serialization)' | tr '\n' ':')
export DDB_LOCAL_TELEMETRY=0
"$java" --enable-native-access=ALL-UNNAMED \
  -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" io.dateline.bench.ColdStart \
  "target/function/dateline.jar:target/function/lib/*:${client}target/test-classes" "${1:-5}"
