package io.dateline.text.syntax;

/** Puts right what a parser of news is known to get wrong, where the tree itself shows it. */
final class Repairs {

  private Repairs() {}

  static void apply(String[] tags, String[] labels, int[] heads) {
    for (int i = 0; i < heads.length; i++) {
      int subject = heads[i];
      int verb = subject < 0 ? -1 : heads[subject];
      boolean jumps =
          verb >= 0
              && labels[i].equals("appos")
              && labels[subject].startsWith("nsubj")
              && subject < verb
              && verb < i
              && tags[verb].startsWith("VB");
      boolean afterTime =
          verb >= 0
              && labels[i].equals("appos")
              && labels[subject].equals("npadvmod")
              && subject < i
              && tags[verb].startsWith("VB");
      if (jumps || afterTime) {
        heads[i] = verb;
        labels[i] = "dobj";
      }
    }
    for (int i = 0; i < heads.length; i++) {
      giveSubject(tags, labels, heads, i);
    }
    for (int i = 0; i < heads.length; i++) {
      int verb = heads[i];
      boolean clause = verb >= 0 && tags[verb].equals("VBN") && labels[i].equals("nsubj");
      if (clause && i < verb && !hasAuxiliary(labels, heads, verb)) {
        tags[verb] = "VBD";
      }
    }
  }

  /**
   * "In March, the singer, 64, gave", "before flows were suspended": what a preposition was taken to
   * govern is the subject of the verb after it, which has none.
   */
  private static void giveSubject(String[] tags, String[] labels, int[] heads, int preposition) {
    int verb = heads[preposition];
    boolean fronted =
        verb > preposition
            && labels[preposition].equals("prep")
            && tags[verb].startsWith("VB")
            && !hasSubject(labels, heads, verb);
    if (!fronted) {
      return;
    }
    int object = find(labels, heads, preposition, "pobj");
    int apposed = object < 0 ? -1 : find(labels, heads, object, "appos");
    if (apposed > object && apposed < verb) {
      heads[apposed] = verb;
      labels[apposed] = "nsubj";
    } else if (object >= 0 && tags[preposition].equals("IN") && opens(tags, heads, object, verb)) {
      heads[object] = verb;
      labels[object] = tags[verb].equals("VBN") ? "nsubjpass" : "nsubj";
      labels[preposition] = "mark";
      labels[verb] = labels[verb].equals("conj") ? "advcl" : labels[verb];
    }
  }

  /** Whether nothing but auxiliaries stands between a noun's phrase and a finite verb. */
  private static boolean opens(String[] tags, int[] heads, int noun, int verb) {
    int at = noun + 1;
    while (at < verb && isUnder(heads, at, noun)) {
      at++;
    }
    int first = at;
    while (at < verb && heads[at] == verb && (tags[at].startsWith("VB") || tags[at].equals("MD"))) {
      at++;
    }
    boolean finite = first < verb || tags[verb].matches("VB[DZP]");
    return at == verb && finite;
  }

  private static boolean isUnder(int[] heads, int word, int top) {
    int at = word;
    for (int depth = 0; at >= 0 && at != top && depth < heads.length; depth++) {
      at = heads[at];
    }
    return at == top;
  }

  private static int find(String[] labels, int[] heads, int head, String label) {
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] == head && labels[i].equals(label)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasSubject(String[] labels, int[] heads, int verb) {
    return find(labels, heads, verb, "nsubj") >= 0
        || find(labels, heads, verb, "nsubjpass") >= 0
        || find(labels, heads, verb, "expl") >= 0
        || find(labels, heads, verb, "csubj") >= 0;
  }

  private static boolean hasAuxiliary(String[] labels, int[] heads, int verb) {
    for (int i = 0; i < verb; i++) {
      if (heads[i] == verb && labels[i].startsWith("aux")) {
        return true;
      }
    }
    return labels[verb].equals("conj");
  }
}
