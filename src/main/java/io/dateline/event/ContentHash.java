package io.dateline.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names contents by themselves: the first 128 bits of their SHA-256, in hexadecimal. */
public final class ContentHash {

  private static final int BYTES = 16;

  private ContentHash() {}

  /** The hash of some bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content), 0, BYTES);
  }

  /** The hash of some strings, which their lengths keep apart. */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
