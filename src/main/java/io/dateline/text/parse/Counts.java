package io.dateline.text.parse;

/** Numbers out of planes of bytes. */
final class Counts {

  private Counts() {}

  /** The begin of each of a row of things with the given sizes, then the end of the last one. */
  static int[] toOffsets(byte[] sizes) {
    int[] offsets = new int[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) {
      offsets[i + 1] = offsets[i] + (sizes[i] & 0xFF);
    }
    return offsets;
  }

  /** The numbers of 2 bytes of which the high bytes and the low bytes are given. */
  static short[] toShorts(byte[] high, byte[] low) {
    short[] shorts = new short[low.length];
    for (int i = 0; i < low.length; i++) {
      shorts[i] = (short) ((high[i] << 8) | (low[i] & 0xFF));
    }
    return shorts;
  }
}
