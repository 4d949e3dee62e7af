package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that acts as the bucket: what is put, replaced or deleted in it is given to the ingest
 * function. Its layout is the bucket's: {@code articles/{timeline}/{name}}.
 */
final class Inbox {

  private final Path folder;
  private final FolderBucket bucket;
  private final Machine machine;
  private final Map<String, String> seen = new HashMap<>();

  Inbox(Path folder, FolderBucket bucket, Machine machine) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.bucket = bucket;
    this.machine = machine;
  }

  /** Looks once; how many files had changed. */
  int look() throws IOException {
    Map<String, Path> now = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Inbox::isArticle).sorted().toList()) {
        now.put(folder.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    Set<String> keys = new TreeSet<>(now.keySet());
    keys.addAll(seen.keySet());
    int changed = 0;
    for (String key : keys) {
      try {
        changed += look(key, now.get(key)) ? 1 : 0;
      } catch (IOException | UncheckedIOException e) {
        seen.remove(key);
        System.err.println("dateline: " + Output.plain(key + ": " + e.getMessage()));
      }
    }
    return changed;
  }

  /** Files that begin with a dot are no articles: they are half-written, or some program's own. */
  private static boolean isArticle(Path file) {
    return Files.isRegularFile(file) && !String.valueOf(file.getFileName()).startsWith(".");
  }

  /** Looks at one file; whether it had changed. */
  private boolean look(String key, @Nullable Path file) throws IOException {
    String stamp = file == null ? null : stamp(file);
    if (stamp != null && stamp.equals(seen.get(key))) {
      return false;
    }
    if (file == null || stamp == null) {
      seen.remove(key);
      machine.notify(key, true);
      System.err.println("dateline: withdrawn: " + Output.plain(key));
    } else {
      seen.put(key, stamp);
      bucket.put(key, file);
      tell(key, machine.notify(key, false));
    }
    return true;
  }

  private static String stamp(Path file) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    return modified + " " + Files.size(file);
  }

  private static void tell(String key, JsonNode answer) {
    System.err.println(
        "dateline: "
            + Output.plain(key)
            + ": "
            + answer.path("articles").asInt()
            + " articles, "
            + answer.path("mentions").asInt()
            + " mentions");
    answer
        .path("refused")
        .forEach(refused -> System.err.println("dateline: " + Output.plain(refused.asText())));
  }
}
