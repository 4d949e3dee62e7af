package io.dateline.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A maximum-entropy model in the binary form of Apache OpenNLP ({@code GISModelReader}): outcomes,
 * features, and for each feature weights for some of the outcomes.
 *
 * <p>Read in one pass over its bytes and looked up in them, without an object for each feature: a
 * hundred thousand features are there in a tenth of the time that the library takes, which is most
 * of a cold start.
 */
final class MaxentModel {

  private final ByteBuffer bytes;
  private final String[] outcomes;

  /**
   * For each pattern where the outcomes begin and end that its features have weights for: numbers
   * in decimal, parted by spaces.
   */
  private final int[] patterns;

  private final int[] patternEnds;

  /** For each feature: where its name stands, which pattern it has, where its weights stand. */
  private final int[] names;

  private final int[] patternOf;
  private final int[] weights;

  /** Open addressing by the hash of a feature's name: its number and one; 0 where free. */
  private final int[] slots;

  /**
   * @param content the model's bytes, which are kept
   * @throws IllegalArgumentException if it is no such model: a fault of the build
   */
  MaxentModel(ByteBuffer content) {
    bytes = content;
    if (!string().equals("GIS")) {
      throw new IllegalArgumentException("a GIS model was expected");
    }
    bytes.getInt(); // correction constant
    bytes.getDouble(); // correction parameter
    outcomes = new String[bytes.getInt()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = string();
    }
    patterns = new int[bytes.getInt()];
    patternEnds = new int[patterns.length];
    int[] counts = new int[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      int length = Short.toUnsignedInt(bytes.getShort());
      patternEnds[i] = bytes.position() + length;
      counts[i] = number();
      patterns[i] = bytes.position();
      bytes.position(patternEnds[i]);
    }
    names = new int[bytes.getInt()];
    patternOf = new int[names.length];
    weights = new int[names.length];
    slots = new int[Integer.highestOneBit(names.length) * 4];
    for (int i = 0; i < names.length; i++) {
      names[i] = bytes.position();
      put(i);
    }
    int feature = 0;
    int at = bytes.position();
    for (int i = 0; i < patterns.length; i++) {
      int size = size(i) * Double.BYTES;
      for (int k = 0; k < counts[i]; k++) {
        patternOf[feature] = i;
        weights[feature] = at;
        at += size;
        feature++;
      }
    }
  }

  /** A string as {@code DataOutput.writeUTF} writes it; only the model's names of plain letters. */
  private String string() {
    byte[] letters = new byte[Short.toUnsignedInt(bytes.getShort())];
    bytes.get(letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }

  /** How many features a pattern has: the number that it begins with. */
  private int number() {
    int number = 0;
    for (byte digit = bytes.get(); digit != ' '; digit = bytes.get()) {
      number = number * 10 + digit - '0';
    }
    return number;
  }

  /** How many outcomes a pattern has. */
  private int size(int pattern) {
    int size = 1;
    for (int i = patterns[pattern]; i < patternEnds[pattern]; i++) {
      size += bytes.get(i) == ' ' ? 1 : 0;
    }
    return size;
  }

  private void put(int feature) {
    int length = Short.toUnsignedInt(bytes.getShort());
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes.get();
    }
    int slot = spread(hash);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = feature + 1;
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }

  /** The outcomes, by their numbers. */
  String[] outcomes() {
    return outcomes.clone();
  }

  /** Adds the weights of a feature to a row of all outcomes; whether the model knows it. */
  boolean add(String feature, float[] row) {
    int found = find(feature);
    if (found < 0) {
      return false;
    }
    int end = patternEnds[patternOf[found]];
    int weight = weights[found];
    int outcome = 0;
    for (int i = patterns[patternOf[found]]; i <= end; i++) {
      byte digit = i < end ? bytes.get(i) : (byte) ' ';
      if (digit == ' ') {
        row[outcome] += (float) bytes.getDouble(weight);
        weight += Double.BYTES;
        outcome = 0;
      } else {
        outcome = outcome * 10 + digit - '0';
      }
    }
    return true;
  }

  private int find(String feature) {
    byte[] name = modifiedUtf8(feature);
    int hash = 0;
    for (byte b : name) {
      hash = 31 * hash + b;
    }
    for (int slot = spread(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
      if (isName(slots[slot] - 1, name)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  private boolean isName(int feature, byte[] name) {
    int at = names[feature];
    return Short.toUnsignedInt(bytes.getShort(at)) == name.length
        && bytes.slice(at + Short.BYTES, name.length).equals(ByteBuffer.wrap(name));
  }

  /**
   * As {@link java.io.DataOutput#writeUTF} has it: UTF-8 of UTF-16 units, and two bytes for NUL.
   */
  private static byte[] modifiedUtf8(String text) {
    byte[] bytes = new byte[text.length() * 3];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && c != 0) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      } else {
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      }
    }
    return Arrays.copyOf(bytes, size);
  }
}
