package io.dateline.local;

import io.dateline.article.PublicationTime;
import io.dateline.article.Source;
import io.dateline.aws.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Files that stand in for the objects of a bucket. */
final class FolderBucket implements Bucket {

  private final Map<String, Entry> files = new ConcurrentHashMap<>();

  /**
   * A file and the facts given beside it.
   *
   * @param mayBeLink whether it is read where it is a link to a file elsewhere
   */
  private record Entry(
      Path file, @Nullable PublicationTime published, @Nullable ZoneId zone, boolean mayBeLink) {
    LinkOption[] links() {
      return mayBeLink ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }
  }

  /** Puts a file under a key that is not read if it is a link, or becomes one. */
  void put(String key, Path file) {
    files.put(key, new Entry(file, null, null, false));
  }

  /** Puts a file that somebody named under a key, with the facts given beside it. */
  void put(String key, Path file, Source source) {
    files.put(key, new Entry(file, source.published(), source.zone(), true));
  }

  /** There is no file under a key any more. */
  void remove(String key) {
    files.remove(key);
  }

  @Override
  public Optional<Stored> find(String bucket, String key) throws IOException {
    Entry entry = files.get(key);
    if (entry == null || !Files.isRegularFile(entry.file(), entry.links())) {
      return Optional.empty();
    }
    Path file = entry.file();
    Instant modified = Files.getLastModifiedTime(file, entry.links()).toInstant();
    long size = Files.size(file);
    return Optional.of(
        new Stored(
            modified,
            modified + " " + size,
            size,
            entry.published(),
            entry.zone(),
            () -> Files.newInputStream(file, entry.links())));
  }

  @Override
  public String origin(String bucket, String key) {
    Entry entry = files.get(key);
    return entry == null ? key : entry.file().toString();
  }
}
