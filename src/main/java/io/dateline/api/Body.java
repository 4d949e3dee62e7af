package io.dateline.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The content of an answer. */
public sealed interface Body {

  /**
   * Content that is there as a whole: what can be hashed, measured and sent by Lambda. An answer
   * that is given again is neither hashed nor compressed again.
   */
  final class Whole implements Body {
    private final byte[] bytes;
    private volatile @Nullable String hash;
    private volatile byte @Nullable [] zipped;

    /** Takes the bytes as they are; whoever gives them away changes them no more. */
    public Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
      return bytes;
    }

    /** The first half of the content's SHA-256, in hexadecimal digits. */
    String hash() {
      String known = hash;
      if (known == null) {
        known = hashOf(bytes);
        hash = known;
      }
      return known;
    }

    private static String hashOf(byte[] bytes) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(digest, 0, digest.length / 2);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    /** The content compressed, as RFC 1952 has it. */
    byte[] zipped() {
      byte[] known = zipped;
      if (known == null) {
        known = zip(bytes);
        zipped = known;
      }
      return known;
    }

    private static byte[] zip(byte[] plain) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 4 + 64);
      try (GZIPOutputStream out = new GZIPOutputStream(zipped, 1 << 14)) {
        out.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return zipped.toByteArray();
    }
  }

  /**
   * Content that is made while it is sent, too much to be held: only {@code dateline serve} gives
   * it.
   *
   * @param writing writes it
   */
  record Streamed(Writing writing) implements Body {}

  /** Writes content to where it is sent. */
  @FunctionalInterface
  interface Writing {
    /**
     * Writes all of it; {@code out} stays open.
     *
     * @throws IOException if the other side has gone
     */
    void to(OutputStream out) throws IOException;
  }
}
