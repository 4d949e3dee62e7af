package io.dateline.time;

import io.dateline.text.Gazetteer;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.Resolver.Resolution;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Range;
import io.dateline.time.grammar.Grammar;
import io.dateline.time.grammar.Grammar.Found;
import io.dateline.time.grammar.Phrase;
import io.dateline.time.grammar.Tense;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time expressions of English news and puts them on the calendar.
 *
 * <p>Sentences are split into tokens; the {@link Grammar} finds phrases; phrases that belong
 * together are joined; each is resolved in the order of the text against the document's own time.
 * Linear in the length of the text. No state: one tagger serves all threads.
 */
public final class TimeTagger {

  /**
   * The time expressions of some sentences, in order, without overlaps.
   *
   * @param text the text that all spans index
   * @param sentences the sentences to read, in order, as {@code Sentences} splits them
   * @param document when and where the text was written
   */
  public List<Timex> tag(CharSequence text, List<Span> sentences, DocumentTime document) {
    Resolver resolver = new Resolver(document);
    List<Timex> timexes = new ArrayList<>();
    int number = 0;
    for (Span sentence : sentences) {
      tag(text, sentence, number++, resolver, timexes);
    }
    return timexes;
  }

  private static void tag(
      CharSequence text, Span sentence, int number, Resolver resolver, List<Timex> timexes) {
    Phrase phrase = Grammar.phrase(Tokens.split(text, sentence));
    List<Found> all = Joiner.join(phrase, Grammar.find(phrase));
    if (all.isEmpty()) {
      return;
    }
    ZoneId local = placeZone(phrase);
    for (int i = 0; i < all.size(); i++) {
      Found found = all.get(i);
      Tense tense = Tense.at(phrase, found.begin());
      if (found.expression() instanceof Range range) {
        Found first =
            new Found(found.begin(), range.lastOfBegin() + 1, range.begin(), found.rule());
        Found second = new Found(range.firstOfEnd(), found.end(), range.end(), found.rule());
        add(
            timexes,
            phrase,
            first,
            resolver.resolve(range.begin(), tense, number, local),
            RangeEnd.FIRST);
        add(
            timexes,
            phrase,
            second,
            resolver.resolve(range.end(), tense, number, local),
            RangeEnd.SECOND);
        continue;
      }
      RangeEnd end = rangeEnd(phrase, all, i);
      Expression told =
          end == RangeEnd.FIRST
              ? withZoneOf(all.get(i + 1).expression(), found.expression())
              : found.expression();
      Optional<Resolution> resolution = resolver.resolve(told, tense, number, local);
      add(timexes, phrase, found, resolution, end);
    }
  }

  private static void add(
      List<Timex> timexes,
      Phrase phrase,
      Found found,
      Optional<Resolution> resolution,
      RangeEnd rangeEnd) {
    resolution.ifPresent(r -> timexes.add(timex(phrase, found, r, rangeEnd)));
  }

  private static Timex timex(Phrase phrase, Found found, Resolution resolution, RangeEnd rangeEnd) {
    Tokens tokens = phrase.tokens();
    Span span = new Span(tokens.begin(found.begin()), tokens.end(found.end() - 1));
    Optional<CalendarValue> calendar =
        resolution.type() == TimexType.DURATION || resolution.type() == TimexType.SET
            ? Optional.empty()
            : CalendarValue.parse(resolution.value());
    return new Timex(
        span,
        span.of(tokens.text()),
        resolution.type(),
        resolution.value(),
        calendar.map(CalendarValue::granularity).orElse(null),
        resolution.zone(),
        resolution.zoneBasis(),
        resolution.basis(),
        resolution.mod(),
        resolution.quant(),
        calendar.map(value -> instant(value.begin(), resolution.zone())).orElse(null),
        calendar.map(value -> instant(value.end(), resolution.zone())).orElse(null),
        found.rule(),
        rangeEnd);
  }

  /** Wall clocks without a zone are put on UTC: an order is needed, and no zone is invented. */
  private static Instant instant(LocalDateTime wall, @Nullable ZoneId zone) {
    return wall.atZone(zone == null ? ZoneOffset.UTC : zone).toInstant();
  }

  /** "between 10:00 and 14:00 Lisbon time": the zone of the second clock is that of both. */
  private static Expression withZoneOf(Expression second, Expression first) {
    if (first instanceof DateTime both) {
      return new DateTime(both.date(), withZoneOf(second, both.time()));
    }
    Expression other = second instanceof DateTime both ? both.time() : second;
    if (first instanceof Clock clock
        && other instanceof Clock zoned
        && clock.zone() == null
        && !clock.local()) {
      return new Clock(clock.hour(), clock.minute(), clock.second(), zoned.zone(), zoned.local());
    }
    return first;
  }

  /**
   * "from X to Y", "between X and Y", "X - Y": whether phrase {@code i} is one end of an interval.
   */
  private static RangeEnd rangeEnd(Phrase phrase, List<Found> all, int i) {
    if (i + 1 < all.size() && isRange(phrase, all.get(i), all.get(i + 1))) {
      return RangeEnd.FIRST;
    }
    return i > 0 && isRange(phrase, all.get(i - 1), all.get(i))
        ? RangeEnd.SECOND
        : RangeEnd.NEITHER;
  }

  private static boolean isRange(Phrase phrase, Found first, Found second) {
    int from = first.end();
    if (second.begin() != from + 1) {
      return false;
    }
    String opening = phrase.word(first.begin() - 1);
    return switch (phrase.word(from)) {
      case "to", "until", "till", "through" -> true;
      case "-", "\u2013", "\u2014" -> true;
      case "and" -> opening.equals("between");
      default -> false;
    };
  }

  /** The zone of the first place that the sentence names, for "local time". */
  private static @Nullable ZoneId placeZone(Phrase phrase) {
    boolean asked = false;
    for (int i = 0; i + 1 < phrase.size() && !asked; i++) {
      asked = phrase.is(i, "local") && phrase.is(i + 1, "time");
    }
    if (!asked) {
      return null;
    }
    Gazetteer world = Gazetteer.world();
    Tokens tokens = phrase.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isCapital(i) || !world.beginsName(tokens.string(i))) {
        continue;
      }
      for (int end = Math.min(tokens.size(), i + 3); end > i; end--) {
        String name = tokens.text().subSequence(tokens.begin(i), tokens.end(end - 1)).toString();
        Gazetteer.Place place = world.place(name);
        if (place != null) {
          return ZoneId.of(place.zone());
        }
      }
    }
    return null;
  }
}
