package io.dateline.text.parse;

import java.util.List;

/** Gives each word the tag that scores best, from left to right. */
final class Tagger {

  private final Model model;
  private final int[] types;
  private final List<String> tags;
  private final Hash[] hashes;
  private final int name;

  Tagger(Model model) {
    this.model = model;
    this.types = model.types(_ -> true);
    this.tags = model.labels();
    this.name = tags.indexOf("NNP");
    this.hashes = tags.stream().map(Hash::of).toArray(Hash[]::new);
  }

  /** The tag of each word; the sentence keeps it too. */
  String[] tag(Sentence sentence) {
    String[] found = new String[sentence.size];
    int[] nodes = new int[model.template().slots.length];
    Lookup lookup = new Lookup();
    for (int word = 1; word <= sentence.size; word++) {
      place(nodes, word, sentence.size);
      int[] scores = model.scores();
      model.score(types, sentence, nodes, lookup, scores);
      int best = model.best(scores);
      int tag = isPronoun(tags.get(best)) && isAcronym(sentence, word) ? name : best;
      found[word - 1] = tags.get(tag);
      sentence.set(Field.TAG, word, hashes[tag]);
    }
    return found;
  }

  private static boolean isPronoun(String tag) {
    return tag.equals("WP") || tag.equals("PRP");
  }

  /** "WHO", "IT" among words that are not all in capitals: no pronoun. */
  private static boolean isAcronym(Sentence sentence, int word) {
    return sentence.simplified[word].length() > 1
        && isCapital(sentence.simplified[word])
        && !(word > 1 && isCapital(sentence.simplified[word - 1]))
        && !(word < sentence.size && isCapital(sentence.simplified[word + 1]));
  }

  private static boolean isCapital(String form) {
    return form.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private void place(int[] nodes, int word, int size) {
    for (int slot = 0; slot < nodes.length; slot++) {
      int node = word + model.template().slots[slot].offset();
      nodes[slot] = node >= 1 && node <= size ? node : Tree.NONE;
    }
  }
}
