#!/bin/sh
# Puts faults into the reader, one at a time, and tells which no test notices: target/pit-reports.
# Hours for all of it; PIT runs on the JDK that Maven runs on, hence JAVA_HOME.
#
#   src/bench/mutation.sh [CLASSES]       io.dateline.event.* unless said; commas between several
set -eu
cd "$(dirname "$0")/../.."
. src/bench/jdk.sh
JAVA_HOME=$(dirname "$(dirname "$java")")
export JAVA_HOME
exec mvn -B -ntp -Pmutation test-compile pitest:mutationCoverage -DtargetClasses="${1:-io.dateline.event.*}"
