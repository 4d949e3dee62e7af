package io.dateline.api;

import java.io.IOException;
import java.io.OutputStream;

/** The content of an answer. */
public sealed interface Body {

  /** Content that is there as a whole: what can be hashed, measured and sent by Lambda. */
  final class Whole implements Body {
    private final byte[] bytes;

    /** Takes the bytes as they are; whoever gives them away changes them no more. */
    public Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
      return bytes;
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
