package io.dateline.local;

import io.dateline.feed.FeedList;
import io.dateline.feed.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data folder, which has lists of feeds and keeps the articles that come of them. */
final class FolderShelf implements Shelf {

  private final Path data;
  private final FolderBucket bucket;
  private final Machine machine;

  /**
   * @param data the folder
   * @param bucket takes the articles as objects
   * @param machine reads them
   */
  FolderShelf(Path data, FolderBucket bucket, Machine machine) {
    this.data = data.toAbsolutePath().normalize();
    this.bucket = bucket;
    this.machine = machine;
  }

  /** Where the lists of feeds lie. */
  Path folder() {
    return data.resolve(FeedList.FOLDER);
  }

  @Override
  public Map<String, byte[]> lists() throws IOException {
    Map<String, byte[]> lists = new TreeMap<>();
    if (!Files.isDirectory(folder())) {
      return lists;
    }
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".")) {
          try (InputStream in = Files.newInputStream(file)) {
            lists.put(FeedList.FOLDER + name, in.readNBytes(FeedList.LARGEST + 1));
          }
        }
      }
    }
    return lists;
  }

  @Override
  public void put(String key, byte[] content) throws IOException {
    Path file = data.resolve(key);
    Path folder = Files.createDirectories(file.resolveSibling(""));
    Path half = Files.createTempFile(folder, ".", "");
    try {
      Files.write(half, content);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
    bucket.put(key, file);
    try {
      machine.notify(data.toString(), key, false);
    } catch (RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }
}
