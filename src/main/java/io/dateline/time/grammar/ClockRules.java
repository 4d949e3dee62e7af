package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Period;
import io.dateline.time.grammar.Expression.Piece;
import io.dateline.time.grammar.Expression.Series;
import io.dateline.time.grammar.Expression.StatedZone;
import io.dateline.time.grammar.Part.Amount;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times of day, with the zones that stand beside them, and parts of the day. */
final class ClockRules {

  /** The ways in which two numbers with a colon or a dot are no time of day. */
  private static final List<AntiPattern> NO_CLOCKS =
      List.of(
          not(
              "decimal",
              match -> isBare(match) && match.phrase().tokens().isSymbol(match.begin() + 1, '.'),
              "It rose by 10.45 in all."),
          not(
              "playing-time",
              match -> isBare(match) && isPlayed(match),
              "They scored 17:46 into the third period.",
              "They scored with 17:46 remaining.",
              "At [10:30 -> TIME 2016-02-24T10:30] remaining guests left.",
              "He came at [10:45 -> TIME 2016-02-24T10:45] into the hall."),
          not(
              "score",
              match -> isBare(match) && !isAfterTimeWord(match) && isScore(match),
              "They won 10:45.",
              "It was 10:45 for them.",
              "It was [10:45 -> TIME 2016-02-24T10:45] when they won."));

  static final List<Rule> RULES =
      List.of(
          rule(
                  "clock",
                  "<int:hour> +:|. +<digits2:minute> ( +: +<digits2:second> )? hours|hrs|h?"
                      + " <halfday>? ( in the <daypart:half> )? ,? <zone>?",
                  ClockRules::clock,
                  "The truce begins on [February 27 at 00:00 Damascus time -> TIME"
                      + " 2016-02-27T00:00].",
                  "He spoke at [7:15 p.m. -> TIME 2016-02-24T19:15].",
                  "The curfew is [18:00 -> TIME 2016-02-24T18:00]-[06:00 -> TIME"
                      + " 2016-02-25T06:00].")
              .unless(NO_CLOCKS),
          rule(
              "clock-noon",
              "<int:hour> ( +: +<digits2:minute> )? noon|midday ,? <zone>?",
              match ->
                  match.number("hour") == 12 && match.number("minute") <= 0
                      ? new Clock(12, 0, UNKNOWN, match.get("zone", StatedZone.class))
                      : null,
              "They met at [12:00 noon on Sunday -> TIME 2016-02-21T12:00].",
              "They met at [12 noon -> TIME 2016-02-24T12:00]."),
          rule(
              "clock-spaced",
              "<int:hour> : <digits2:minute> <halfday>? ,? <zone>?",
              match ->
                  match.has("halfday") || match.has("zone") || isSpacedClock(match)
                      ? clock(match)
                      : null,
              "Posted at [1: 32 PM -> TIME 2016-02-24T13:32].",
              "It was mended at [9: 41 on 3 February -> TIME 2016-02-03T09:41].",
              "At 9: 41 people came.",
              "Chapter 1: 32 pages."),
          rule(
              "clock-half-day",
              "<number:hour> <halfday> ( in the <daypart:half> )? ,? <zone>?",
              ClockRules::hourOfHalfDay,
              "He spoke at [7 p.m. -> TIME 2016-02-24T19:00].",
              "They meet at [9 a.m. Moscow time -> TIME 2016-02-24T09:00]."),
          rule(
              "clock-half-past",
              "half -? past -? <number:hour> <halfday>? ( in the <daypart:half> )? ,? <zone>?",
              match -> spoken(match, 30),
              "They met at [half past nine -> TIME 2016-02-24T09:30]."),
          rule(
              "clock-quarter",
              "a? quarter past|to|after|before <number:hour> <halfday>? ( in the <daypart:half> )?"
                  + " ,? <zone>?",
              match -> spoken(match, 15),
              "They met at [a quarter to six -> TIME 2016-02-24T05:45].",
              "They gave twenty to six charities."),
          rule(
              "clock-minutes",
              "<number:minutes> minutes? past|to <number:hour> <halfday>? ( in the <daypart:half> )?"
                  + " ,? <zone>?",
              match -> spoken(match, UNKNOWN),
              "They met at [twenty past nine -> TIME 2016-02-24T09:20].",
              "They lost ten to nine."),
          rule(
              "clock-hours-of-half-day",
              "<int:first> -|\u2013|to|and <int:hour> <halfday> ,? <zone>?",
              ClockRules::hours,
              "Open from [8 -> TIME 2016-02-24T20:00] to [10 p.m. -> TIME 2016-02-24T22:00]",
              "Open [11 -> TIME 2016-02-24T11:00]-[2 p.m. -> TIME 2016-02-24T14:00]"),
          rule(
              "clock-of-half",
              "<number:hour> ( o'clock )? in the <daypart:half>",
              ClockRules::hourOfHalfDay,
              "He will leave at [4 in the morning -> TIME 2016-02-24T04:00].",
              "There were two in the morning mail."),
          rule(
              "clock-zulu",
              "<digits4:time> +z",
              match ->
                  military(match) instanceof Clock clock
                      ? new Clock(clock.hour(), clock.minute(), UNKNOWN, utc())
                      : null,
              "It begins at [0430Z -> TIME 2016-02-24T04:30]."),
          rule(
              "clock-zone",
              "<digits4:time> hours|hrs? <zone>",
              ClockRules::military,
              "It begins at [1400 GMT -> TIME 2016-02-24T14:00].",
              "They have 1400 members."),
          rule(
              "clock-zoned-elsewhere",
              "<digits4:time>",
              match -> isZonedElsewhere(match) ? military(match) : null,
              "It struck at [1353 (1023 GMT) -> TIME 2016-02-24T13:53].",
              "It struck at [1430 (0930 UTC) on Tuesday -> TIME 2016-02-23T14:30].",
              "It struck at 1353 (1023 dead)."),
          rule(
              "clock-hours",
              "<digits4:time> hours|hrs",
              match -> isAfterTimeWord(match) ? military(match) : null,
              "It begins at [0930 hours -> TIME 2016-02-24T09:30].",
              "It took [1400 hours -> DURATION PT1400H]."),
          rule(
              "clock-o-clock",
              "<number:hour> o'clock <halfday>?",
              ClockRules::hourOfHalfDay,
              "They met at [nine o'clock -> TIME 2016-02-24T09:00]."),
          rule(
              "clock-hour-zone",
              "<int:hour> <zone>",
              match -> isAfterTimeWord(match) ? hourOfHalfDay(match) : null,
              "It ends at [14 GMT -> TIME 2016-02-24T14:00].",
              "It measured 14 EST units."),
          rule(
              "clock-name",
              "high? <clockname> ,? <zone>?",
              match -> isName(match) ? new Nothing(null) : named(match),
              "They met at [noon -> TIME 2016-02-24T12:00].",
              "It ended at [noon GMT Tuesday -> TIME 2016-02-23T12:00]."),
          rule(
              "direction-day-part",
              "the? <direction> <daypart>",
              ClockRules::partOfDay,
              "They met on [9 February -> DATE 2016-02-09] and parted [the next morning -> TIME"
                  + " 2016-02-10TMO].",
              "They met [this morning -> TIME 2016-02-24TMO].",
              "They met [last night -> TIME 2016-02-23TNI]."),
          rule(
              "that-day-part",
              "that|same|the same? <daypart>",
              match ->
                  match.phrase().is(match.begin(), "the") && match.end() == match.begin() + 2
                      ? null
                      : new DateTime(
                          new Period(Unit.DAY, 0, Anchor.NARRATIVE),
                          new DayPart(match.data("daypart"))),
              "They met on [9 February -> DATE 2016-02-09]. [That night -> TIME 2016-02-09TNI] it"
                  + " rained."),
          rule(
                  "day-part",
                  "the|mid? -? <daypart>",
                  match -> new DayPart(match.data("daypart")),
                  "It began on [Monday morning -> TIME 2016-02-22TMO].",
                  "It ended [yesterday evening -> TIME 2016-02-23TEV].")
              .unless(
                  List.of(
                      not(
                          "part-of-no-day",
                          ClockRules::isAdjective,
                          "The morning paper came.",
                          "They love mornings.",
                          "It was a night of rain."))));

  private ClockRules() {}

  private static StatedZone utc() {
    return new StatedZone(List.of(ZoneId.of("UTC")));
  }

  /** Whether neither a half of the day nor a zone shows that it is a time of day. */
  private static boolean isBare(Match match) {
    return !match.has("halfday") && !match.has("zone");
  }

  private static @Nullable Expression clock(Match match) {
    boolean impossible = match.number("hour") > 24 || match.number("minute") > 59;
    if (isBare(match) && impossible) {
      return isAfterTimeWord(match) ? new Nothing(Fault.IMPOSSIBLE_TIME) : null;
    }
    return clockOf(match, match.number("hour"), match.number("minute"), match.number("second"));
  }

  /** "at 9: 41 on 3 February", "at 9: 30 this morning". */
  private static boolean isSpacedClock(Match match) {
    Phrase phrase = match.phrase();
    boolean ends =
        match.end() >= phrase.size()
            || phrase.tokens().kind(match.end()) == Tokens.Kind.SYMBOL
            || phrase.is(match.end(), "on")
            || phrase.hasSense(match.end());
    return ends && isAfterTimeWord(match);
  }

  /** "High Noon" is a film. */
  private static boolean isName(Match match) {
    return match.phrase().is(match.begin(), "high");
  }

  private static Clock named(Match match) {
    return new Clock(match.number("clockname"), 0, UNKNOWN, match.get("zone", StatedZone.class));
  }

  /**
   * "half past nine", "twenty to six".
   *
   * @param minutes before or after the hour, or UNKNOWN if the text states them
   */
  private static @Nullable Expression spoken(Match match, int minutes) {
    Phrase phrase = match.phrase();
    Amount hour = match.get("hour", Amount.class);
    Amount told = match.get("minutes", Amount.class);
    int by = told == null ? minutes : told.number();
    if (hour == null || hour.half() != 0 || by < 1 || by > 30 || !isAfterTimeWord(match)) {
      return null;
    }
    boolean range = phrase.is(match.begin() - 1, "from") || phrase.is(match.begin() - 1, "between");
    if (told != null && (range || (by % 5 != 0 && !saysMinutes(match)))) {
      return null;
    }
    boolean before = false;
    for (int i = match.begin(); i < match.place("hour"); i++) {
      before |= phrase.is(i, "to") || phrase.is(i, "before");
    }
    int number = hour.number();
    if (number < 1 || number > 12 || hasNoun(match)) {
      return null;
    }
    return clockOf(
        match, before ? (number == 1 ? 12 : number - 1) : number, before ? 60 - by : by, UNKNOWN);
  }

  private static boolean saysMinutes(Match match) {
    Phrase phrase = match.phrase();
    return phrase.is(match.begin() + 1, "minutes") || phrase.is(match.begin() + 1, "minute");
  }

  /** "8 to 10 p.m.": the first hour is of the same half of the day, or of the one before it. */
  private static @Nullable Expression hours(Match match) {
    int first = match.number("first");
    int last = match.place("hour");
    Expression end = hourOfHalfDay(match);
    boolean stated =
        switch (match.phrase().word(last - 1)) {
          case "to", "and" ->
              match.phrase().is(match.begin() - 1, "from")
                  || match.phrase().is(match.begin() - 1, "between")
                  || match.phrase().is(last - 1, "to");
          default -> true;
        };
    if (!(end instanceof Clock clock) || first < 1 || first > 12 || !stated) {
      return null;
    }
    int half = match.number("halfday");
    int begin = first % 12 + (first % 12 > match.number("hour") % 12 ? 12 - half : half);
    return new Series(
        List.of(
            new Piece(match.begin(), last - 1, new Clock(begin, 0, UNKNOWN, clock.zone())),
            new Piece(last, match.end(), clock)),
        true);
  }

  /** "a quarter to six charities". */
  private static boolean hasNoun(Match match) {
    Phrase phrase = match.phrase();
    return match.end() < phrase.size()
        && phrase.tokens().kind(match.end()) == Tokens.Kind.WORD
        && phrase.known(match.end()) == null
        && phrase.tokens().endsWith(match.end(), "s");
  }

  /**
   * "scored 17:46 into the third period", "with 2:10 left in the game"; but "at 10:30 remaining
   * guests left", "came at 10:45 into the hall".
   */
  private static boolean isPlayed(Match match) {
    Phrase phrase = match.phrase();
    boolean with = phrase.is(match.begin() - 1, "with");
    return switch (phrase.word(match.end())) {
      case "remaining" -> with || !isAfterTimeWord(match);
      case "left" -> with;
      case "into" ->
          phrase.is(match.end() + 1, "the")
              && (phrase.is(match.end() + 2, Kind.ORDINAL) || !isAfterTimeWord(match));
      default -> false;
    };
  }

  /** "won 10:45": nothing says that it is a time of day. */
  private static boolean isScore(Match match) {
    Phrase phrase = match.phrase();
    String before = phrase.word(match.begin() - 1);
    return switch (before) {
      case "won", "lost", "score", "ratio", "beat", "drew", "chapter", "verse" -> true;
      case "was", "is", "were", "of", "a" ->
          !phrase.is(match.end(), "when")
              && !phrase.is(match.end(), "on")
              && !isBeforeClock(phrase, match.end());
      default -> phrase.tokens().length(match.begin()) > 2;
    };
  }

  /** "18:00-06:00": a stretch of clocks is no score. */
  private static boolean isBeforeClock(Phrase phrase, int dash) {
    boolean joins =
        switch (phrase.word(dash)) {
          case "-", "\u2013", "\u2014", "to" -> true;
          default -> false;
        };
    return joins
        && phrase.tokens().number(dash + 1) >= 0
        && phrase.tokens().isSymbol(dash + 2, ':')
        && phrase.tokens().isGlued(dash + 2);
  }

  /** "at 1353 (1023 GMT)": a bare clock before the same moment in a zone. */
  private static boolean isZonedElsewhere(Match match) {
    Phrase phrase = match.phrase();
    int other = match.end() + 1;
    return phrase.tokens().isSymbol(match.end(), '(')
        && phrase.tokens().number(other) >= 0
        && phrase.tokens().length(other) == 4
        && Zones.find(phrase, other + 1) != null
        && isAfterTimeWord(match);
  }

  private static boolean isAfterTimeWord(Match match) {
    return switch (match.phrase().word(match.begin() - 1)) {
      case "at",
          "from",
          "until",
          "till",
          "by",
          "before",
          "after",
          "to",
          "around",
          "about",
          "since" ->
          true;
      default -> false;
    };
  }

  private static @Nullable Expression hourOfHalfDay(Match match) {
    if (match.has("half") && !match.has("halfday") && !isAfterTimeWord(match)) {
      return null;
    }
    Part.Amount hour = match.get("hour", Object.class) instanceof Part.Amount a ? a : null;
    int number = hour == null ? match.number("hour") : hour.number();
    if (hour != null && (hour.half() != 0 || hour.text().contains("."))) {
      return null;
    }
    return clockOf(match, number, 0, UNKNOWN);
  }

  private static @Nullable Expression military(Match match) {
    int time = match.number("time");
    return clockOf(match, time / 100, time % 100, UNKNOWN);
  }

  private static @Nullable Expression clockOf(Match match, int hour, int minute, int second) {
    boolean part = match.has("half") && !match.has("halfday");
    boolean halves = match.has("halfday") || part;
    if (hour < 0 || hour > 24 || minute > 59 || (halves && (hour > 12 || hour == 0))) {
      return null;
    }
    if (hour == 24 && minute > 0) {
      return null;
    }
    int afternoon = part ? halfOf(match, hour) : match.number("halfday");
    int shown = halves ? hour % 12 + afternoon : hour;
    boolean padded =
        match.phrase().tokens().number(match.place("hour")) >= 0
            && match.phrase().tokens().string(match.place("hour")).startsWith("0");
    boolean dial = !halves && shown >= 1 && shown <= 12 && !padded;
    return new Clock(shown, minute, second, match.get("zone", StatedZone.class), dial);
  }

  /** "3 in the afternoon" is 15:00, "2 at night" 02:00, "10 at night" 22:00. */
  private static int halfOf(Match match, int hour) {
    return switch (match.data("half")) {
      case "MO" -> 0;
      case "NI" -> hour % 12 < 6 ? 0 : 12;
      default -> 12;
    };
  }

  private static Expression partOfDay(Match match) {
    int direction = match.number("direction");
    String part = match.data("daypart");
    boolean ofStory =
        switch (match.phrase().word(match.place("direction"))) {
          case "next", "following", "previous", "preceding" -> true;
          default -> false;
        };
    return new DateTime(
        new Period(Unit.DAY, direction, ofStory ? Anchor.NARRATIVE : Anchor.DOCUMENT),
        new DayPart(part));
  }

  /** "the morning paper" is no time; neither is a bare "night" that names no night. */
  private static boolean isAdjective(Match match) {
    Phrase phrase = match.phrase();
    int before = match.begin() - 1;
    boolean dated =
        phrase.sense(before, Kind.WEEKDAY) != null
            || phrase.sense(before, Kind.DAY_NAME) != null
            || phrase.tokens().number(before) > 0;
    if (dated) {
      return false;
    }
    boolean article = phrase.is(match.begin(), "the") || phrase.is(match.begin(), "mid");
    boolean nounFollows =
        match.end() < phrase.size()
            && phrase.tokens().kind(match.end()) == Tokens.Kind.WORD
            && !switch (phrase.word(match.end())) {
              case "of", "on", "and", "after", "before", "when", "in", "at", "to", "by", "for" ->
                  true;
              default -> false;
            };
    String word = phrase.word(match.end() - 1);
    boolean plural = word.endsWith("s");
    boolean twilight = word.equals("dawn") || word.equals("dusk");
    boolean bareWord = word.equals("overnight") || (twilight && isAfterTimeWord(match));
    return plural || (!article && !bareWord) || (article && nounFollows);
  }
}
