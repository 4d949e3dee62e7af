package io.dateline.event;

import io.dateline.text.Gazetteer;
import io.dateline.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subject of a verb: the noun phrase that ends where the verb begins, read to the left
 * over what hangs on it ("the rebels holding the port of Misrata"), past what stands between
 * commas, and past a relative pronoun to what that stands for.
 */
final class SubjectFinder {

  /** The longest insertion between commas, in words. */
  private static final int INSERTION = 30;

  /** No subject has more words. */
  private static final int LONGEST = 40;

  private static final int NOTHING = -1;
  private static final int LOST = -2;

  private final TaggedSentence sentence;
  private final List<VerbGroup> groups;

  SubjectFinder(TaggedSentence sentence, List<VerbGroup> groups) {
    this.sentence = sentence;
    this.groups = groups;
  }

  /** The subject, as a span of words; null where none is found. */
  @Nullable Span of(VerbGroup group) {
    boolean participle = group.form() == VerbGroup.Form.PARTICIPLE;
    int end = withoutAdverbials(group.first());
    if (isRelativePronoun(end - 1)) {
      return antecedent(end - 1);
    }
    if (group.first() == 0 && participle) {
      return afterFronted(group);
    }
    if (opening(end - 1) != null) {
      // ", killing nine": what the clause before does.
      boolean adverbial = participle && sentence.tag(group.first()).equals("VBG");
      Span beside = participle ? phrase(end - 1, true) : null;
      return adverbial ? null : beside == null ? beforeInsertion(end - 1) : beside;
    }
    int relative = relativeBefore(end);
    return phrase(relative < 0 ? end : relative, participle);
  }

  /**
   * "The woman who was watching her clothes was killed": where the relative clause begins, or -1.
   */
  private int relativeBefore(int end) {
    int verbs = 0;
    for (int i = end - 1; i > 0 && end - i < LONGEST; i--) {
      if (sentence.isComma(i) || sentence.isBreak(i)) {
        return -1;
      }
      VerbGroup group = groupAt(i);
      if (group != null && group.form() == VerbGroup.Form.FINITE && group.first() == i) {
        verbs += sentence.tag(i - 1).equals("CC") ? 0 : 1;
      }
      if (verbs == 1 && isRelativePronoun(i) && opensVerb(i + 1)) {
        return i;
      }
      if (verbs > 1) {
        return -1;
      }
    }
    return -1;
  }

  private boolean opensVerb(int i) {
    int at = i;
    while (sentence.tag(at).startsWith("RB")) {
      at++;
    }
    VerbGroup group = groupAt(at);
    return group != null && group.form() == VerbGroup.Form.FINITE;
  }

  /** "The council on Aug. 6 unanimously ordered", "they all voted": the subject stands before. */
  private int withoutAdverbials(int verb) {
    int end = verb;
    while (true) {
      if (sentence.isTime(end - 1)) {
        while (sentence.isTime(end - 1)) {
          end--;
        }
        while (isPreposition(end - 1)
            || sentence.tag(end - 1).equals("DT")
            || sentence.tag(end - 1).startsWith("RB")) {
          end--;
        }
      } else if (sentence.tag(end - 1).startsWith("RB") || isFloating(end - 1)) {
        end--;
      } else {
        return end;
      }
    }
  }

  private boolean isFloating(int i) {
    return switch (sentence.lower(i)) {
      case "all", "both", "each" -> sentence.isNoun(i - 1) || sentence.tag(i - 1).equals("PRP");
      default -> false;
    };
  }

  private boolean isRelativePronoun(int i) {
    return switch (sentence.lower(i)) {
      case "who", "which" -> sentence.isNoun(i - 1) || sentence.isComma(i - 1);
      case "that" -> sentence.isNoun(i - 1);
      default -> false;
    };
  }

  /** What "who", "which" and "that" stand for: the nearest phrase, with the number it is of. */
  private @Nullable Span antecedent(int pronoun) {
    int end = sentence.isComma(pronoun - 1) ? pronoun - 1 : pronoun;
    boolean aged = sentence.tag(end - 1).equals("CD") && sentence.isComma(end - 2);
    if (aged && sentence.isName(end - 3)) {
      return new Span(phraseBegin(end - 2), end - 2);
    }
    if (!isHead(end - 1)) {
      return null;
    }
    int begin = phraseBegin(end);
    boolean person = sentence.lower(pronoun).equals("who");
    while (isHead(begin - 2)
        && (sentence.lower(begin - 1).equals("of")
            || (person && isPreposition(begin - 1) && isPlace(begin, end)))) {
      begin = phraseBegin(begin - 1);
    }
    return new Span(begin, end);
  }

  /** "Rescued by fishermen, Ana has become …": the subject of the verb that follows. */
  private @Nullable Span afterFronted(VerbGroup fronted) {
    for (VerbGroup group : groups) {
      if (group.form() == VerbGroup.Form.FINITE) {
        return group.first() > fronted.last() ? of(group) : null;
      }
    }
    return null;
  }

  /** What opens an insertion that a word closes; null if it closes none. */
  private @Nullable String opening(int i) {
    return switch (sentence.lower(i)) {
      case "," -> ",";
      case ")" -> "(";
      case "--", "\u2013", "\u2014" -> sentence.lower(i);
      default -> null;
    };
  }

  /** "a businessman from Alexandria who": nobody. */
  private boolean isPlace(int begin, int end) {
    int last = sentence.word(end - 1).end();
    CharSequence words = sentence.text().subSequence(sentence.word(begin).begin(), last);
    return Gazetteer.world().place(words.toString()) != null;
  }

  /** "John Smith, 54, the minister, said": the subject stands before what the commas enclose. */
  private @Nullable Span beforeInsertion(int close) {
    String opening = opening(close);
    for (int open = close - 2; open > 0 && close - open <= INSERTION; open--) {
      if (sentence.lower(open).equals(opening) && sentence.isNoun(open - 1)) {
        Span found = phrase(open, false);
        if (found != null) {
          return found;
        }
      } else if (sentence.isBreak(open) && sentence.isComma(close)) {
        return null;
      }
    }
    return null;
  }

  /**
   * The phrase that ends before word {@code end}, with what hangs on it; null if it has no head.
   */
  private @Nullable Span phrase(int end, boolean participle) {
    if (!isHead(end - 1)) {
      VerbGroup modifier = modifier(end - 1);
      return modifier != null && isHead(modifier.first() - 1)
          ? phrase(modifier.first(), participle)
          : null;
    }
    int to = end;
    int begin = phraseBegin(end);
    while (to - begin < LONGEST) {
      int name = apposed(begin);
      if (name > 0) {
        return new Span(phraseBegin(name), name);
      }
      int left = participle && isNearest(begin, end) ? NOTHING : hangsOn(begin);
      if (left == LOST) {
        return participle ? new Span(phraseBegin(end), end) : null;
      }
      if (left == NOTHING) {
        return new Span(begin, to);
      }
      begin = phraseBegin(left);
    }
    return null;
  }

  /**
   * "the aim of the statement adopted": a participle tells of what is nearest, if not of a name.
   */
  private boolean isNearest(int begin, int end) {
    if (sentence.isName(end - 1)) {
      return false;
    }
    boolean counted =
        sentence.lower(begin - 1).equals("of")
            && switch (sentence.lower(begin - 2)) {
              case "dozens", "scores", "hundreds", "thousands", "tens", "millions", "series" ->
                  true;
              default -> sentence.tag(begin - 2).equals("CD");
            };
    return !counted;
  }

  /**
   * Where the phrase ends that the one from {@code begin} hangs on or is joined to; {@link
   * #NOTHING} where it stands alone, {@link #LOST} where it hangs on what is no noun.
   */
  private int hangsOn(int begin) {
    int i = begin - 1;
    if (sentence.isTime(i)) {
      return NOTHING;
    }
    boolean preposition = false;
    while (isPreposition(i)
        || (preposition && sentence.tag(i).equals("CC") && isPreposition(i - 1))) {
      preposition = true;
      i--;
    }
    VerbGroup modifier = modifier(beforeAdverbs(i));
    if (modifier != null) {
      int head = beforeAdverbs(modifier.first() - 1);
      if (isHead(head)) {
        return head + 1;
      }
    }
    if (preposition && sentence.tag(i).equals("CC") && isHead(i - 1)) {
      return i;
    }
    if (preposition) {
      return isHead(i) && !sentence.tag(i).equals("PRP") ? i + 1 : LOST;
    }
    if (isHead(i - 1)
        && (Clause.isListComma(sentence, i) || (sentence.tag(i).equals("CC") && isJoint(i)))) {
      return i;
    }
    return NOTHING;
  }

  private int beforeAdverbs(int i) {
    int at = i;
    while (sentence.tag(at).startsWith("RB") || sentence.tag(at).equals("RP")) {
      at--;
    }
    return at;
  }

  /** "held Aleppo and rebels fled": after a verb and its object, "and" opens the next clause. */
  private boolean isJoint(int conjunction) {
    VerbGroup before = null;
    for (VerbGroup group : groups) {
      if (group.last() < conjunction && group.form() == VerbGroup.Form.FINITE) {
        before = group;
      }
    }
    if (before == null || Reporting.isReport(sentence.lower(before.head()))) {
      return true;
    }
    for (int i = before.last() + 1; i < conjunction; i++) {
      if (sentence.isComma(i) || sentence.isBreak(i) || sentence.isSubordinator(i)) {
        return true;
      }
    }
    return false;
  }

  /** The participle or infinitive that ends at a word, or null. */
  private @Nullable VerbGroup modifier(int i) {
    VerbGroup group = groupAt(i);
    return group == null || group.form() == VerbGroup.Form.FINITE ? null : group;
  }

  private @Nullable VerbGroup groupAt(int i) {
    for (VerbGroup group : groups) {
      if (group.contains(i)) {
        return group;
      }
    }
    return null;
  }

  /** "Ann Lang, head of the firm": where the name ends that the phrase explains; else -1. */
  private int apposed(int begin) {
    int comma = begin - 1;
    boolean explains =
        sentence.isComma(comma)
            && sentence.isName(comma - 1)
            && !sentence.isName(begin)
            && !sentence.tag(begin).equals("PRP")
            && !sentence.tag(begin).equals("EX")
            && !Clause.isListComma(sentence, comma);
    if (!explains) {
      return NOTHING;
    }
    int name = phraseBegin(comma);
    return !isPreposition(name - 1) && Names.isRole(sentence.lower(begin)) ? comma : NOTHING;
  }

  private boolean isPreposition(int i) {
    boolean tagged =
        sentence.tag(i).equals("IN")
            || (sentence.tag(i).equals("TO") && !sentence.tag(i + 1).equals("VB"));
    return tagged
        && Character.isLetter(sentence.lower(i).charAt(0))
        && !sentence.isSubordinator(i)
        && switch (sentence.lower(i)) {
          case "that", "than", "so", "lest", "once" -> false;
          default -> true;
        };
  }

  /** Whether a phrase can end with a word. */
  private boolean isHead(int i) {
    if (sentence.isTime(i)) {
      return false;
    }
    return switch (sentence.tag(i)) {
      case "PRP", "CD", "EX" -> true;
      case "DT" ->
          switch (sentence.lower(i)) {
            case "this", "that", "these", "those", "all", "some", "both", "another" -> true;
            default -> false;
          };
      default -> sentence.isNoun(i);
    };
  }

  /** The first word of the noun phrase whose last word is before {@code end}. */
  private int phraseBegin(int end) {
    int begin = end - 1;
    if (!sentence.isNoun(begin) && !sentence.tag(begin).equals("CD")) {
      return begin;
    }
    while (begin > 0
        && (sentence.isTime(begin - 1) ? isDescribing(begin - 1) : isBeforeNoun(begin - 1))) {
      begin--;
      boolean determiner = sentence.tag(begin).equals("DT") || sentence.tag(begin).equals("PRP$");
      if (determiner) {
        return sentence.tag(begin - 1).equals("PDT") ? begin - 1 : begin;
      }
    }
    boolean least = sentence.tag(begin).equals("JJS") && sentence.lower(begin - 1).equals("at");
    return least ? begin - 1 : sentence.tag(begin).equals("CD") ? numberBegin(begin) : begin;
  }

  /** "Monday's attack", "the 1991 war": a time inside a phrase. */
  private boolean isDescribing(int time) {
    int end = time;
    while (sentence.isTime(end)) {
      end++;
    }
    int begin = time;
    while (sentence.isTime(begin - 1)) {
      begin--;
    }
    return sentence.tag(end).equals("POS")
        || sentence.tag(begin - 1).equals("DT")
        || sentence.tag(begin - 1).equals("PRP$");
  }

  private boolean isBeforeNoun(int i) {
    return switch (sentence.tag(i)) {
      case "NN", "NNS" -> !sentence.tag(i + 1).equals("JJ");
      case "JJ", "JJR", "JJS", "NNP", "NNPS", "POS", "CD", "DT", "PRP$" -> true;
      case "VBN", "VBG" -> groupAt(i) == null || isAttributive(i);
      case "CC" -> sentence.tag(i - 1).startsWith("JJ") && !sentence.isName(i + 1);
      case "RB" -> sentence.tag(i + 1).equals("JJ") && sentence.tag(i - 1).equals("DT");
      default -> false;
    };
  }

  /** "Armed men", "wounded soldiers": a participle that opens a phrase. */
  private boolean isAttributive(int i) {
    boolean opens =
        i == 0
            || sentence.isComma(i - 1)
            || sentence.isBreak(i - 1)
            || sentence.tag(i - 1).equals("CC")
            || sentence.tag(i - 1).equals("CD");
    return opens && sentence.tag(i).equals("VBN") && sentence.isNoun(i + 1);
  }

  /** "More than 1,300 people", "at least 12", "as many as 30". */
  private int numberBegin(int number) {
    return switch (sentence.lower(number - 1)) {
      case "than" -> sentence.tag(number - 2).endsWith("R") ? number - 2 : number;
      case "as" ->
          sentence.lower(number - 2).equals("many") && sentence.lower(number - 3).equals("as")
              ? number - 3
              : number;
      case "to" -> sentence.lower(number - 2).equals("up") ? number - 2 : number;
      case "about", "around", "nearly", "almost", "over", "some" -> number - 1;
      default -> number;
    };
  }
}
