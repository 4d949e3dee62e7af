package io.dateline.text.parse;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A linear model: for each feature weights for some of the labels, in a table of hashed features.
 * What all values of a set say together is added up once for each set.
 */
final class Model {

  private final String[] labels;
  private final Template template;

  /** The first bucket of each type, then the number of all buckets. */
  private final int[] typeBegins;

  private final Rows rows;

  /** The scores of each set that was asked for, by the types of features that are sets. */
  private final @Nullable AtomicReferenceArray<int @Nullable []>[] ofSets;

  private Model(Planes planes) {
    labels = planes.lines().toArray(String[]::new);
    template = new Template(planes.lines());
    typeBegins = planes.numbers();
    rows = Rows.read(planes, labels.length);
    ofSets = ofSets(template);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable AtomicReferenceArray<int @Nullable []>[] ofSets(Template template) {
    AtomicReferenceArray[] ofSets = new AtomicReferenceArray[template.features.length];
    for (int type = 0; type < ofSets.length; type++) {
      if (template.isSet(type)) {
        ofSets[type] = new AtomicReferenceArray<int @Nullable []>(Sentence.MOST_SETS);
      }
    }
    return ofSets;
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

  /** Adds numbers to others, in a loop that compilers make one over vectors. */
  static void add(int[] more, int[] scores) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += more[i];
    }
  }

  /** The number of the label with the highest score. */
  int best(int[] scores) {
    int best = 0;
    for (int i = 1; i < labels.length; i++) {
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

  /** The lead of the best label over the next best; 0 where there is no other. */
  static int lead(int[] scores, int[] among, int best) {
    int second = among.length > 1 ? Integer.MIN_VALUE : scores[best];
    for (int label : among) {
      second = label != best && scores[label] > second ? scores[label] : second;
    }
    return scores[best] - second;
  }

  /** A new row of scores, as many as there are labels, with a few to spare. */
  int[] scores() {
    return new int[Bytes.roundedUp(labels.length)];
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
    for (int type : types) {
      AtomicReferenceArray<int @Nullable []> ofSet = ofSets[type];
      if (ofSet != null) {
        addSet(type, ofSet, sentence, nodes, lookup, scores);
      }
    }
    lookup.size = 0;
    for (int type : types) {
      if (ofSets[type] == null) {
        gatherOne(type, sentence, nodes, lookup);
      }
    }
    rows.add(lookup, scores);
  }

  private void addSet(
      int type,
      AtomicReferenceArray<int @Nullable []> ofSet,
      Sentence sentence,
      int[] nodes,
      Lookup lookup,
      int[] scores) {
    int atom = template.features[type][0];
    int node = nodes[template.atomSlots[atom]];
    int set = node == Tree.NONE ? 0 : sentence.set(template.atomFields[atom], node);
    if (set == 0) {
      return;
    }
    int[] known = ofSet.get(set);
    if (known == null) {
      known = scores();
      lookup.size = 0;
      for (long value : sentence.each(template.atomFields[atom], node)) {
        gather(type, value, lookup);
      }
      rows.add(lookup, known);
      ofSet.set(set, known);
    }
    add(known, scores);
  }

  private void gatherOne(int type, Sentence sentence, int[] nodes, Lookup lookup) {
    int[] atoms = template.features[type];
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
}
