package io.dateline.text.parse;

/**
 * A 64-bit polynomial hash of strings, with which the hash of {@code "a_b"} follows from those of
 * {@code "a"} and {@code "b"}, so that the models' features are looked up without being built.
 *
 * @param value the hash
 * @param power the base to the power of the string's length; odd, hence never 0
 */
record Hash(long value, long power) {

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long OF_TYPE = 0xD1B54A32D192ED03L;
  private static final int UNDERSCORE = '_' + 1;

  /** The hash of a string of UTF-16 units. */
  static Hash of(CharSequence string) {
    return of(string, 0, string.length());
  }

  /** The hash of the part {@code [begin, end)} of a string. */
  static Hash of(CharSequence string, int begin, int end) {
    long value = 0;
    long power = 1;
    for (int i = begin; i < end; i++) {
      value = value * BASE + string.charAt(i) + 1;
      power *= BASE;
    }
    return new Hash(value, power);
  }

  /** The hash of {@code a_b}, where {@code first} is that of a, the others are those of b. */
  static long join(long first, long second, long power) {
    return (first * BASE + UNDERSCORE) * power + second;
  }

  /** The key of a feature of a type: its hash with all bits mixed (the finalizer of Murmur 3). */
  static long key(int type, long value) {
    long key = value + (type + 1) * OF_TYPE;
    key = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    key = (key ^ (key >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return key ^ (key >>> 33);
  }

  /** Which of a number of buckets a key falls into. */
  static int bucket(long key, int buckets) {
    return (int) (((key >>> 32) * buckets) >>> 32);
  }

  /** The bits of a key that distinguish it from others of its bucket. */
  static int rest(long key) {
    return (int) key & 0xFFFF;
  }
}
