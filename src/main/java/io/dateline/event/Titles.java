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

  private static final int FEWEST_WORDS = 2;

  /** Within how many words a dateline ends that stands in its sentence. */
  private static final int DATELINE_REACH = 25;

  /** A longer subject is shown without what hangs on it. */
  private static final int LONGEST_SUBJECT = 60;

  /** Words of talk, which name nobody where they stand alone. */
  private static final Pattern TALK =
      Pattern.compile("\\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)\\b(?!\\.)");

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
      int begin = beginOfContent(sentence, content);
      String said = content(sentence, begin, words(sentence, begin, content, times));
      rest = TALK.matcher(said).find() ? ": " + capital(said) : rest + " that " + said;
    }
    if (clause.isExistential()) {
      return standing(words(sentence, clause.group().last() + 1, clause.end(), times));
    }
    if (clause.isPronoun()) {
      String shown = names.isEmpty() ? confirmed(clause, times) : names.getFirst() + " " + rest;
      return standing(shown);
    }
    boolean number =
        clause.subjectEnd() == clause.subjectBegin() + 1
            && sentence.tag(clause.subjectBegin()).equals("CD");
    if (subject.isBlank() || number || clause.isGerund() || isStandIn(clause)) {
      return "";
    }
    if (subject.length() > LONGEST_SUBJECT) {
      subject = shortened(subject, names);
    }
    if (clause.verbBegin() == 0) {
      rest = Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }
    String apart = rest.isEmpty() || "'\u2019:".indexOf(rest.charAt(0)) >= 0 ? "" : " ";
    String title = subject + apart + rest;
    boolean report = Reporting.isReport(sentence.lower(clause.group().head()));
    if (report && content == 0 && saysNothing(clause, times)) {
      return "";
    }
    return report && title.indexOf('|') < 0 ? finish(title) : standing(title);
  }

  /** "a reporter asked on Tuesday", "forecasters told a conference": but not what. */
  private static boolean saysNothing(Clause clause, List<Span> times) {
    TaggedSentence sentence = clause.sentence();
    boolean told = sentence.lower(clause.group().head()).equals("told");
    for (int i = clause.group().last() + 1; i < clause.end(); i++) {
      boolean word = Character.isLetterOrDigit(sentence.lower(i).charAt(0));
      boolean verb = sentence.isVerb(i) || sentence.tag(i).equals("MD");
      boolean telling =
          word && !isIn(times, sentence.word(i)) && !PREPOSITIONS.contains(sentence.lower(i));
      if (telling && (!told || verb)) {
        return false;
      }
    }
    return true;
  }

  /** "the stock fell as much as it did": a verb that only stands for another. */
  private static boolean isStandIn(Clause clause) {
    String head = clause.sentence().lower(clause.group().head());
    return clause.end() <= clause.group().last() + 1 && (head.equals("did") || head.equals("does"));
  }

  /** A long subject without what hangs on it; else its names, or the one that ends it. */
  private static String shortened(String subject, List<String> names) {
    for (int at = subject.lastIndexOf(' ', LONGEST_SUBJECT);
        at > 0;
        at = subject.lastIndexOf(' ', at - 1)) {
      int next = subject.indexOf(' ', at + 1);
      String word = subject.substring(at + 1, next < 0 ? subject.length() : next);
      if (PREPOSITIONS.contains(word) || word.equals("with") || word.equals("who")) {
        return withoutLooseEnd(subject.substring(0, at));
      }
    }
    boolean several = subject.contains(" and ") || subject.contains(",");
    return names.isEmpty() ? subject : several ? String.join(" and ", names) : names.getLast();
  }

  /**
   * A title if it stands alone: of two words at least, and nobody's talk of himself or to others;
   * else an empty string.
   */
  private static String standing(String raw) {
    String title = finish(raw);
    if (title.indexOf('|') >= 0) {
      return "";
    }
    boolean few = title.chars().filter(c -> c == ' ').count() < FEWEST_WORDS - 1;
    return few || TALK.matcher(title).find() ? "" : title;
  }

  /** "It was confirmed that …": what was confirmed; else nothing. */
  private static String confirmed(Clause clause, List<Span> times) {
    TaggedSentence sentence = clause.sentence();
    int head = clause.group().head();
    boolean expletive =
        clause.group().passive()
            && sentence.lower(clause.subjectBegin()).equals("it")
            && Reporting.isReport(sentence.lower(head));
    return expletive ? words(sentence, head + 1, clause.end(), times) : "";
  }

  /** The title of an event told by a noun phrase, the words {@code [begin, end)}. */
  static String of(TaggedSentence sentence, int begin, int end, List<Span> times) {
    return standing(words(sentence, begin, end, times));
  }

  /** The first word of the phrase around a noun. */
  static int phraseBegin(TaggedSentence sentence, int noun) {
    int begin = noun;
    while (begin > 0 && isBeforeNoun(sentence, begin - 1)) {
      begin--;
    }
    return begin;
  }

  /**
   * The word after the phrase around a noun, with the prepositional phrases and the relative clause
   * that follow.
   */
  static int phraseEnd(TaggedSentence sentence, List<VerbGroup> groups, int noun) {
    int end = noun + 1;
    while (end < sentence.size() && isAfterNoun(sentence, end)) {
      end++;
    }
    int next = end;
    while (sentence.isTime(next)) {
      next++;
    }
    boolean relative = sentence.lower(next).equals("that");
    for (VerbGroup group : groups) {
      boolean hangs =
          relative
              ? group.first() == next + 1
              : group.first() == next && group.form() == VerbGroup.Form.PARTICIPLE;
      if (hangs) {
        return Clause.of(sentence, groups, group).end();
      }
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
    boolean told = sentence.lower(clause.group().head()).equals("told");
    for (int i = clause.group().last() + 1; i < clause.end(); i++) {
      boolean hearer = told && (sentence.isName(i) || sentence.isNoun(i));
      if (!hearer && !isIn(times, sentence.word(i)) && !PREPOSITIONS.contains(sentence.lower(i))) {
        return 0;
      }
    }
    return end;
  }

  /** Past the place and agency of a dateline: "OSLO | Reuters - The port …", "OSLO (AFP) -- …". */
  private static int beginOfContent(TaggedSentence sentence, int end) {
    int begin = 0;
    for (int i = 0; i < Math.min(end, DATELINE_REACH); i++) {
      String word = sentence.lower(i);
      boolean dash = word.equals("-") || word.equals("--") || word.equals("\u2013");
      if (word.equals("|") || (dash && sentence.lower(i - 1).equals(")"))) {
        begin = i + 1;
      }
    }
    return begin;
  }

  /** What was said, begun small unless a name begins it. */
  private static String content(TaggedSentence sentence, int begin, String words) {
    int first = sentence.isQuote(begin) ? begin + 1 : begin;
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
      boolean owned = isDescribing(sentence, i, times);
      while (first
          && !owned
          && !kept.isEmpty()
          && PREPOSITIONS.contains(sentence.lower(kept.getLast()))) {
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

  /** "in Monday's incident", "for Friday prayers": a time that describes a noun. */
  private static boolean isDescribing(TaggedSentence sentence, int time, List<Span> times) {
    int i = time;
    while (i < sentence.size() && isIn(times, sentence.word(i))) {
      i++;
    }
    boolean noun = sentence.isNoun(i) && !sentence.isName(i);
    boolean subject = sentence.isVerb(i + 1) || sentence.tag(i + 1).equals("MD");
    return sentence.tag(i).equals("POS") || (noun && !subject);
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
    return capital(title);
  }

  private static String capital(String title) {
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
