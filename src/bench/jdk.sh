# Sets $java to the java of a JDK 25: of the usual folder, else of JAVA_HOME. The other scripts source it.
for java in /usr/lib/jvm/*25*/bin/java "${JAVA_HOME:-}/bin/java"; do
  if [ -x "$java" ]; then
    break
  fi
done
