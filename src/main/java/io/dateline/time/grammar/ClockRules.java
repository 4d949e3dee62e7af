package io.dateline.time.grammar;

import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.text.Tokens;
import io.dateline.time.grammar.Expression.Anchor;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.DayPart;
import io.dateline.time.grammar.Expression.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Times of day, with the zones that stand beside them, and parts of the day. */
final class ClockRules {

  static final List<Rule> RULES =
      List.of(
          rule(
              "clock",
              "<int:hour> +:|. +<digits2:minute> ( +: +<digits2:second> )? hours|hrs? <halfday>?"
                  + " ,? <zone>?",
              ClockRules::clock,
              "The truce begins on [February 27 at 00:00 Damascus time -> TIME 2016-02-27T00:00].",
              "He spoke at [7:15 p.m. -> TIME 2016-02-24T19:15].",
              "They won 10:45."),
          rule(
              "clock-half-day",
              "<number:hour> <halfday> ,? <zone>?",
              ClockRules::hourOfHalfDay,
              "He spoke at [7 p.m. -> TIME 2016-02-24T19:00].",
              "They meet at [9 a.m. Moscow time -> TIME 2016-02-24T09:00]."),
          rule(
              "clock-zone",
              "<digits4:time> hours|hrs? <zone>",
              ClockRules::military,
              "It begins at [1400 GMT -> TIME 2016-02-24T14:00].",
              "They have 1400 members."),
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
              "<clockname> ,? <zone>?",
              match ->
                  new Clock(
                      match.number("clockname"), 0, UNKNOWN, Zone.of(match), Zone.local(match)),
              "They met at [noon -> TIME 2016-02-24T12:00].",
              "It ended at [noon GMT Tuesday -> TIME 2016-02-23T12:00]."),
          rule(
              "direction-day-part",
              "<direction> <daypart>",
              ClockRules::partOfDay,
              "They met [this morning -> TIME 2016-02-24TMO].",
              "They met [last night -> TIME 2016-02-23TNI]."),
          rule(
              "day-part",
              "the|mid? -? <daypart>",
              match -> isAdjective(match) ? null : new DayPart(match.data("daypart")),
              "It began on [Monday morning -> TIME 2016-02-22TMO].",
              "It ended [yesterday evening -> TIME 2016-02-23TEV]."));

  private ClockRules() {}

  private static @Nullable Expression clock(Match match) {
    boolean dotted = match.phrase().tokens().isSymbol(match.begin() + 1, '.');
    if (dotted && !match.has("halfday") && !match.has("zone")) {
      return null;
    }
    boolean bare = !match.has("halfday") && !match.has("zone");
    if (bare && !isAfterTimeWord(match) && isScore(match)) {
      return null;
    }
    return clockOf(match, match.number("hour"), match.number("minute"), match.number("second"));
  }

  /** "won 10:45": nothing says that it is a time of day. */
  private static boolean isScore(Match match) {
    Phrase phrase = match.phrase();
    String before = phrase.word(match.begin() - 1);
    return switch (before) {
      case "won", "lost", "score", "ratio", "beat", "drew", "chapter", "verse" -> true;
      default -> phrase.tokens().length(match.begin()) > 2;
    };
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
    boolean halves = match.has("halfday");
    if (hour < 0 || hour > 24 || minute > 59 || (halves && (hour > 12 || hour == 0))) {
      return null;
    }
    if (hour == 24 && minute > 0) {
      return null;
    }
    int shown = halves ? hour % 12 + match.number("halfday") : hour;
    return new Clock(shown, minute, second, Zone.of(match), Zone.local(match));
  }

  private static Expression partOfDay(Match match) {
    int direction = match.number("direction");
    String part = match.data("daypart");
    int days = direction == 0 ? 0 : direction;
    return new DateTime(new Period(Unit.DAY, days, Anchor.DOCUMENT), new DayPart(part));
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
    boolean bareWord = word.equals("overnight") || word.equals("dawn") || word.equals("dusk");
    return plural || (!article && !bareWord) || (article && nounFollows);
  }

  /** The zone that a match states. */
  private static final class Zone {
    private Zone() {}

    static java.time.@Nullable ZoneId of(Match match) {
      Zones.Stated stated = match.get("zone", Zones.Stated.class);
      return stated == null ? null : stated.zone();
    }

    static boolean local(Match match) {
      Zones.Stated stated = match.get("zone", Zones.Stated.class);
      return stated != null && stated.zone() == null;
    }
  }
}
