package io.dateline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes the launcher {@code target/dateline} at the end of {@code mvn package}, and beside it a
 * cache of the classes that it loads (JEP 483 and 514), which halves the time of a cold start.
 */
public final class Launcher {

  private Launcher() {}

  /** Writes the script to the path given first; the second is an article to practise on. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path script = Path.of(args[0]);
    try (var in = Launcher.class.getResourceAsStream("launcher.sh")) {
      if (in == null) {
        throw new IllegalStateException("launcher.sh is missing from the class path");
      }
      Files.write(script, in.readAllBytes());
    }
    if (script.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      practise(script, args[1]);
    }
  }

  /** One run in which the JVM notes what it loads. Without the cache all works, only slower. */
  private static void practise(Path script, String article)
      throws IOException, InterruptedException {
    Path cache = script.resolveSibling("dateline.aot");
    Files.deleteIfExists(cache);
    ProcessBuilder run = new ProcessBuilder(script.toString(), "times", article);
    run.environment().put("JAVA_HOME", System.getProperty("java.home"));
    run.environment().put("DATELINE_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + cache);
    run.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    run.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (run.start().waitFor() != 0 || !Files.exists(cache)) {
      System.err.println("dateline: no class cache was made; the command starts slower");
    }
  }
}
