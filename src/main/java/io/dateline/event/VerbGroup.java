package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.ArrayList;
import java.util.List;

/**
 * A verb with its auxiliaries: "have held", "is due to come", "will not be signed".
 *
 * @param first its first word
 * @param last its last word
 * @param head the word that names what happens
 * @param form how it stands in its sentence
 * @param passive whether its subject undergoes what it says
 */
record VerbGroup(int first, int last, int head, Form form, boolean passive) {

  /** How a verb group stands in its sentence. */
  enum Form {
    FINITE,
    PARTICIPLE,
    INFINITIVE
  }

  private static final Lexicon<String> CUES =
      Lexicon.load(VerbGroup.class, "en/cues.tsv", (row, _) -> row[1]);

  /** The verb groups of a sentence, in order. */
  static List<VerbGroup> find(TaggedSentence sentence) {
    List<VerbGroup> groups = new ArrayList<>();
    int i = 0;
    while (i < sentence.size()) {
      if (begins(sentence, i)) {
        int last = end(sentence, i);
        groups.add(of(sentence, i, last));
        i = last + 1;
      } else {
        i++;
      }
    }
    for (int n = 0; n + 1 < groups.size(); n++) {
      VerbGroup group = groups.get(n);
      if (isReducedRelative(sentence, group, groups.get(n + 1))) {
        groups.set(n, new VerbGroup(group.first, group.last, group.head, Form.PARTICIPLE, true));
      }
    }
    for (int n = 0; n < groups.size(); n++) {
      VerbGroup group = groups.get(n);
      if (isClosingReport(sentence, group)) {
        groups.set(n, new VerbGroup(group.first, group.last, group.head, Form.FINITE, false));
      }
    }
    if (groups.stream().noneMatch(group -> group.form == Form.FINITE)) {
      for (int n = 0; n < groups.size(); n++) {
        VerbGroup group = groups.get(n);
        if (isMistakenPast(sentence, group)) {
          groups.set(n, new VerbGroup(group.first, group.last, group.head, Form.FINITE, false));
          break;
        }
      }
    }
    return groups;
  }

  /** "…, state television told viewers on Saturday." */
  private static boolean isClosingReport(TaggedSentence sentence, VerbGroup group) {
    int next = group.last + 1;
    boolean told = sentence.lower(group.head).equals("told");
    while (sentence.isTime(next)
        || sentence.tag(next).equals("IN")
        || (told && sentence.isNoun(next))) {
      next++;
    }
    return group.first == group.last
        && group.form == Form.PARTICIPLE
        && sentence.tag(group.head).equals("VBN")
        && sentence.isNoun(group.first - 1)
        && next >= sentence.size() - 1
        && Reporting.isReport(sentence.lower(group.head));
  }

  /** "The bombings, on 7 August, killed 247 people": no participle, where no other verb is. */
  private static boolean isMistakenPast(TaggedSentence sentence, VerbGroup group) {
    boolean object =
        switch (sentence.tag(group.last + 1)) {
          case "DT", "CD", "PRP", "PRP$", "NNP" -> true;
          default -> false;
        };
    return group.first > 0
        && group.first == group.last
        && sentence.tag(group.head).equals("VBN")
        && object
        && !sentence.isTime(group.last + 1);
  }

  /** "The opening planned for March has been cancelled": one subject, but only one finite verb. */
  private static boolean isReducedRelative(
      TaggedSentence sentence, VerbGroup group, VerbGroup next) {
    boolean alone = group.first == group.last && sentence.tag(group.head).equals("VBD");
    boolean attached =
        sentence.isNoun(group.first - 1)
            && (sentence.tag(group.last + 1).equals("IN") || sentence.isTime(group.last + 1));
    if (!alone
        || !attached
        || next.form != Form.FINITE
        || Reporting.isReport(sentence.lower(group.head))) {
      return false;
    }
    for (int i = group.last + 1; i < next.first; i++) {
      if (sentence.isComma(i)
          || sentence.isBreak(i)
          || sentence.isSubordinator(i)
          || sentence.tag(i).equals("CC")) {
        return false;
      }
    }
    return true;
  }

  private static boolean begins(TaggedSentence sentence, int i) {
    return sentence.tag(i).equals("MD")
        || (sentence.isVerb(i)
            && Character.isLetter(sentence.lower(i).charAt(sentence.lower(i).length() - 1))
            && !isAdjective(sentence, i)
            && !isPreposition(sentence, i))
        || opensInfinitive(sentence, i);
  }

  /** "to sell", "to quietly sell". */
  private static boolean opensInfinitive(TaggedSentence sentence, int i) {
    int verb = sentence.tag(i + 1).equals("RB") ? i + 2 : i + 1;
    return sentence.tag(i).equals("TO") && sentence.tag(verb).equals("VB");
  }

  /** "following the purchase", "including two ministers": a participle that is a preposition. */
  private static boolean isPreposition(TaggedSentence sentence, int i) {
    return switch (sentence.lower(i)) {
      case "including", "according", "regarding", "concerning", "excluding" -> true;
      case "following" -> !isAuxiliary(sentence.lower(i - 1));
      default -> false;
    };
  }

  /** "a planned visit", "earlier than planned": a participle that tells no event of its own. */
  private static boolean isAdjective(TaggedSentence sentence, int i) {
    boolean participle = sentence.tag(i).equals("VBN") || sentence.tag(i).equals("VBG");
    boolean compared = sentence.lower(i - 1).equals("than") || sentence.lower(i - 1).equals("as");
    if (participle && compared) {
      return true;
    }
    if (!participle || !sentence.isNoun(i + 1)) {
      return false;
    }
    return switch (sentence.tag(i - 1)) {
      case "DT", "PRP$", "POS", "JJ" -> true;
      case "IN" -> sentence.tag(i).equals("VBN");
      default -> false;
    };
  }

  /** The last word of the group that begins at {@code first}. */
  private static int end(TaggedSentence sentence, int first) {
    int last = first;
    int i = first + 1;
    while (i < sentence.size()) {
      String tag = sentence.tag(i);
      if (tag.startsWith("VB") && continues(sentence, last, i)) {
        last = i;
        i++;
      } else if (tag.equals("RB") || tag.equals("RP")) {
        i++;
      } else if (tag.equals("TO")
          && sentence.tag(i + 1).equals("VB")
          && takesInfinitive(sentence, last)) {
        last = i + 1;
        i += 2;
      } else if (isCueAdjective(sentence, i) && sentence.tag(i + 1).equals("TO")) {
        last = i;
        i++;
      } else {
        break;
      }
    }
    return last;
  }

  private static boolean isCueAdjective(TaggedSentence sentence, int i) {
    return sentence.tag(i).startsWith("JJ") && CUES.contains(sentence.lower(i));
  }

  private static boolean continues(TaggedSentence sentence, int last, int i) {
    String before = sentence.lower(last);
    if (sentence.tag(last).equals("MD") || sentence.tag(last).equals("TO")) {
      return true;
    }
    return switch (sentence.tag(i)) {
      case "VBN", "VBG" -> isAuxiliary(before);
      case "VB" -> isDo(before);
      default -> false;
    };
  }

  static boolean isAuxiliary(String word) {
    return isBe(word)
        || switch (word) {
          case "have", "has", "had", "having", "'ve", "get", "got", "gets" -> true;
          default -> false;
        };
  }

  static boolean isBe(String word) {
    return switch (word) {
      case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m" -> true;
      default -> false;
    };
  }

  private static boolean isDo(String word) {
    return word.equals("do") || word.equals("does") || word.equals("did");
  }

  private static boolean takesInfinitive(TaggedSentence sentence, int last) {
    String word = sentence.lower(last);
    return isBe(word)
        || CUES.contains(word)
        || switch (word) {
          case "have",
              "has",
              "had",
              "began",
              "begins",
              "begin",
              "begun",
              "continue",
              "continued",
              "continues",
              "started",
              "starts",
              "tried",
              "tries",
              "used",
              "able",
              "managed",
              "helped",
              "ready",
              "forced" ->
              true;
          default -> false;
        };
  }

  private static VerbGroup of(TaggedSentence sentence, int first, int last) {
    int head = last;
    while (head > first && !sentence.isVerb(head)) {
      head--;
    }
    Form form =
        switch (sentence.tag(first)) {
          case "TO" -> Form.INFINITIVE;
          case "VBN" -> Form.PARTICIPLE;
          case "VBG" -> Form.PARTICIPLE;
          default -> Form.FINITE;
        };
    boolean passive =
        sentence.tag(head).equals("VBN")
            && (form == Form.PARTICIPLE || hasBe(sentence, first, head));
    return new VerbGroup(first, last, head, form, passive);
  }

  private static boolean hasBe(TaggedSentence sentence, int first, int head) {
    for (int i = first; i < head; i++) {
      if (isBe(sentence.lower(i))) {
        return true;
      }
    }
    return false;
  }

  boolean contains(int word) {
    return first <= word && word <= last;
  }
}
