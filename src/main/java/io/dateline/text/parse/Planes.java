package io.dateline.text.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file of tables: a mark, a checksum of all that follows, then planes of bytes, each with its
 * size, its packed size and its bytes packed by DEFLATE. Numbers are big-endian, of 4 bytes.
 */
final class Planes {

  /** "DLT1": the mark of such a file, and its version. */
  static final int MARK = 0x444C5431;

  private final String name;
  private final ByteBuffer content;

  private Planes(String name, ByteBuffer content) {
    this.name = name;
    this.content = content;
  }

  /**
   * Opens the file of tables {@code /io/dateline/text/en/<name>} of the class path.
   *
   * @throws IllegalStateException if it is missing or damaged; the message is one line that names
   *     the file and says what to do
   */
  static Planes open(String name) {
    String path = "/io/dateline/text/en/" + name;
    try (InputStream in = Planes.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(complaint(path, "missing from the class path"));
      }
      return of(path, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(complaint(path, "unreadable (" + e.getMessage() + ")"), e);
    }
  }

  /** Opens the content of a file; {@code name} is for messages. */
  static Planes of(String name, byte[] bytes) {
    ByteBuffer content = ByteBuffer.wrap(bytes);
    if (bytes.length < 8 || content.getInt() != MARK || content.getInt() != checksum(bytes)) {
      throw new IllegalStateException(complaint(name, "damaged"));
    }
    return new Planes(name, content);
  }

  private static int checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 8, bytes.length - 8);
    return (int) checksum.getValue();
  }

  private static String complaint(String name, String fault) {
    return "table "
        + name
        + " is "
        + fault
        + ": build again from a clean checkout, or make it anew with src/build/parser";
  }

  /** The next plane. */
  byte[] next() {
    try {
      byte[] plane = new byte[content.getInt()];
      byte[] packed = new byte[content.getInt()];
      content.get(packed);
      unpack(packed, plane);
      return plane;
    } catch (BufferUnderflowException | DataFormatException | NegativeArraySizeException e) {
      throw new IllegalStateException(complaint(name, "damaged"), e);
    }
  }

  private static void unpack(byte[] packed, byte[] plane) throws DataFormatException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      int size = 0;
      while (size < plane.length) {
        int more = inflater.inflate(plane, size, plane.length - size);
        if (more == 0) {
          throw new DataFormatException("too short");
        }
        size += more;
      }
    }
  }

  /** The next plane as lines of text. */
  List<String> lines() {
    return new String(next(), StandardCharsets.UTF_8).lines().toList();
  }

  /** The next plane as numbers of 4 bytes. */
  int[] numbers() {
    ByteBuffer bytes = ByteBuffer.wrap(next());
    int[] numbers = new int[bytes.capacity() / Integer.BYTES];
    bytes.asIntBuffer().get(numbers);
    return numbers;
  }
}
