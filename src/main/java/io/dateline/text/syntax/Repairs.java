package io.dateline.text.syntax;

/** Puts right what a parser of news is known to get wrong, where the tree itself shows it. */
final class Repairs {

  /** No subject that was joined to another word is longer. */
  private static final int LONGEST_SUBJECT = 20;

  private Repairs() {}

  static void apply(String[] lower, String[] tags, String[] labels, int[] heads) {
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
    for (int i = 1; i < heads.length; i++) {
      boolean twice = labels[i].equals("nsubj") && labels[i - 1].equals("nsubj");
      if (twice && heads[i] == heads[i - 1] && tags[i].startsWith("NNP")) {
        heads[i - 1] = i;
        labels[i - 1] = "compound";
      }
    }
    for (int i = 0; i < heads.length; i++) {
      takeSubject(tags, labels, heads, i);
    }
    for (int i = 1; i < heads.length; i++) {
      // "Polls open on Thursday": no adjective has a subject of its own.
      boolean alone = tags[i].equals("JJ") && heads[i] < 0 && tags[i - 1].equals("NNS");
      if (alone && heads[i - 1] == i && labels[i - 1].equals("nsubj")) {
        tags[i] = "VBP";
      }
    }
    for (int i = 0; i + 2 < heads.length; i++) {
      giveHearer(lower, tags, labels, heads, i);
    }
    joinClauses(tags, labels, heads);
    joinRoots(tags, labels, heads);
    freeAdverbs(tags, labels, heads);
    raiseOpening(labels, heads);
    for (int i = 0; i < heads.length; i++) {
      int verb = heads[i];
      boolean clause = verb >= 0 && tags[verb].equals("VBN") && labels[i].equals("nsubj");
      if (clause && i < verb && !hasAuxiliary(labels, heads, verb)) {
        tags[verb] = "VBD";
      }
    }
  }

  /**
   * "In March, the singer, 64, gave", "before flows were suspended": what a preposition was taken
   * to govern is the subject of the verb after it, which has none.
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
    } else if (object >= 0
        && find(labels, heads, object, "conj") > object
        && tags[object + 1].equals(",")) {
      takeApart(labels, heads, object, verb);
    } else if (object >= 0 && tags[preposition].equals("IN") && opens(tags, heads, object, verb)) {
      heads[object] = verb;
      labels[object] = tags[verb].equals("VBN") ? "nsubjpass" : "nsubj";
      labels[preposition] = "mark";
      labels[verb] = labels[verb].equals("conj") ? "advcl" : labels[verb];
    }
  }

  /** "told Reuters rebels had fled": the hearer is no part of the name of those who fled. */
  private static void giveHearer(
      String[] lower, String[] tags, String[] labels, int[] heads, int verb) {
    int hearer = verb + 1;
    int noun = heads[hearer];
    boolean joined =
        lower[verb].equals("told")
            && tags[hearer].startsWith("NNP")
            && labels[hearer].equals("compound")
            && noun > hearer;
    while (joined && labels[noun].equals("compound") && heads[noun] > noun) {
      noun = heads[noun];
    }
    int told = find(labels, heads, verb, "ccomp");
    // "told Ana Ruiz left": the end of the name cannot be known.
    if (!joined || told < noun || tags[noun].startsWith("NNP")) {
      return;
    }
    boolean subject = labels[noun].startsWith("nsubj") && heads[noun] == told;
    boolean object = labels[noun].equals("dobj") && heads[noun] == verb;
    boolean free = subject && find(labels, heads, verb, "dobj") < 0;
    if (free || (object && !hasSubject(labels, heads, told))) {
      heads[noun] = told;
      labels[noun] = "nsubj";
      heads[hearer] = verb;
      labels[hearer] = "dobj";
    }
  }

  /** "Under the plan, food and medicine will be sent": no list. */
  private static void takeApart(String[] labels, int[] heads, int noun, int verb) {
    int first = find(labels, heads, noun, "conj");
    for (int i = noun + 2; i < verb; i++) {
      if (heads[i] == noun) {
        heads[i] = first;
      }
    }
    heads[first] = verb;
    labels[first] = "nsubj";
  }

  /** "In May, shortly before the vote began, she resigned": what opens is said of the resigning. */
  private static void raiseOpening(String[] labels, int[] heads) {
    for (int i = 0; i < heads.length; i++) {
      int clause = heads[i];
      boolean opens =
          clause > i
              && labels[clause].equals("advcl")
              && heads[clause] > clause
              && (labels[i].equals("prep") || labels[i].equals("npadvmod"));
      int mark = opens ? find(labels, heads, clause, "mark") : -1;
      if (mark > i && i <= 1) {
        heads[i] = heads[clause];
      }
    }
  }

  /** "went down an hour later in rough seas": where is said of the verb, not of the hour. */
  private static void freeAdverbs(String[] tags, String[] labels, int[] heads) {
    for (int i = 0; i < heads.length; i++) {
      int adverb = heads[i];
      boolean place = adverb >= 0 && labels[i].equals("prep") && i > adverb;
      boolean later = place && tags[adverb].equals("RB") && labels[adverb].equals("advmod");
      if (later && heads[adverb] >= 0 && find(labels, heads, adverb, "npadvmod") >= 0) {
        heads[i] = heads[adverb];
      }
    }
  }

  /** "The opening planned for March has been cancelled": two roots, but one subject. */
  private static void joinRoots(String[] tags, String[] labels, int[] heads) {
    int first = -1;
    for (int i = 0; i < heads.length; i++) {
      boolean taken =
          (labels[i].equals("prep") && isPastOrThird(tags[i]))
              || isUnjoined(tags, labels, heads, i);
      if (taken && heads[i] == first) {
        heads[i] = -1;
        labels[i] = "root";
      }
      boolean root = heads[i] < 0 && tags[i].startsWith("VB");
      boolean reduced = first >= 0 && (tags[first].equals("VBD") || tags[first].equals("VBN"));
      if (root && reduced && !hasSubject(labels, heads, i)) {
        int subject = find(labels, heads, first, "nsubj");
        if (subject >= 0 && subject < first && !hasAuxiliary(labels, heads, first)) {
          heads[first] = subject;
          labels[first] = "acl";
          tags[first] = "VBN";
          heads[subject] = i;
          labels[subject] = tags[i].equals("VBN") ? "nsubjpass" : "nsubj";
        }
        return;
      }
      first = root ? i : first;
    }
  }

  /** "We booked in May and our flight is on Friday": two clauses, whatever else the tree says. */
  private static void joinClauses(String[] tags, String[] labels, int[] heads) {
    for (int i = 1; i < heads.length; i++) {
      int verb = heads[i];
      boolean clause =
          verb >= 0
              && verb < i
              && labels[i].equals("ccomp")
              && tags[i].startsWith("VB")
              && tags[verb].startsWith("VB");
      int first = i;
      while (clause && first > verb && isUnder(heads, first - 1, i)) {
        first--;
      }
      if (clause && first > verb + 1 && tags[first - 1].equals("CC")) {
        labels[i] = "conj";
        labels[first - 1] = "cc";
        heads[first - 1] = verb;
      }
    }
  }

  /** A verb that is said to be joined to another, without a word or a comma that joins them. */
  private static boolean isUnjoined(String[] tags, String[] labels, int[] heads, int verb) {
    boolean joined = labels[verb].equals("conj") || labels[verb].equals("advcl");
    if (!joined || !tags[verb].startsWith("VB") || hasSubject(labels, heads, verb)) {
      return false;
    }
    boolean auxiliary = false;
    for (int i = Math.max(0, heads[verb]); i < verb; i++) {
      boolean beside = heads[i] == heads[verb];
      boolean marked = heads[i] == verb && (tags[i].startsWith("W") || labels[i].equals("mark"));
      if (marked || (beside && (labels[i].equals("cc") || labels[i].equals("punct")))) {
        return false;
      }
      boolean finite = isPastOrThird(tags[i]) || tags[i].equals("MD") || tags[i].equals("VBP");
      auxiliary |= heads[i] == verb && labels[i].startsWith("aux") && finite;
    }
    return auxiliary || isPastOrThird(tags[verb]);
  }

  /** "…on Friday, police and workers said": who says so was joined to the day before the comma. */
  private static void takeSubject(String[] tags, String[] labels, int[] heads, int verb) {
    boolean lacks =
        isPastOrThird(tags[verb])
            && find(labels, heads, verb, "ccomp") >= 0
            && !hasSubject(labels, heads, verb);
    for (int at = verb - 1; lacks && at >= Math.max(0, verb - LONGEST_SUBJECT); at--) {
      boolean apart = labels[at].equals("conj") || labels[at].equals("appos");
      if (apart && tags[at].startsWith("NN") && reaches(tags, heads, at, verb)) {
        heads[at] = verb;
        labels[at] = "nsubj";
        return;
      }
    }
  }

  /** Whether a noun's phrase fills all the words from a comma to a verb. */
  private static boolean reaches(String[] tags, int[] heads, int noun, int verb) {
    int first = verb;
    while (first > 0 && isUnder(heads, first - 1, noun)) {
      first--;
    }
    return first <= noun && first > 0 && tags[first - 1].equals(",");
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
    boolean finite = first < verb || (isPastOrThird(tags[verb]) || tags[verb].equals("VBP"));
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

  private static boolean isPastOrThird(String tag) {
    return tag.equals("VBD") || tag.equals("VBZ");
  }
}
