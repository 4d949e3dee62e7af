package io.dateline.article.format;

import io.dateline.article.format.UnreadableException.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads collections of web archives, WACZ 1.1: the WARC files in them, in the order of their names.
 * The list at the end of a zip file is needed, so the file is kept on the disk meanwhile.
 */
public final class WaczFile {

  private static final int MOST_ENTRIES = 10_000;

  private WaczFile() {}

  /**
   * Reads all records of all archives in it.
   *
   * @param in the file
   * @param largest the largest file that is read, in bytes
   * @param longest the longest page that is read, in bytes
   * @throws UnreadableException if it is no zip file, or has no archives in it
   * @throws IOException if the bytes cannot be had
   */
  public static void read(InputStream in, long largest, int longest, Capture.Taker taker)
      throws IOException, UnreadableException {
    Path file = Files.createTempFile("dateline", ".wacz");
    try {
      copy(in, largest, file);
      read(file, longest, taker);
    } catch (ZipException | EOFException e) {
      throw new UnreadableException(Fault.FORMAT, "not a whole WACZ, which is a zip file");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Room on the disk has an end, and a file in gzip does not say how large it is. */
  private static void copy(InputStream in, long largest, Path file)
      throws IOException, UnreadableException {
    byte[] buffer = new byte[1 << 16];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        if (copied > largest) {
          throw new UnreadableException(
              Fault.TOO_LARGE, "a WACZ of at most %,d MB is read".formatted(largest >> 20));
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private static void read(Path file, int longest, Capture.Taker taker)
      throws IOException, UnreadableException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new UnreadableException(
            Fault.TOO_LARGE, "has more than %,d parts".formatted(MOST_ENTRIES));
      }
      List<? extends ZipEntry> archives =
          zip.stream()
              .filter(entry -> isArchive(entry.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      if (archives.isEmpty()) {
        throw new UnreadableException(Fault.EMPTY, "has no WARC files in it");
      }
      WarcFile records = new WarcFile(longest, taker);
      for (ZipEntry archive : archives) {
        read(zip, archive, records);
      }
    }
  }

  /** Reads one archive; what is wrong with it keeps no other out. */
  private static void read(ZipFile zip, ZipEntry archive, WarcFile records) throws IOException {
    boolean isZipped = archive.getName().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (InputStream packed = zip.getInputStream(archive);
        InputStream plain = isZipped ? Inflater.of(packed) : packed;
        InputStream in = Inflater.ofPart(plain, archive.getCompressedSize())) {
      records.read(in);
    } catch (ZipException | EOFException e) {
      records.refuse(Fault.FORMAT, "an archive in it is broken from here");
    } catch (Inflater.TooLargeException e) {
      records.refuse(Fault.TOO_LARGE, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isArchive(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".warc") || lower.endsWith(".warc.gz");
  }
}
