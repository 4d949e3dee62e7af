package io.dateline.text.parse;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A linear model: for each feature weights for some of the labels. A table of hashed features; the
 * rows of a type stand together, those of one bucket one after the other.
 */
final class Model {

  /** What stands before the weights of a row: two bytes of its key, and how many it has. */
  private static final int HEAD = 3;

  /** A label and a weight of two bytes. */
  private static final int ENTRY = 3;

  /** In the file, in place of a weight that does not fit a byte. */
  private static final byte LARGE = -128;

  private final String[] labels;
  private final Template template;

  /** For each type its first bucket; then the number of all. */
  private final int[] typeBegins;

  /** For each bucket where its rows begin; then where the last one ends. */
  private final int[] bucketBegins;

  private final byte[] rows;

  private Model(Planes planes) {
    labels = planes.lines().toArray(String[]::new);
    template = new Template(planes.lines());
    typeBegins = planes.numbers();
    byte[] buckets = planes.next();
    byte[] high = planes.next();
    byte[] low = planes.next();
    byte[] sizes = planes.next();
    byte[] gaps = planes.next();
    byte[] small = planes.next();
    short[] large = Counts.toShorts(planes.next(), planes.next());
    rows = new byte[sizes.length * HEAD + small.length * ENTRY];
    bucketBegins = new int[buckets.length + 1];
    int row = 0;
    int entry = 0;
    int largeOnes = 0;
    int at = 0;
    for (int bucket = 0; bucket < buckets.length; bucket++) {
      for (int end = row + (buckets[bucket] & 0xFF); row < end; row++) {
        rows[at] = high[row];
        rows[at + 1] = low[row];
        rows[at + 2] = sizes[row];
        at += HEAD;
        int label = -1;
        for (int last = entry + (sizes[row] & 0xFF); entry < last; entry++) {
          label += 1 + (gaps[entry] & 0xFF);
          int weight = small[entry] == LARGE ? large[largeOnes++] : small[entry];
          rows[at] = (byte) label;
          rows[at + 1] = (byte) (weight >> 8);
          rows[at + 2] = (byte) weight;
          at += ENTRY;
        }
      }
      bucketBegins[bucket + 1] = at;
    }
  }

  static Model read(Planes planes) {
    return new Model(planes);
  }

  List<String> labels() {
    return List.of(labels);
  }

  Template template() {
    return template;
  }

  /** Where a row stands among the rows {@code [begin, end)} of a bucket, or -1. */
  private int find(int begin, int end, int rest) {
    for (int at = begin; at < end; at += HEAD + ENTRY * (rows[at + 2] & 0xFF)) {
      if ((((rows[at] & 0xFF) << 8) | (rows[at + 1] & 0xFF)) == rest) {
        return at;
      }
    }
    return -1;
  }

  /** Adds the weights of the row at a place to the scores of the labels. */
  private void add(int row, int[] scores) {
    int end = row + HEAD + ENTRY * (rows[row + 2] & 0xFF);
    for (int at = row + HEAD; at < end; at += ENTRY) {
      scores[rows[at] & 0xFF] += (rows[at + 1] << 8) | (rows[at + 2] & 0xFF);
    }
  }

  /** The number of the label with the highest score. */
  static int best(int[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** The one of some labels with the highest score. */
  static int best(int[] scores, int[] among) {
    int best = among[0];
    for (int label : among) {
      best = scores[label] > scores[best] ? label : best;
    }
    return best;
  }

  /** A new row of scores. */
  int[] scores() {
    return new int[labels.length];
  }

  /** The types of features that meet a condition. */
  int[] types(IntPredicate condition) {
    return IntStream.range(0, template.features.length).filter(condition).toArray();
  }

  /**
   * Adds to the score of each label what features of some types say.
   *
   * @param nodes for each slot of the template its word, or {@link Tree#NONE}
   * @param lookup scratch
   */
  void score(int[] types, Sentence sentence, int[] nodes, Lookup lookup, int[] scores) {
    lookup.size = 0;
    for (int type : types) {
      int[] atoms = template.features[type];
      if (template.atomColumns[atoms[0]] == Field.SET) {
        gatherEach(type, sentence, nodes[template.atomSlots[atoms[0]]], lookup);
      } else {
        gatherOne(type, sentence, nodes, atoms, lookup);
      }
    }
    add(lookup, scores);
  }

  private void gatherEach(int type, Sentence sentence, int node, Lookup lookup) {
    if (node != Tree.NONE) {
      Field field = template.atomFields[template.features[type][0]];
      for (long value : sentence.each(field, node)) {
        gather(type, value, lookup);
      }
    }
  }

  private void gatherOne(int type, Sentence sentence, int[] nodes, int[] atoms, Lookup lookup) {
    long joined = 0;
    for (int i = 0; i < atoms.length; i++) {
      int node = nodes[template.atomSlots[atoms[i]]];
      int field = template.atomColumns[atoms[i]];
      if (node == Tree.NONE || sentence.powers[field][node] == 0) {
        return;
      }
      long value = sentence.hashes[field][node];
      joined = i == 0 ? value : Hash.join(joined, value, sentence.powers[field][node]);
    }
    gather(type, joined, lookup);
  }

  private void gather(int type, long value, Lookup lookup) {
    long key = Hash.key(type, value);
    int first = typeBegins[type];
    lookup.add(first + Hash.bucket(key, typeBegins[type + 1] - first), Hash.rest(key));
  }

  private void add(Lookup lookup, int[] scores) {
    int[] places = lookup.places;
    int[] ends = lookup.ends;
    for (int i = 0; i < lookup.size; i++) {
      ends[i] = bucketBegins[places[i] + 1];
      places[i] = bucketBegins[places[i]];
    }
    for (int i = 0; i < lookup.size; i++) {
      places[i] = find(places[i], ends[i], lookup.rests[i]);
    }
    for (int i = 0; i < lookup.size; i++) {
      if (places[i] >= 0) {
        add(places[i], scores);
      }
    }
  }
}
