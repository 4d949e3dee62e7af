package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.Span;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.time.LanguageTagger;
import io.dateline.time.Timex;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Offset;
import io.dateline.time.grammar.Expression.PartOfYear;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.Weekday;
import io.dateline.time.lang.Clause;
import io.dateline.time.lang.Clause.Stretch;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The traits of a statement that {@link StatementFitness} weighs: how its time is told, how its
 * sentence is written, what it stands in. None is a word, and none is of one language: what words
 * show is asked by their kind, such as "past" or "since".
 *
 * <p>A count has the trait of each step that it has reached, so that more counts as much and more.
 */
final class StatementTraits {

  private static final int[] COUNTS = {1, 2, 3, 4, 6, 8};
  private static final int[] LENGTHS = {25, 40, 60, 80, 110, 140, 180, 240, 320};
  private static final int[] PLACES = {1, 2, 4, 8, 16, 32, 64};
  private static final int[] TENTHS = {1, 2, 3, 4, 5, 6, 8, 10};
  private static final int[] DAYS = {1, 2, 8, 32, 100, 366, 3 * 366, 10 * 366, 30 * 366};

  /** The kinds of words whose presence counts. */
  private static final List<String> KINDS =
      List.of(
          "past",
          "ahead",
          "report",
          "maybe",
          "not",
          "hearsay",
          "cancelled",
          "clause",
          "self",
          "you",
          "participle");

  /** The kinds of words that matter beside a time. */
  private static final List<String> LEADS = List.of("since", "than", "toward", "of", "join", "mod");

  private static final String OPENING = "([{\u00ab\u201e\u201c\"\u2018\u203a";
  private static final String CLOSING = ")]}\u00bb\u201c\u201d\"\u2019\u2039";
  private static final String ENDS = ".!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f";

  private final List<String> found = new ArrayList<>();

  private StatementTraits() {}

  /** The traits of a statement: "kind=date-ym", "comma>=2". */
  static List<String> of(Statement statement) {
    StatementTraits traits = new StatementTraits();
    traits.found.addAll(statement.surroundings());
    traits.addPlace(statement);
    traits.addForm(statement.sentence().span().of(statement.article().text()).toString());
    traits.addWords(statement);
    traits.addTime(statement);
    traits.addTitle(statement);
    return List.copyOf(traits.found);
  }

  /** The traits of an article, which all of its statements have. */
  static List<String> of(Article article, LanguageTagger.Text text, boolean agency) {
    StatementTraits traits = new StatementTraits();
    List<LanguageTagger.Sentence> all = text.sentences();
    CharSequence chars = article.text();
    traits.has("in-agency", agency);
    traits.addShare("unended", all, one -> !isEnded(one.span().of(chars)));
    traits.addShare("asked", all, one -> one.span().of(chars).toString().indexOf('?') >= 0);
    traits.addShare("timed", all, one -> one.tagged().stream().anyMatch(Timex::isOnCalendar));
    traits.addShare("current", all, one -> one.tagged().stream().anyMatch(StatementTraits::isNow));
    traits.addShare("self", all, one -> one.clause().has("self"));
    traits.addShare("you", all, one -> one.clause().has("you"));
    traits.addShare("tells-past", all, one -> one.clause().has("past"));
    traits.addShare("placed", all, one -> !one.clause().places().isEmpty());
    int length = all.stream().mapToInt(one -> one.span().length()).sum();
    traits.addSteps("mean-length", length / Math.max(1, all.size()), LENGTHS);
    return List.copyOf(traits.found);
  }

  /** Whether a time is counted from the day of writing. */
  private static boolean isNow(Timex time) {
    return time.isOnCalendar() && time.basis() == Basis.RELATIVE;
  }

  private void has(String name, boolean has) {
    if (has) {
      found.add(name);
    }
  }

  private void addSteps(String name, long count, int[] steps) {
    for (int step : steps) {
      has(name + ">=" + step, count >= step);
    }
  }

  private void addShare(
      String name, List<LanguageTagger.Sentence> all, Predicate<LanguageTagger.Sentence> holds) {
    long some = all.stream().filter(holds).count();
    addSteps("in-" + name, 10 * some / Math.max(1, all.size()), TENTHS);
  }

  private static boolean isEnded(CharSequence line) {
    int end = line.length();
    while (end > 0 && CLOSING.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ENDS.indexOf(line.charAt(end - 1)) >= 0;
  }

  /** Where it stands in its article. */
  private void addPlace(Statement statement) {
    String text = statement.article().text();
    Span span = statement.sentence().span();
    boolean opens = isBroken(text, span.begin(), -1);
    boolean ends = isBroken(text, span.end(), 1);
    has("opens-paragraph", opens);
    has("ends-paragraph", ends);
    has("alone", opens && ends);
    has("first", statement.number() == 0);
    has("broken", span.of(text).toString().indexOf('\n') >= 0);
    if (statement.number() > 0) {
      Span before = statement.text().sentences().get(statement.number() - 1).span();
      has("after-unended", !isEnded(before.of(text)));
    }
  }

  /** Whether a line ends before or behind a place of a text. */
  private static boolean isBroken(String text, int at, int step) {
    int i = step < 0 ? at - 1 : at;
    while (i >= 0 && i < text.length() && text.charAt(i) != '\n') {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
      i += step;
    }
    return true;
  }

  /** How the sentence is written. */
  private void addForm(String line) {
    addSteps("length", line.length(), LENGTHS);
    has("ended", isEnded(line));
    has("asks", line.indexOf('?') >= 0 || line.indexOf('\u061f') >= 0);
    has("exclaims", line.indexOf('!') >= 0);
    has("trails-off", line.endsWith("\u2026") || line.endsWith("..."));
    has("ends-in-colon", line.endsWith(":"));
    int first = line.codePointAt(0);
    has("opens-small", Character.isLowerCase(first));
    has("opens-digit", Character.isDigit(first));
    has("opens-mark", !Character.isLetterOrDigit(first) && OPENING.indexOf(first) < 0);
    has("opens-quote", OPENING.indexOf(first) > 2);
    addSteps("comma", count(line, c -> ",\u060c\u3001\uff0c".indexOf(c) >= 0), COUNTS);
    addSteps("colon", count(line, c -> c == ':' || c == '\uff1a'), COUNTS);
    addSteps("semicolon", count(line, c -> c == ';' || c == '\u061b'), COUNTS);
    addSteps("bracket", count(line, c -> "([\u3010\uff08".indexOf(c) >= 0), COUNTS);
    addSteps("quote", count(line, c -> OPENING.indexOf(c) > 2), COUNTS);
    addSteps("dash", count(line, c -> c == '\u2013' || c == '\u2014'), COUNTS);
    addSteps("slash", count(line, c -> c == '/' || c == '|'), COUNTS);
    addSteps("odd", count(line, c -> "@#\u00a9&*_=+<>\u2022\u00b7%".indexOf(c) >= 0), COUNTS);
    addSteps("digits", count(line, Character::isDigit), new int[] {1, 3, 5, 7, 9, 13, 20});
    addSteps(
        "digit-share",
        10L * count(line, Character::isDigit) / line.length(),
        new int[] {1, 2, 3, 4});
    String[] words = line.split("\\s+");
    int capitals = 0;
    int shouted = 0;
    for (int i = 1; i < words.length; i++) {
      capitals += Character.isUpperCase(words[i].codePointAt(0)) ? 1 : 0;
    }
    for (String word : words) {
      boolean loud = word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT));
      shouted += loud && Character.isLetter(word.codePointAt(0)) ? 1 : 0;
    }
    addSteps("words", words.length, new int[] {4, 6, 8, 11, 15, 20, 30, 45});
    addSteps("capitals", capitals, COUNTS);
    addSteps("capital-share", 10L * capitals / words.length, TENTHS);
    addSteps("shouted", shouted, COUNTS);
    has("address", line.contains("://") || line.contains("www.") || line.indexOf('@') >= 0);
  }

  private static int count(String line, IntPredicate counts) {
    return (int) line.chars().filter(counts).count();
  }

  /** What the words of the sentence show by their kind. */
  private void addWords(Statement statement) {
    Clause clause = statement.sentence().clause();
    for (String kind : KINDS) {
      has("has-" + kind, clause.has(kind));
    }
    has("tells-past", clause.tellsPast());
    addSteps("places", clause.places().size(), COUNTS);
    addSteps("clauses", clause.stretches().size(), COUNTS);
    addSteps("verbs", clause.stretches().stream().filter(Stretch::tells).count(), COUNTS);
    addSteps("dependent", clause.stretches().stream().filter(Stretch::depends).count(), COUNTS);
    has("opens-dependent", clause.stretches().getFirst().depends());
    List<Timex> times = statement.sentence().tagged();
    addSteps("times", times.stream().filter(Timex::isOnCalendar).count(), COUNTS);
    addSteps("lengths", times.stream().filter(time -> !time.isOnCalendar()).count(), COUNTS);
    addSteps("values", times.stream().map(Timex::value).distinct().count(), COUNTS);
  }

  /** How the time is told, and where in the sentence. */
  private void addTime(Statement statement) {
    EventTime time = statement.time();
    has("lead", statement.isLead());
    found.add("factuality=" + name(statement.factuality()));
    has("standing=" + statement.standing(), !statement.standing().isEmpty());
    if (statement.isLead()) {
      return;
    }
    LanguageTagger.Sentence sentence = statement.sentence();
    Clause clause = sentence.clause();
    Timex timex = sentence.tagged().get(statement.told());
    int place = sentence.places().get(statement.told());
    String kind = kind(clause.expression(place));
    found.add("kind=" + kind);
    found.add("grain=" + name(time.granularity()));
    found.add("basis=" + name(time.basis()));
    found.add("tense=" + name(timex.tense()));
    found.add("told=" + name(time.granularity()) + "-" + name(time.basis()));
    found.add("grained=" + name(time.granularity()) + "-" + name(timex.tense()));
    has("mod", time.mod() != null);
    has("zone", time.zone() != null);
    has("ranges", statement.ranges());
    for (String lead : LEADS) {
      has("beside-" + lead, clause.touches(lead, place));
    }
    for (String word : KINDS) {
      has("near-" + word, clause.has(word, place));
    }
    addDistance(statement);
    addSpan(statement.article().text(), sentence.span(), timex.span());
    has("not-first", statement.told() > 0);
    has("time-opens", clause.opens(place));
    has("rivalled", sentence.tagged().stream().anyMatch(other -> isRival(timex, other)));
  }

  /** Whether another time on the calendar is as fine, and of another value. */
  private static boolean isRival(Timex time, Timex other) {
    Granularity own = Objects.requireNonNull(time.granularity());
    Granularity theirs = other.granularity();
    return theirs != null && !theirs.isCoarserThan(own) && !other.value().equals(time.value());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The days from the publication to the time. */
  private void addDistance(Statement statement) {
    CalendarValue value = CalendarValue.parse(statement.time().value()).orElseThrow();
    long days =
        ChronoUnit.DAYS.between(value.begin().toLocalDate(), statement.article().written().date());
    addSteps(days < 0 ? "days-ahead" : "days-back", Math.abs(days), DAYS);
    boolean within = !value.end().toLocalDate().isBefore(statement.article().written().date());
    has("holds-publication", days >= 0 && within);
  }

  /** What stands beside the time. */
  private void addSpan(String text, Span sentence, Span time) {
    char before = near(text, sentence, time.begin(), -1);
    char after = near(text, sentence, time.end(), 1);
    has("behind-comma", ",\u060c\uff0c".indexOf(before) >= 0);
    has("behind-bracket", "([\u3010\uff08".indexOf(before) >= 0);
    has("behind-colon", before == ':');
    has("behind-mark", !Character.isLetterOrDigit(before) && before != 0);
    has("before-comma", ",\u060c\uff0c".indexOf(after) >= 0);
    has("before-bracket", ")]\u3011\uff09".indexOf(after) >= 0);
    has("before-colon", after == ':');
    has("before-end", after == 0 || ENDS.indexOf(after) >= 0);
    has("before-mark", !Character.isLetterOrDigit(after) && after != 0);
    has("before-name", Character.isUpperCase(after));
    String head = text.substring(sentence.begin(), time.begin());
    has(
        "bracketed",
        count(head, c -> c == '(' || c == '[') > count(head, c -> c == ')' || c == ']'));
    has("behind-colons", head.indexOf(':') >= 0);
    boolean quoted =
        count(head, c -> "\u00ab\u201e".indexOf(c) >= 0)
            > count(head, c -> "\u00bb\u201c".indexOf(c) >= 0);
    has("quoted", quoted || count(head, c -> c == '"') % 2 > 0);
    addSteps("behind-words", head.isBlank() ? 0 : head.strip().split("\\s+").length, PLACES);
    addSteps("place", 10L * head.length() / sentence.length(), TENTHS);
    addSteps("time-length", time.length(), new int[] {5, 8, 12, 17, 24});
  }

  /** The first character that is seen before or behind a place of a sentence, or 0. */
  private static char near(String text, Span sentence, int at, int step) {
    int i = step < 0 ? at - 1 : at;
    while (i >= sentence.begin() && i < sentence.end()) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
      i += step;
    }
    return 0;
  }

  /** Which parts of the sentence its title keeps. */
  private void addTitle(Statement statement) {
    Span sentence = statement.sentence().span();
    Span title = statement.title().span();
    addSteps("title-length", title.length(), LENGTHS);
    has("broken-off", statement.title().broken());
    has("cut-before", title.begin() > sentence.begin());
    has("cut-behind", title.end() < sentence.end());
    has(
        "title-opens-small",
        Character.isLowerCase(statement.article().text().codePointAt(title.begin())));
  }

  /** How a time is told: "date-ym", "period-week-back", "clock". */
  private static String kind(Expression told) {
    return switch (told) {
      case CalendarDate date ->
          "date-"
              + (date.year().isStated() ? name(date.year().form()).substring(0, 2) : "")
              + (date.month() > 0 ? "m" : "")
              + (date.day() > 0 ? "d" : "");
      case Weekday day -> "weekday-" + name(day.direction());
      case Period period ->
          "period-" + name(period.unit()) + side(period.offset()) + name(period.anchor());
      case Offset offset ->
          "offset-" + name(offset.unit()) + side(offset.sign()) + name(offset.anchor());
      case PartOfYear part -> "part-" + name(part.unit());
      case Clock _ -> "clock";
      case DayPart _ -> "day-part";
      case DateTime both -> kind(both.date()) + "-at-" + kind(both.time());
      case Modified modified -> kind(modified.of());
      case Series series -> kind(series.pieces().getFirst().expression());
      default -> told.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  private static String side(int offset) {
    return offset < 0 ? "-back-" : offset > 0 ? "-ahead-" : "-";
  }
}
