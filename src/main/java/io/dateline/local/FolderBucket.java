package io.dateline.local;

import io.dateline.aws.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that stand in for the objects of a bucket. */
final class FolderBucket implements Bucket {

  private final Map<String, Path> files = new HashMap<>();

  /** Puts a file under a key. */
  void put(String key, Path file) {
    files.put(key, file);
  }

  @Override
  public Optional<Stored> find(String bucket, String key) throws IOException {
    Path file = files.get(key);
    if (file == null || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stored(Files.getLastModifiedTime(file).toInstant(), () -> Files.newInputStream(file)));
  }

  @Override
  public String origin(String bucket, String key) {
    Path file = files.get(key);
    return file == null ? key : file.toString();
  }
}
