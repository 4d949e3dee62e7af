package io.dateline.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the launcher {@code target/dateline} at the end of {@code mvn package}, and beside it two
 * caches of the classes that it loads (JEP 483 and 514), without the embedded table and with it,
 * each of which halves the time of a cold start. Without a cache all works, only slower.
 */
public final class Launcher {

  private static final Pattern ADDRESS = Pattern.compile("http://[0-9.:]+");

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
      namesNoFolder(script.resolveSibling("lib"));
      Path cache = script.resolveSibling("dateline.aot");
      // Both at once, as neither keeps two cores busy.
      Process reading = read(script, cache, args[1]);
      serve(script);
      reading.waitFor();
      check(cache);
    }
  }

  /**
   * Takes from the manifest of DynamoDB Local the class path, of which all is in {@code lib}
   * anyway: it names a folder, and with one on the class path the JVM makes no cache.
   */
  private static void namesNoFolder(Path lib) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "DynamoDBLocal-*.jar")) {
      for (Path jar : jars) {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
          Path file = files.getPath(JarFile.MANIFEST_NAME);
          Manifest manifest = new Manifest();
          try (InputStream in = Files.newInputStream(file)) {
            manifest.read(in);
          }
          if (manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH) != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
              manifest.write(out);
            }
          }
        }
      }
    }
  }

  /** One run in which the JVM notes what it loads. */
  private static ProcessBuilder practice(Path script, Path cache, String... command)
      throws IOException {
    Files.deleteIfExists(cache);
    ProcessBuilder run = new ProcessBuilder(script.toString());
    run.command().addAll(List.of(command));
    run.environment().put("JAVA_HOME", System.getProperty("java.home"));
    run.environment().put("DATELINE_JAVA_OPTIONS", "-XX:AOTCacheOutput=" + cache);
    return run.redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static Process read(Path script, Path cache, String article) throws IOException {
    return practice(script, cache, "times", article)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The server is asked for its first page and ended: the cache is written when the JVM exits. */
  private static void serve(Path script) throws IOException, InterruptedException {
    Path cache = script.resolveSibling("dateline-table.aot");
    Path data = Files.createTempDirectory("dateline");
    Process server = practice(script, cache, "serve", "--port=0", "--data=" + data).start();
    try (HttpClient http = HttpClient.newHttpClient();
        BufferedReader told = server.errorReader(StandardCharsets.UTF_8)) {
      Optional<URI> page =
          told.lines()
              .flatMap(line -> ADDRESS.matcher(line).results())
              .map(address -> URI.create(address.group()))
              .findFirst();
      if (page.isPresent()) {
        http.send(HttpRequest.newBuilder(page.get()).build(), BodyHandlers.discarding());
      }
      // By its handle, which leaves open what it still writes to.
      server.toHandle().destroy();
      told.lines().forEach(_ -> {});
      server.waitFor();
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    check(cache);
  }

  private static void check(Path cache) {
    if (!Files.exists(cache)) {
      System.err.println("dateline: no class cache was made; the command starts slower");
    }
  }
}
