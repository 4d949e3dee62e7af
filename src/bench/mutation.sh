#!/bin/sh
# Puts faults into the reader, one at a time, and tells which no test notices: target/pit-reports.
# Hours for all of it; PIT runs on the JDK that Maven runs on, hence JAVA_HOME.
#
#   src/bench/mutation.sh [CLASSES]       io.dateline.event.* unless said; commas between several
set -eu
cd "$(dirname "$0")/../.."
for java in /usr/lib/jvm/*25* "${JAVA_HOME:-}"; do
  if [ -x "$java/bin/java" ]; then
    break
  fi
done
export JAVA_HOME="$java"
exec mvn -B -ntp -Pmutation test-compile pitest:mutationCoverage -DtargetClasses="${1:-io.dateline.event.*}"
