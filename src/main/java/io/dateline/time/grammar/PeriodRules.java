package io.dateline.time.grammar;

import static io.dateline.time.grammar.AntiPattern.not;
import static io.dateline.time.grammar.Expression.UNKNOWN;
import static io.dateline.time.grammar.Rule.rule;

import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Digits;
import io.dateline.time.grammar.Expression.Fault;
import io.dateline.time.grammar.Expression.Holding;
import io.dateline.time.grammar.Expression.NamedDay;
import io.dateline.time.grammar.Expression.Nothing;
import io.dateline.time.grammar.Expression.Nth;
import io.dateline.time.grammar.Expression.Repetition;
import io.dateline.time.grammar.Expression.ReportedPeriod;
import io.dateline.time.grammar.Expression.ShortDecade;
import io.dateline.time.grammar.Expression.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quarters, halves, seasons, decades, centuries, fiscal years and days with names. */
final class PeriodRules {

  /** The most weeks that a season or a trial counts by numbers. */
  private static final int LONGEST_SEASON = 26;

  static final List<Rule> RULES =
      List.of(
          rule(
              "quarter-hyphen",
              "<year>? fiscal? <ordinal> - quarter|half ( ,? of? fiscal? <year> )?",
              Quarters::quarter,
              "The [third-quarter -> DATE 2015-Q3] profit fell."),
          rule(
                  "quarter",
                  "the? <year>? fiscal? <ordinal> quarter|half ( ,? of? fiscal? <year> )?",
                  Quarters::quarter,
                  "Profits rose in [the third quarter of 2015 -> DATE 2015-Q3].",
                  "Profits rose in [the first half of 2015 -> DATE 2015-H1].",
                  "Profits rose in [the first half of the 1980s -> DATE 198].")
              .unless(
                  List.of(
                      not(
                          "share",
                          Quarters::isShare,
                          "They won in the second half of the game.",
                          "The first half of the army left."))),
          rule(
              "quarter-of-direction-year",
              "the? fiscal? <ordinal> -? quarter|half ,? of? <direction> year",
              Quarters::quarter,
              "Profits rose in [the third quarter of last year -> DATE 2015-Q3]."),
          rule(
              "direction-year-quarter",
              "<direction> year 's fiscal? <ordinal> -? quarter|half",
              Quarters::quarter,
              "It beat [last year's fourth quarter -> DATE 2015-Q4]."),
          rule(
              "year-earlier-quarter",
              "the|a? comparable|corresponding|same? year - earlier|ago fiscal? <ordinal>"
                  + " -? quarter|half",
              Quarters::yearEarlierQuarter,
              "It lost money in [the year-earlier third quarter -> DATE 2014-Q3]."),
          rule(
              "year-earlier",
              "year - earlier|ago",
              match -> new ReportedPeriod(-1, Year.NOT_STATED),
              "It made less than a [year-earlier -> DATE 2014-Q4] loss."),
          rule(
              "year-earlier-period",
              "the? comparable|corresponding? year - earlier|ago quarter|period|half",
              match -> new ReportedPeriod(-1, Year.NOT_STATED),
              "Profit rose in [the third quarter -> DATE 2015-Q3] from [the year-earlier quarter ->"
                  + " DATE 2014-Q3].",
              "It beat [the year-ago period -> DATE 2014-Q4]."),
          rule(
              "same-period-of-year",
              "the? same|comparable|corresponding|equivalent|like quarter|period|half"
                  + " ( of|in )? <year>",
              match -> new ReportedPeriod(0, Year.of(match.number("year"))),
              "It beat [the same period of 2014 -> DATE 2014-Q4]."),
          rule(
              "same-period-last-year",
              "the? same|comparable|corresponding|equivalent|like quarter|period|half"
                  + " ( of|in )? the? <direction> year",
              match -> new ReportedPeriod(0, Year.fromDocument(match.number("direction"))),
              "It beat [the same period last year -> DATE 2015-Q4].",
              "It beat [the same period of the last year -> DATE 2015-Q4]."),
          rule(
              "same-period-earlier",
              "the? same|comparable|corresponding|equivalent|like quarter|period|half"
                  + " ( a|one year earlier|ago|before )",
              match -> new ReportedPeriod(-1, Year.NOT_STATED),
              "It beat [the same period a year earlier -> DATE 2014-Q4]."),
          rule(
              "period-of-year",
              "the? <year> quarter|period|half",
              match -> new ReportedPeriod(0, Year.of(match.number("year"))),
              "It beat [the 2014 quarter -> DATE 2014-Q4]."),
          rule(
              "last-years-period",
              "<direction> year 's quarter|period|half",
              match -> new ReportedPeriod(0, Year.fromDocument(match.number("direction"))),
              "It beat [last year's quarter -> DATE 2015-Q4]."),
          rule(
              "latest-period",
              "the latest|just-ended|recent quarter|period|half",
              match -> new ReportedPeriod(0, Year.NOT_STATED),
              "Profits fell in [the latest quarter -> DATE 2015-Q4]."),
          rule(
              "the-quarter",
              "the quarter",
              match ->
                  match.phrase().tokens().isSymbol(match.end(), '-')
                      ? null
                      : new ReportedPeriod(0, Year.NOT_STATED),
              "Profits fell in [the quarter -> DATE 2015-Q4]."),
          rule(
              "half-of-year",
              "the? last|second|latter half of <year>",
              match -> Quarters.half(match, 2),
              "Prices fell in [the last half of 2015 -> DATE 2015-H2]."),
          rule(
              "fiscal-quarter-year",
              "the? fiscal|financial <year> <ordinal> -? quarter|half",
              Quarters::quarter,
              "It beat [the fiscal 2015 second quarter -> DATE 2015-Q2]."),
          rule(
                  "quarter-code",
                  "q|h +<int:ordinal> ,? ( of? <year> )?",
                  Quarters::quarter,
                  "Revenue in [Q3 2015 -> DATE 2015-Q3] doubled.",
                  "Revenue in [H2 2015 -> DATE 2015-H2] doubled.",
                  "The virus H5 spread.")
              .unless(
                  List.of(
                      not("piece-of-a-name", Quarters::isLonger, "The H1N1 strain spread."),
                      not("tag", Quarters::isTag, "The page has <h2> in it."))),
          rule(
              "week-of-year",
              "calendar? week <int:week> ,? of|in? <year>",
              PeriodRules::week,
              "It was met in [week 31 of 2015 -> DATE 2015-W31].",
              "It was met in [week 3, 2016 -> DATE 2016-W03].",
              "In week 62 of the trial it rained."),
          rule(
              "calendar-week",
              "calendar? week <int:week>",
              match -> isCalendarWeek(match) ? week(match) : null,
              "It was met in [week 31 -> DATE 2015-W31].",
              "It will be met by [calendar week 12 -> DATE 2016-W12].",
              "They lost in week 3 of the season."),
          rule(
              "fiscal-year-code",
              "fy +<year>",
              PeriodRules::fiscalYear,
              "Sales rose in [FY2015 -> DATE 2015].",
              "Part fy8211 is out of stock."),
          rule(
              "fiscal-year-word",
              "fy <year>",
              PeriodRules::fiscalYear,
              "Sales rose in [FY 2015 -> DATE 2015]."),
          rule(
              "fiscal-short-year",
              "fy '|\u2018|\u2019? <digits2:short>",
              match -> CalendarDate.of(Year.ofTwoDigits(match.number("short"))),
              "Sales rose in [FY15 -> DATE 2015] and [FY'14 -> DATE 2014].",
              "They hired 15 people."),
          rule(
              "named-day-weekend",
              "<namedday> weekend",
              match ->
                  named(match, Year.NOT_STATED, Direction.OPEN) instanceof NamedDay day
                      ? new Holding(Unit.WEEKEND, day)
                      : null,
              "They met on [Memorial Day weekend -> DATE 2015-W21-WE]."),
          rule(
              "the-next-season",
              "the? <direction> <season>",
              match ->
                  isOfStory(match)
                      ? Quarters.season(match, Year.fromStory(UNKNOWN), direction(match))
                      : null,
              "It closed in [May 2014 -> DATE 2014-05] and opened [the following autumn -> DATE"
                  + " 2014-FA]."),
          rule(
              "season-year",
              "the? <season> ,? of? <year>",
              match -> Quarters.season(match, Year.of(match.number("year")), Direction.OPEN),
              "They fled in [the summer of 2014 -> DATE 2014-SU]."),
          rule(
              "season-of-that-year",
              "the? <season> ,? of? that|the year",
              match -> Quarters.season(match, Year.fromStory(0), Direction.OPEN),
              "They fled in [1821 -> DATE 1821] and returned in [the autumn of that year -> DATE"
                  + " 1821-FA]."),
          rule(
              "that-season",
              "that same? <season>",
              match -> Quarters.season(match, Year.fromStory(0), Direction.OPEN),
              "It began in [March 1821 -> DATE 1821-03]. [That summer -> DATE 1821-SU] it ended."),
          rule(
              "winter-years",
              "the? <season> of? <year> +-|/|\u2013 +<int:second>",
              match -> Quarters.season(match, Year.of(match.number("year")), Direction.OPEN),
              "It was lost in [the winter of 1943-44 -> DATE 1943-WI]."),
          rule(
              "season-of-direction-year",
              "the? <season> ,? of? <direction> year",
              match ->
                  Quarters.season(
                      match, Year.fromDocument(match.number("direction")), Direction.OPEN),
              "They fled in [summer last year -> DATE 2015-SU]."),
          rule(
              "direction-season",
              "<direction> <direction:skipped>? <season>",
              match ->
                  Quarters.season(match, Year.NOT_STATED, Direction.of(match.number("direction"))),
              "They fled [last autumn -> DATE 2015-FA].",
              "The work begins [this spring -> DATE 2016-SP]."),
          rule(
              "season-months",
              "the? <season> months",
              match ->
                  Tense.at(match.phrase(), match.begin(), match.end()) == Tense.PRESENT
                      ? new Repetition("XXXX-" + match.data("season"), null)
                      : Quarters.season(match, Year.NOT_STATED, Direction.OPEN),
              "The road is shut over [the winter months -> SET XXXX-WI].",
              "They stayed there over [the winter months -> DATE 2015-WI].",
              "They stayed for [months -> DURATION PXM]."),
          rule(
                  "season",
                  "the? <season>",
                  match ->
                      Quarters.isSeason(match)
                          ? Quarters.season(match, Year.NOT_STATED, Direction.OPEN)
                          : null,
                  "Work resumed in [the winter -> DATE 2015-WI].",
                  "[The Winter -> DATE 2015-WI] Offensive failed.")
              .unless(
                  List.of(
                      not(
                          "drop",
                          Quarters::isDrop,
                          "The fall of the city was near.",
                          "The fall in prices was near.",
                          "She will teach in [the fall -> DATE 2016-FA] in person."),
                      not("name", Quarters::isSeasonsName, "He skated at the Winter Games."))),
          rule(
                  "decade",
                  "the? <digits4:years> +s|'s",
                  Decades::decade,
                  "Life was good in [the 1980s -> DATE 198].",
                  "Life was good in [the 1600s -> DATE 16].",
                  "Life was good in [the 2000s -> DATE 200].",
                  "Life was good in [1960's -> DATE 196].")
              .unless(
                  List.of(
                      not(
                          "owner",
                          Decades::isOwnerByName,
                          "They read Agenda [2040 -> DATE 2040]'s aims."),
                      not(
                          "count",
                          match ->
                              match.number("years") == 1000
                                  && !match.phrase().is(match.begin(), "the"),
                          "They came in 1000s."))),
          rule(
              "short-decade",
              "the? '|\u2018 +<digits2:years> +s",
              match -> new ShortDecade(match.number("years")),
              "Life was good in [the '80s -> DATE 198]."),
          rule(
                  "bare-short-decade",
                  "the|mid|early|late -? <digits2:years> +s",
                  match ->
                      match.number("years") % 10 == 0 && match.number("years") >= 20
                          ? new ShortDecade(match.number("years"))
                          : null,
                  "Life was good in [the 70s -> DATE 197].",
                  "It was in the 15s.")
              .unless(Decades.AGES),
          rule(
              "short-decades",
              "the '|\u2018? <digits2:first> +s and '|\u2018? <digits2:years> +s",
              Decades::decades,
              "Life was good in [the 70s -> DATE 197] and [80s -> DATE 198]."),
          rule(
                  "part-of-named-decade",
                  "early|mid|late -? <decadename>",
                  match -> new ShortDecade(10 * match.number("decadename")),
                  "Life was good in the [late eighties -> DATE 198].")
              .unless(Decades.AGES),
          rule(
              "named-decade",
              "the <decadename>",
              match -> new ShortDecade(10 * match.number("decadename")),
              "Life was good in [the eighties -> DATE 198].",
              "Life was good in [the noughties -> DATE 200]."),
          rule(
              "centuries",
              "the? <ordinal:first> -|\u2013|to|and|or|until|through the? <ordinal> -?"
                  + " century|centuries ( bc|b.c.|b.c|bce|b.c.e. )?",
              Decades::centuries,
              "A school of [the tenth -> DATE 09] to [thirteenth centuries -> DATE 12].",
              "Graves of [the 5th -> DATE BC04] and [4th centuries BC -> DATE BC03].",
              "They came first and third."),
          rule(
              "century-bc",
              "the? <ordinal> -? century bc|b.c.|b.c|bce|b.c.e.",
              match -> {
                int ordinal = match.number("ordinal");
                return ordinal >= 1 && ordinal <= 99
                    ? new Digits(String.format(java.util.Locale.ROOT, "BC%02d", ordinal - 1))
                    : null;
              },
              "A temple of [the 3rd century BC -> DATE BC02]."),
          rule(
                  "century",
                  "the? <ordinal> -? century",
                  match -> {
                    int ordinal = match.number("ordinal");
                    return ordinal >= 2 && ordinal <= 22 ? Decades.century(ordinal, false) : null;
                  },
                  "A church of [the 19th century -> DATE 18].")
              .unless(List.of(not("company", Quarters::isCompany, "20th Century Fox made it."))),
          rule(
              "fiscal-year",
              "fiscal year? <year>",
              match ->
                  new CalendarDate(Year.of(match.number("year")), UNKNOWN, UNKNOWN, Direction.OPEN),
              "Losses grew in [fiscal 2015 -> DATE 2015]."),
          rule(
              "named-day-year",
              "<namedday> ,? of? <year>",
              match -> named(match, Year.of(match.number("year")), Direction.OPEN),
              "It was on [Christmas Eve 2014 -> DATE 2014-12-24]."),
          rule(
              "named-day-of-direction-year",
              "<namedday> ,? of? <direction> year",
              match -> named(match, Year.fromDocument(match.number("direction")), Direction.OPEN),
              "They left on [Christmas Eve last year -> DATE 2015-12-24]."),
          rule(
              "direction-named-day",
              "<direction> <namedday>",
              match -> named(match, Year.NOT_STATED, Direction.of(match.number("direction"))),
              "They left [last Christmas -> DATE 2015-12-25]."),
          rule(
              "named-day",
              "<namedday>",
              match -> named(match, Year.NOT_STATED, Direction.OPEN),
              "They left on [New Year's Day -> DATE 2016-01-01]."),
          rule(
              "year-end",
              "year -|'s? end",
              match ->
                  new Expression.Modified(
                      new CalendarDate(Year.fromDocument(0), UNKNOWN, UNKNOWN, Direction.OPEN),
                      Mod.END),
              "It will open by [year-end -> DATE 2016]."));

  private PeriodRules() {}

  private static CalendarDate fiscalYear(Match match) {
    return CalendarDate.of(Year.of(match.number("year")));
  }

  /** "week 31": the weeks of a year are numbered as ISO 8601 does. */
  private static @Nullable Expression week(Match match) {
    int number = match.number("week");
    Year year = match.has("year") ? Year.of(match.number("year")) : Year.fromDocument(0);
    return number >= 1 && number <= 53
        ? new Nth(number, Unit.WEEK, UNKNOWN, CalendarDate.of(year))
        : null;
  }

  /** A high number counts no season's or trial's weeks; a low one only after "calendar". */
  private static boolean isCalendarWeek(Match match) {
    boolean named = match.phrase().is(match.begin(), "calendar");
    boolean ofOther = match.phrase().is(match.end(), "of") || match.phrase().is(match.end(), "in");
    return named || (match.number("week") > LONGEST_SEASON && !ofOther);
  }

  private static Direction direction(Match match) {
    return Direction.of(match.number("direction"));
  }

  /**
   * "the next spring" and "the following spring" go on from the story, "next spring" from today.
   */
  private static boolean isOfStory(Match match) {
    return switch (match.phrase().word(match.place("direction"))) {
      case "following", "preceding", "ensuing", "subsequent" -> true;
      case "next", "previous" -> match.phrase().is(match.begin(), "the");
      default -> false;
    };
  }

  private static Expression named(Match match, Year year, Direction direction) {
    if (match.data("namedday").equals("?")) {
      return new Nothing(Fault.OTHER_CALENDAR);
    }
    return new NamedDay(match.data("namedday"), year, direction);
  }
}
