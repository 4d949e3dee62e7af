package io.dateline.text.parse;

/** Gives each word the tag that scores best, from left to right. */
final class Tagger {

  private final Model model;
  private final Hash[] tags;

  Tagger(Model model) {
    this.model = model;
    this.tags = model.labels().stream().map(Hash::of).toArray(Hash[]::new);
  }

  /** The tag of each word, by its number of {@link Model#labels}; the sentence keeps it too. */
  int[] tag(Sentence sentence) {
    int[] found = new int[sentence.size];
    int[] nodes = new int[model.template().slots.length];
    int[] scores = model.scores();
    for (int word = 1; word <= sentence.size; word++) {
      place(nodes, word, sentence.size);
      model.score(sentence, nodes, scores);
      found[word - 1] = Model.best(scores);
      sentence.set(Field.TAG, word, tags[found[word - 1]]);
    }
    return found;
  }

  private void place(int[] nodes, int word, int size) {
    for (int slot = 0; slot < nodes.length; slot++) {
      int node = word + model.template().slots[slot].offset();
      nodes[slot] = node >= 1 && node <= size ? node : Tree.NONE;
    }
  }
}
