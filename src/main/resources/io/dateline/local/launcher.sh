#!/bin/sh
# Runs Dateline with a JDK 25 found by JAVA_HOME, PATH or the usual install folders.
self=$(readlink -f "$0" 2>/dev/null || echo "$0")
here=$(cd "$(dirname "$self")" && pwd) || exit 1

# The file "release" of a JDK tells its version at once; asking java itself takes a tenth of a second.
is_25() {
  [ -x "$1" ] || return 1
  release=$(dirname "$(dirname "$(readlink -f "$1" 2>/dev/null || echo "$1")")")/release
  if [ -f "$release" ]; then
    grep -q '^JAVA_VERSION="25[."-]' "$release"
  else
    "$1" -version 2>&1 | head -n 1 | grep -q '"25[."-]'
  fi
}

java=
for candidate in \
  "${JAVA_HOME:+$JAVA_HOME/bin/java}" \
  "$(command -v java 2>/dev/null)" \
  /usr/lib/jvm/*25*/bin/java \
  /opt/*25*/bin/java \
  "$HOME"/.sdkman/candidates/java/25*/bin/java \
  "$HOME"/.jdks/*25*/bin/java \
  /Library/Java/JavaVirtualMachines/*25*/Contents/Home/bin/java
do
  if [ -n "$candidate" ] && is_25 "$candidate"; then
    java=$candidate
    break
  fi
done
if [ -z "$java" ]; then
  echo "dateline: no JDK 25 found: install one (such as Temurin 25) or set JAVA_HOME to it" >&2
  exit 1
fi

# DynamoDB Local reports its use to Amazon unless told not to.
DDB_LOCAL_TELEMETRY=0
export DDB_LOCAL_TELEMETRY

# In one order always, or the cache of loaded classes that the build made does not fit.
LC_ALL=C
classpath=$here/dateline.jar
cache=$here/dateline.aot
case $1 in
  load | serve | timeline)
    cache=$here/dateline-table.aot
    ;;
esac
for jar in "$here"/lib/*.jar; do
  classpath=$classpath:$jar
done
if [ -n "$DATELINE_JAVA_OPTIONS" ] || [ ! -f "$cache" ]; then
  cache=
fi
# One article is read before the second compiler and the parallel collector have paid for themselves.
tuning=-XX:+UseParallelGC
if [ $# -eq 2 ] && [ -n "$(find "$2" -prune -type f -size -512k 2>/dev/null)" ]; then
  tuning='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
fi
exec "$java" $tuning -Xlog:disable ${cache:+"-XX:AOTCache=$cache"} \
  --enable-native-access=ALL-UNNAMED $DATELINE_JAVA_OPTIONS \
  -cp "$classpath" io.dateline.local.Main "$@"
