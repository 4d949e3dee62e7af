package io.dateline.event;

import io.dateline.text.Span;
import io.dateline.time.Granularity;
import io.dateline.time.Timex;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a stretch of an article is before it is read as a sentence: prose, a heading, an entry
 * of a chronology whose date heads what follows, or what tells nothing, such as a credit. What
 * stands before a sentence and is no part of it is cut off: a wire header, a bullet, the place in
 * capitals.
 */
final class Layout {

  /**
   * A stretch to be read.
   *
   * @param span the words that tell something
   * @param kind what it is
   * @param head the time that heads an entry, or null
   */
  record Unit(Span span, Kind kind, @Nullable Timex head) {}

  /** What a stretch of an article is. */
  enum Kind {
    PROSE,
    HEADING,
    ENTRY,
    NOTHING
  }

  /** Within how many characters a wire header ends. */
  private static final int HEADER_REACH = 260;

  /** Within how many characters what parts a head from its entry ends. */
  private static final int HEAD_REACH = 8;

  private static final int SHORTEST_PROSE = 20;

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "at", "on", "by", "since", "until", "from", "before", "after", "of", "for", "to", "in");

  /** "LUXEMBOURG (Reuters) - ", "SAN FRANCISCO (AP) \u2014 ", "(CNN) -- ". */
  private static final Pattern HEADER =
      Pattern.compile("\\([A-Z][A-Za-z./ ]{1,24}\\)\\s*(?:--?|\u2013|\u2014)\\s*");

  /** "(CNN)President Trump". */
  private static final Pattern GLUED_HEADER = Pattern.compile("^\\([A-Z]{2,8}\\)(?=[A-Z])");

  /** "NEW DELHI: ", "PATNA: ". */
  private static final Pattern PLACE = Pattern.compile("^[A-Z][A-Z ,.'-]{2,30}:\\s+(?=\\S)");

  /** "ARRESTS \u2013 ", after the date of an entry. */
  private static final Pattern LABEL =
      Pattern.compile("^[A-Z][A-Z /&]{2,30}\\s*(?:[-\u2013\u2014:]{1,2})\\s+(?=\\S)");

  /** "MALTA, 4:50 p.m. local, 3:50 p.m. GMT: ", before an entry of a live report. */
  private static final Pattern PLACE_AND_CLOCK =
      Pattern.compile(
          "^[A-Z][A-Z .'-]{2,30}, \\d{1,2}[:.]\\d\\d [^:\\n]{0,20}(?:\\d{1,2}[:.]\\d\\d [^:\\n]{0,20})?: ");

  private static final Pattern BULLET =
      Pattern.compile("^(?:[*\\\\\u2022\u25cf\u25aa\u2023\u00b7>]+|-{1,2}|\u2013|\u2014)\\s+");

  /** "(Update 1:50 a.m. Cairo, 6:50 p.m. ET) ", "UPDATE 2:04 p.m.: ". */
  private static final Pattern UPDATE =
      Pattern.compile(
          "^\\((?:Updated?|Posted|Last updated)\\b[^()]{0,60}(?:\\([^()]{0,40}\\))?[^()]{0,20}\\)\\s*");

  /** "By Ana Ruiz, for the Herald ", before the first words of a story. */
  private static final Pattern BYLINE =
      Pattern.compile(
          "^By (?:the )?[A-Z][\\w.'-]+(?: [A-Z][\\w.'-]+){1,3}"
              + "(?:,? (?:for|For|special to|Special to)(?: the| The)? [A-Z]\\w+)(?:\\.com)? (?=[A-Z])");

  /** "Snow and more snow -- A storm will": a few words that announce what follows. */
  private static final Pattern KICKER =
      Pattern.compile("^[^.,;:!?0-9]{3,40} (?:--|\u2014|\u2013) (?=[A-Z\"\u201c])");

  /** "AP Officials said": the agency before what it tells. */
  private static final Pattern AGENCY =
      Pattern.compile("^(?:AP|AFP|UPI|EFE|ANI|PTI|IANS|Xinhua) (?=[A-Z][\\w.]* [\\w']+ )");

  /** "Photograph: Ana Ruiz/AP ", before what the picture shows. */
  private static final Pattern PICTURE =
      Pattern.compile(
          "^(?:Photograph|Photo|Picture|Image|Illustration)s?:? (?:by )?[A-Z][^:/\\\\]{2,40}"
              + "(?:[/\\\\]+(?:[A-Z]{2,5}|Reuters|Getty(?: Images)?|Rex(?: Features)?))+ (?=[A-Z])");

  private static final Pattern CREDIT =
      Pattern.compile(
          "^\\(?(?:Reporting|Additional reporting|Editing|Writing|Compiled|Photo|Photograph|Picture|"
              + "Image|Video|Getty|Source)\\b(?: by\\b|:|/).*",
          Pattern.DOTALL);

  /** What parts the date of an entry from what it heads. */
  private static final Pattern AFTER_HEAD =
      Pattern.compile("^\\s*(?::\\s+|-{1,2}\\s+|\\s?[\u2013\u2014]\\s*|\\s-{1,2}\\s+)(?=\\S)");

  private Layout() {}

  /** Whether a time opens a line and heads what follows it: "10 June: the minister resigns". */
  static boolean isHead(CharSequence text, Span core, Span time) {
    int end = time.end();
    return time.begin() == core.begin()
        && AFTER_HEAD
            .matcher(text.subSequence(end, Math.min(core.end(), end + HEAD_REACH)))
            .lookingAt();
  }

  /**
   * The units of a sentence: one, or several where it is a chronology run together.
   *
   * @param times the times in the sentence
   */
  static List<Unit> units(CharSequence text, Span sentence, List<Timex> times) {
    Span core = afterStamp(text, core(text, sentence), times);
    List<Unit> entries = entries(text, core, times);
    if (!entries.isEmpty()) {
      return entries;
    }
    return List.of(new Unit(core, kind(core.of(text).toString()), null));
  }

  /**
   * "Cement failed, says report Friday 29 October 2010 08.38 BST The rig burns": the words before a
   * stamp head those after it, and are no part of their sentence.
   */
  private static Span afterStamp(CharSequence text, Span core, List<Timex> times) {
    for (Timex time : times) {
      int end = time.span().end();
      if (Stamps.isWhole(time) && time.span().begin() > core.begin() && end < core.end()) {
        Span before = new Span(core.begin(), time.span().begin()).trimmed(text);
        Span rest = new Span(end, core.end()).trimmed(text);
        boolean lead = before.length() > 0 && rest.length() > SHORTEST_PROSE;
        if (lead && !isLed(text, before) && Character.isUpperCase(text.charAt(rest.begin()))) {
          return rest;
        }
      }
    }
    return core;
  }

  /** Whether a preposition or a comma leads to what follows, as in "at 9:00 GMT on 3 May 2012". */
  private static boolean isLed(CharSequence text, Span before) {
    String words = before.of(text).toString();
    String last = words.substring(words.lastIndexOf(' ') + 1);
    return last.endsWith(",") || last.equals("|") || PREPOSITIONS.contains(last);
  }

  private static Kind kind(String words) {
    if (words.endsWith("?") || CREDIT.matcher(words).matches() || words.length() < SHORTEST_PROSE) {
      return words.endsWith("?") || CREDIT.matcher(words).matches() ? Kind.NOTHING : Kind.HEADING;
    }
    char last = words.charAt(words.length() - 1);
    return ".!\u2026\"\u201d'\u2019):;,".indexOf(last) >= 0 || words.length() > 120
        ? Kind.PROSE
        : Kind.HEADING;
  }

  /** What is left of a sentence without what stands before it. */
  static Span core(CharSequence text, Span sentence) {
    int begin = sentence.begin();
    CharSequence near = text.subSequence(begin, Math.min(sentence.end(), begin + HEADER_REACH));
    Matcher header = HEADER.matcher(near);
    if (header.find() && isCapitalBefore(near, header.start())) {
      begin += header.end();
    }
    for (Pattern before :
        List.of(
            BULLET,
            UPDATE,
            PLACE_AND_CLOCK,
            BYLINE,
            PICTURE,
            AGENCY,
            GLUED_HEADER,
            PLACE,
            KICKER)) {
      Matcher matcher = before.matcher(text.subSequence(begin, sentence.end()));
      if (matcher.find() && begin + matcher.end() < sentence.end()) {
        begin += matcher.end();
      }
    }
    return new Span(begin, sentence.end());
  }

  /** Before a wire header stands a place, in capitals, or nothing. */
  private static boolean isCapitalBefore(CharSequence near, int header) {
    String before = near.subSequence(0, header).toString().strip();
    int from = Math.max(before.lastIndexOf(' '), 0);
    String last = before.substring(from).strip();
    return last.isEmpty()
        || Character.isUpperCase(last.charAt(0))
        || Character.isDigit(last.charAt(0));
  }

  /** "10 June: the minister resigns", "10 Feb 2012 - 28 people killed 17 Mar - 27 people die". */
  private static List<Unit> entries(CharSequence text, Span core, List<Timex> times) {
    List<Timex> heads = new ArrayList<>();
    List<Integer> begins = new ArrayList<>();
    for (Timex time : times) {
      int end = time.span().end();
      boolean day =
          time.isOnCalendar() && time.granularity() != null && time.span().begin() >= core.begin();
      if (day && end < core.end()) {
        Matcher after =
            AFTER_HEAD.matcher(text.subSequence(end, Math.min(core.end(), end + HEAD_REACH)));
        boolean opens = time.span().begin() == core.begin();
        boolean fine =
            !java.util.Objects.requireNonNull(time.granularity()).isCoarserThan(Granularity.YEAR);
        if (fine && after.find() && (opens || !heads.isEmpty())) {
          heads.add(time);
          begins.add(end + after.end());
        }
      }
    }
    List<Unit> entries = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int end = i + 1 < heads.size() ? heads.get(i + 1).span().begin() : core.end();
      int begin = begins.get(i);
      Matcher label = LABEL.matcher(text.subSequence(begin, end));
      begin += label.find() && begin + label.end() < end ? label.end() : 0;
      Span words = new Span(begin, end).trimmed(text);
      if (words.length() > 0) {
        entries.add(new Unit(words, Kind.ENTRY, heads.get(i)));
      }
    }
    return entries;
  }
}
