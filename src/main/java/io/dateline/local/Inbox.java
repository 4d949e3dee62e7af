package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A folder that acts as the bucket: what is put, replaced or deleted in it is given to the ingest
 * function, and so is what was deleted while nobody looked. Its layout is the bucket's: {@code
 * articles/{timeline}/{name}}.
 *
 * <p>Whatever is wrong with a file or a folder is reported in one line, and the rest goes on. Links
 * are not followed: nothing outside of the folder is read. Where the folder, or one in it, cannot
 * be looked into, nothing in it counts as deleted.
 */
final class Inbox {

  /** The number of files after which the timelines are updated on the way. */
  private static final Duration FOLD_EVERY = Duration.ofSeconds(3);

  /** A file that could not be read is tried again after that, and later and later. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Path folder;
  private final FolderBucket bucket;
  private final Machine machine;
  private final InstantSource clock;
  private final Complaints complaints = new Complaints();

  /** The files as they were when they were read, by their keys. */
  private final Map<String, String> seen = new HashMap<>();

  private final Map<String, Failed> failed = new HashMap<>();

  /** Until the files have been compared with what the table knows of them. */
  private boolean isFirstLook = true;

  /**
   * A file that could not be taken in.
   *
   * @param stamp the file as it was then
   * @param again when to try again
   * @param pause how long that is after this try
   */
  private record Failed(@Nullable String stamp, Instant again, Duration pause) {}

  /**
   * @param folder made if it is not there
   * @param clock when files that could not be read are tried again
   */
  Inbox(Path folder, FolderBucket bucket, Machine machine, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    this.bucket = bucket;
    this.machine = machine;
    this.clock = clock;
  }

  /** The name of the folder as a bucket. */
  String name() {
    return folder.toString();
  }

  /** Looks once; how many files had changed. */
  int look() {
    Walk walk = new Walk();
    if (!walk.run()) {
      return 0;
    }
    if (isFirstLook) {
      try {
        machine.objects(name()).forEach(key -> seen.put(key, ""));
        isFirstLook = false;
      } catch (SdkException e) {
        complaints.tell("the table", e);
        return 0;
      }
    }
    NavigableSet<String> keys = new TreeSet<>(walk.files.keySet());
    seen.keySet().stream().filter(key -> !walk.isHidden(key)).forEach(keys::add);
    int changed = 0;
    Instant folded = clock.instant();
    for (String key : keys) {
      if (look(key, walk.files.get(key))) {
        changed++;
        if (clock.instant().isAfter(folded.plus(FOLD_EVERY))) {
          fold();
          folded = clock.instant();
        }
      }
    }
    return changed;
  }

  private void fold() {
    try {
      machine.pump().pump();
      complaints.forget("the timelines");
    } catch (SdkException | IllegalStateException e) {
      complaints.tell("the timelines", e);
    }
  }

  /** The files of the folder, and the folders that cannot be looked into. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Map<String, File> files = new TreeMap<>();
    private final NavigableSet<String> hidden = new TreeSet<>();

    /** False where the folder itself cannot be looked into. */
    boolean run() {
      try {
        Files.walkFileTree(folder, this);
        if (hidden.contains("")) {
          return false;
        }
        complaints.forget(name());
        return true;
      } catch (IOException | UncheckedIOException e) {
        complaints.tell(name(), e);
        return false;
      }
    }

    boolean isHidden(String key) {
      return hidden.stream().anyMatch(parent -> key.startsWith(parent + "/"));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String key = key(file);
      // What begins with a dot is half-written, or some program's own.
      if (String.valueOf(file.getFileName()).startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        complaints.tell(key, "is a link, which is not followed; put the file itself here");
      } else if (!folder.resolve(key).equals(file)) {
        complaints.tell(key, "has a name that is not text; rename it");
      } else if (attributes.isRegularFile()) {
        String stamp = attributes.lastModifiedTime() + " " + attributes.size();
        files.put(key, new File(file, stamp));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
      hidden.add(key(file));
      complaints.tell(file.toString(), fault);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException fault) {
      if (fault != null) {
        hidden.add(key(dir));
        complaints.tell(dir.toString(), fault);
      }
      return FileVisitResult.CONTINUE;
    }

    private String key(Path file) {
      return folder.relativize(file).toString().replace('\\', '/');
    }
  }

  /**
   * A file.
   *
   * @param path where it is
   * @param stamp distinguishes its content from others that it has had
   */
  private record File(Path path, String stamp) {}

  /** Looks at one file; whether it had changed and was taken in. */
  private boolean look(String key, @Nullable File file) {
    String stamp = file == null ? null : file.stamp();
    Failed before = failed.get(key);
    boolean waits =
        before != null
            && Objects.equals(before.stamp(), stamp)
            && clock.instant().isBefore(before.again());
    if (waits || (stamp != null && stamp.equals(seen.get(key)))) {
      return false;
    }
    try {
      take(key, file);
      failed.remove(key);
      complaints.forget(key);
      return true;
    } catch (IOException | UncheckedIOException | SdkException e) {
      Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
      Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      failed.put(key, new Failed(stamp, clock.instant().plus(bounded), bounded));
      complaints.tell(key, e);
      return false;
    }
  }

  private void take(String key, @Nullable File file) throws IOException {
    if (file == null) {
      bucket.remove(key);
      machine.notify(name(), key, true);
      seen.remove(key);
      System.err.println("dateline: withdrawn: " + Output.plain(key));
    } else {
      bucket.put(key, file.path());
      tell(key, machine.notify(name(), key, false));
      seen.put(key, file.stamp());
    }
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
    Remarks remarks = new Remarks();
    remarks.answered(answer);
    remarks.tell();
  }
}
