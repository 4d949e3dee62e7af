package io.dateline.event;

import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the short line that names an event in a list: who did what, without the time words. */
final class Titles {

  /** The longest title, in UTF-16 units. */
  static final int LONGEST = 100;

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "on", "in", "at", "by", "since", "from", "until", "till", "of", "as", "for", "during",
          "before", "after", "around", "about", "late", "early", "to", "between", "through",
          "over");
  private static final Set<String> NO_LAST_WORD =
      Set.of(
          "on",
          "in",
          "at",
          "by",
          "since",
          "from",
          "until",
          "of",
          "as",
          "for",
          "during",
          "before",
          "after",
          "to",
          "with",
          "and",
          "or",
          "but",
          "the",
          "a",
          "an",
          "that",
          "which",
          "who",
          "its",
          "his",
          "her",
          "their",
          "is",
          "was",
          "are",
          "were",
          "be",
          "not",
          "into",
          "than",
          "through",
          "between",
          "while",
          "when",
          "about",
          "around",
          "no",
          "this",
          "these",
          "said",
          "have",
          "has",
          "had",
          "been",
          "being",
          "will",
          "would",
          "could",
          "can",
          "may",
          "might",
          "should",
          "such",
          "more",
          "most",
          "very",
          "our",
          "my",
          "if",
          "because",
          "including");

  /** What no title begins with: dashes, bars, bullets. */
  private static final Pattern LEADING = Pattern.compile("^[^\\p{L}\\p{N}$\u20ac\u00a3]+");

  private Titles() {}

  /**
   * The title of an event told by a verb.
   *
   * @param names the names in the subject, which stand for it where it is too long
   * @param times the words that tell times, to be left out
   */
  static String of(Clause clause, List<String> names, List<Span> times) {
    TaggedSentence sentence = clause.sentence();
    if (isIssuedDocument(clause)) {
      return finish(words(sentence, clause.subjectBegin(), clause.subjectEnd(), times) + " issued");
    }
    String subject = words(sentence, clause.subjectBegin(), clause.subjectEnd(), times);
    String rest = words(sentence, clause.verbBegin(), clause.end(), times);
    int content = endOfContent(clause, times);
    if (content > 0) {
      rest += " that " + content(sentence, words(sentence, 0, content, times));
    }
    if (clause.isPronoun()) {
      return finish(
          names.isEmpty() ? withoutAuxiliary(clause, times) : names.getFirst() + " " + rest);
    }
    boolean tooLong = subject.length() + rest.length() >= LONGEST && !names.isEmpty();
    boolean several = subject.contains(" and ") || subject.contains(",");
    String shown = !tooLong ? subject : several ? String.join(" and ", names) : names.getLast();
    return finish(shown.isEmpty() ? rest : shown + " " + rest);
  }

  /** "It was agreed at talks" without who or what it is: "Agreed at talks". */
  private static String withoutAuxiliary(Clause clause, List<Span> times) {
    TaggedSentence sentence = clause.sentence();
    int begin = clause.group().passive() ? clause.group().head() : clause.verbBegin();
    return words(sentence, begin, clause.end(), times);
  }

  /** The title of an event told by a noun phrase, the words {@code [begin, end)}. */
  static String of(TaggedSentence sentence, int begin, int end, List<Span> times) {
    return finish(words(sentence, begin, end, times));
  }

  /** The first word of the phrase around a noun. */
  static int phraseBegin(TaggedSentence sentence, int noun) {
    int begin = noun;
    while (begin > 0 && isBeforeNoun(sentence, begin - 1)) {
      begin--;
    }
    return begin;
  }

  /** The word after the phrase around a noun, with the prepositional phrases that follow. */
  static int phraseEnd(TaggedSentence sentence, int noun) {
    int end = noun + 1;
    while (end < sentence.size() && isAfterNoun(sentence, end)) {
      end++;
    }
    return end;
  }

  private static boolean isBeforeNoun(TaggedSentence sentence, int i) {
    return switch (sentence.tag(i)) {
      case "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "POS", "CD", "DT" -> true;
      default -> false;
    };
  }

  private static boolean isAfterNoun(TaggedSentence sentence, int i) {
    return switch (sentence.tag(i)) {
      case "JJ", "NN", "NNS", "NNP", "NNPS", "DT", "CD", "POS", "PRP$" -> true;
      case "IN", "TO" ->
          switch (sentence.lower(i)) {
            case "of", "in", "on", "with", "between", "against", "to", "at", "near", "by", "for" ->
                true;
            default -> false;
          };
      case "CC" -> sentence.isNoun(i + 1) || sentence.tag(i + 1).equals("DT");
      default -> false;
    };
  }

  /**
   * "The wall gave way, the port said on Monday": where the words end that tell what was said, when
   * they stand before who said it; else 0.
   */
  private static int endOfContent(Clause clause, List<Span> times) {
    TaggedSentence sentence = clause.sentence();
    boolean report =
        Reporting.isReport(sentence.lower(clause.group().head()))
            && clause.group().form() == VerbGroup.Form.FINITE
            && !clause.group().passive();
    int begin = Math.min(clause.subjectBegin(), clause.group().first());
    int end = begin;
    while (end > 0 && (sentence.isQuote(end - 1) || sentence.isComma(end - 1))) {
      end--;
    }
    if (!report || begin < 4 || end == begin) {
      return 0;
    }
    for (int i = clause.group().last() + 1; i < clause.end(); i++) {
      if (!isIn(times, sentence.word(i)) && !PREPOSITIONS.contains(sentence.lower(i))) {
        return 0;
      }
    }
    return end;
  }

  /** What was said, begun small unless a name begins it. */
  private static String content(TaggedSentence sentence, String words) {
    int first = sentence.isQuote(0) ? 1 : 0;
    String plain = plain(words).strip();
    boolean name = sentence.isName(first) || sentence.lower(first).equals("i") || plain.isEmpty();
    return name ? plain : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }

  private static boolean isIssuedDocument(Clause clause) {
    int head = clause.subjectHead();
    return head >= 0
        && Reporting.isDocument(clause.sentence().lower(head))
        && Reporting.isReport(clause.sentence().lower(clause.group().head()))
        && !clause.group().passive();
  }

  /**
   * The words {@code [begin, end)} as written, without the times and the prepositions before them.
   */
  private static String words(TaggedSentence sentence, int begin, int end, List<Span> times) {
    List<Integer> kept = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      boolean time =
          isIn(times, sentence.word(i))
              || (sentence.tag(i).equals("POS") && i > 0 && isIn(times, sentence.word(i - 1)));
      if (!time) {
        kept.add(i);
        continue;
      }
      boolean first = i == begin || !isIn(times, sentence.word(i - 1));
      while (first && !kept.isEmpty() && PREPOSITIONS.contains(sentence.lower(kept.getLast()))) {
        kept.removeLast();
      }
    }
    StringBuilder written = new StringBuilder();
    for (int n = 0; n < kept.size(); n++) {
      int i = kept.get(n);
      boolean glued =
          n > 0
              && kept.get(n - 1) == i - 1
              && sentence.word(i - 1).end() == sentence.word(i).begin();
      if (n > 0 && !glued && !sentence.isComma(i)) {
        written.append(' ');
      }
      written.append(sentence.string(i));
    }
    return written.toString();
  }

  private static boolean isIn(List<Span> times, Span word) {
    for (Span time : times) {
      if (time.overlaps(word)) {
        return true;
      }
    }
    return false;
  }

  /** One line, begun with a capital, closed at a whole word, within the length. */
  static String finish(String raw) {
    String bare = LEADING.matcher(plain(raw)).replaceFirst("");
    String title = withoutArticle(withoutConjunction(bare.strip()));
    if (title.length() > LONGEST) {
      title = title.substring(0, cut(title));
    }
    title = withoutLooseEnd(title);
    return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** Where a title that is too long is cut: before its last phrase, else after its last word. */
  private static int cut(String title) {
    int last = title.lastIndexOf(' ', LONGEST - 1);
    if (last <= 20) {
      return LONGEST - 1;
    }
    for (int at = last; at > last - LONGEST / 3; at = title.lastIndexOf(' ', at - 1)) {
      int next = title.indexOf(' ', at + 1);
      String word = title.substring(at + 1, next < 0 ? title.length() : next);
      if (PREPOSITIONS.contains(word) || word.equals("with") || word.equals("that")) {
        return at;
      }
    }
    return last;
  }

  private static String plain(String raw) {
    StringBuilder plain = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        plain.append(' ');
      } else if ("\"\u201c\u201d()[]".indexOf(c) < 0) {
        plain.append(c);
      }
    }
    return plain.toString().replaceAll(" {2,}", " ").replace(" ,", ",");
  }

  private static String withoutConjunction(String title) {
    for (String conjunction : List.of("and ", "but ", "or ", "that ")) {
      if (title.regionMatches(true, 0, conjunction, 0, conjunction.length())) {
        return title.substring(conjunction.length());
      }
    }
    return title;
  }

  static String withoutArticle(String title) {
    for (String article : List.of("the ", "a ", "an ")) {
      if (title.regionMatches(true, 0, article, 0, article.length())) {
        return title.substring(article.length());
      }
    }
    return title;
  }

  private static String withoutLooseEnd(String title) {
    String rest = title;
    while (true) {
      rest = rest.replaceFirst("[\\s,;:.\\-\u2013\u2014'\u2019]+$", "");
      int space = rest.lastIndexOf(' ');
      if (space < 0 || !NO_LAST_WORD.contains(rest.substring(space + 1).toLowerCase(Locale.ROOT))) {
        return rest;
      }
      rest = rest.substring(0, space);
    }
  }
}
