#!/bin/sh
# Runs Dateline with a JDK 25 found by JAVA_HOME, PATH or the usual install folders.
self=$(readlink -f "$0" 2>/dev/null || echo "$0")
here=$(cd "$(dirname "$self")" && pwd) || exit 1

is_25() {
  [ -x "$1" ] && "$1" -version 2>&1 | head -n 1 | grep -q '"25[."-]*'
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
exec "$java" -XX:+UseParallelGC -Xshare:auto \
  --enable-native-access=ALL-UNNAMED $DATELINE_JAVA_OPTIONS \
  -cp "$here/dateline.jar:$here/lib/*" io.dateline.local.Main "$@"
