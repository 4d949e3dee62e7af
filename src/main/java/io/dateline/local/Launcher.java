package io.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the launcher {@code target/dateline}, at the end of {@code mvn package}. */
public final class Launcher {

  private Launcher() {}

  /** Writes the script to the path given as the argument. */
  public static void main(String[] args) throws IOException {
    Path script = Path.of(args[0]);
    try (var in = Launcher.class.getResourceAsStream("launcher.sh")) {
      if (in == null) {
        throw new IllegalStateException("launcher.sh is missing from the class path");
      }
      Files.write(script, in.readAllBytes());
    }
    if (script.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
