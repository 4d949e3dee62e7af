package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The parts of a document that is a zip file, in memory and of bounded size; no name is a path. */
final class ZipParts {

  private static final int MOST_ENTRIES = 20_000;

  /** The most bytes of all parts together. */
  private static final int LARGEST = 64 << 20;

  private static final int[] OLD_OFFICE = {0xD0, 0xCF, 0x11, 0xE0};

  private ZipParts() {}

  /**
   * The parts of some names.
   *
   * @param names the names that are wanted; others are skipped
   * @throws UnreadableException if it is no zip file, a broken one, or inflates to more than is
   *     read
   */
  static Map<String, byte[]> of(byte[] content, Set<String> names) throws UnreadableException {
    if (startsWith(content, OLD_OFFICE)) {
      throw new UnreadableException(
          Fault.FORMAT,
          "this document asks for a password, or is of an older format; save it anew without one");
    }
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      int left = LARGEST;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new UnreadableException(
              Fault.TOO_LARGE, "has more than %,d parts".formatted(MOST_ENTRIES));
        }
        byte[] part = zip.readNBytes(left + 1);
        left -= part.length;
        if (left < 0) {
          throw new UnreadableException(
              Fault.TOO_LARGE, "its parts inflate to more than 64 MB, which no article's do");
        }
        if (names.contains(entry.getName())) {
          parts.putIfAbsent(entry.getName(), part);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException(Fault.FORMAT, "not a whole zip file");
    }
    return parts;
  }

  private static boolean startsWith(byte[] content, int[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
