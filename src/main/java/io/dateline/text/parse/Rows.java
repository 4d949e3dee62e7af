package io.dateline.text.parse;

/**
 * The weights of a model's features, a row each; the rows of one bucket of their keys one after the
 * other.
 *
 * <p>Time goes into waiting for memory, so what is read often is small: features that sentences
 * have are those with weights for most labels, and the weights of such a row are kept as {@link
 * Bytes}.
 */
final class Rows {

  /** Stands in the file for a weight that does not fit a byte. */
  private static final byte LARGE = -128;

  /** A row with weights for more labels is kept whole. */
  private static final int FEW = 16;

  /** Marks in the head of a row that it is kept whole. */
  private static final int WHOLE = 1 << 15;

  /** The begin of the rows of each bucket, then the end of the last one. */
  private final int[] bucketBegins;

  /**
   * Row after row a head, with two bytes of the key and the number of single weights; where the row
   * is kept whole, the place of its weights; then the single ones: two bytes of the label, two of
   * the weight.
   */
  private final int[] rows;

  /** The rows that are kept whole; what no byte holds is kept as a single weight too. */
  private final Bytes whole;

  private Rows(byte[] buckets, Filling filling) {
    bucketBegins = new int[buckets.length + 1];
    rows = filling.rows;
    whole = filling.whole;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      for (int i = 0; i < (buckets[bucket] & 0xFF); i++) {
        filling.add();
      }
      bucketBegins[bucket + 1] = filling.at;
    }
  }

  /** The rows of a file, for so many labels. */
  static Rows read(Planes planes, int labels) {
    byte[] buckets = planes.next();
    return new Rows(buckets, new Filling(planes, labels));
  }

  /** The rows of a file as they are put into place, one by one. */
  private static final class Filling {

    private final byte[] high;
    private final byte[] low;
    private final byte[] sizes;
    private final byte[] gaps;
    private final byte[] small;
    private final short[] large;
    private final int[] rows;
    private final Bytes whole;

    /** The next row and weight of the file. */
    private int row;

    private int weight;
    private int largeWeight;

    /** The next place of the rows, and of those kept whole. */
    private int at;

    private int wholeRow;

    Filling(Planes planes, int labels) {
      high = planes.next();
      low = planes.next();
      sizes = planes.next();
      gaps = planes.next();
      small = planes.next();
      large = Counts.toShorts(planes.next(), planes.next());
      int length = large.length;
      int wholeOnes = 0;
      for (byte size : sizes) {
        boolean few = (size & 0xFF) <= FEW;
        length += 1 + (few ? size & 0xFF : 1);
        wholeOnes += few ? 0 : 1;
      }
      rows = new int[length];
      whole = new Bytes(labels, wholeOnes);
    }

    void add() {
      int size = sizes[row] & 0xFF;
      int head = at++;
      if (size > FEW) {
        rows[at++] = whole.begin(wholeRow);
      }
      int first = at;
      int label = -1;
      for (int i = 0; i < size; i++) {
        label += 1 + (gaps[weight] & 0xFF);
        int single = small[weight] == LARGE ? large[largeWeight++] : small[weight];
        weight++;
        if (size > FEW) {
          single = whole.set(wholeRow, label, single);
        }
        if (single != 0) {
          rows[at++] = (label << 16) | (single & 0xFFFF);
        }
      }
      rows[head] = (high[row] << 24) | ((low[row] & 0xFF) << 16) | (at - first);
      if (size > FEW) {
        rows[head] |= WHOLE;
        wholeRow++;
      }
      row++;
    }
  }

  /** Adds to the scores of the labels the rows of the features that were gathered. */
  void add(Lookup lookup, int[] scores) {
    int[] places = lookup.places;
    int[] ends = lookup.ends;
    for (int i = 0; i < lookup.size; i++) {
      ends[i] = bucketBegins[places[i] + 1];
      places[i] = bucketBegins[places[i]];
    }
    for (int i = 0; i < lookup.size; i++) {
      places[i] = find(places[i], ends[i], lookup.rests[i]);
    }
    lookup.wholes = 0;
    for (int i = 0; i < lookup.size; i++) {
      if (places[i] >= 0) {
        add(places[i], lookup, scores);
      }
    }
    whole.add(lookup.wholePlaces, lookup.wholes, scores);
  }

  /** The index of a row among the rows {@code [begin, end)} of a bucket, or -1. */
  private int find(int begin, int end, int rest) {
    int at = begin;
    while (at < end) {
      int head = rows[at];
      if (head >>> 16 == rest) {
        return at;
      }
      at += 1 + singles(head) + ((head & WHOLE) == 0 ? 0 : 1);
    }
    return -1;
  }

  private static int singles(int head) {
    return head & 0xFF;
  }

  /** Adds the single weights of a row to the scores; the other ones are added later. */
  private void add(int row, Lookup lookup, int[] scores) {
    int head = rows[row];
    int at = row + 1;
    if ((head & WHOLE) != 0) {
      lookup.wholePlaces[lookup.wholes++] = rows[at++];
    }
    for (int end = at + singles(head); at < end; at++) {
      scores[rows[at] >>> 16] += (short) rows[at];
    }
  }
}
