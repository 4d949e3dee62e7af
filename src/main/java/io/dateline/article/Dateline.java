package io.dateline.article;

import io.dateline.text.Gazetteer;
import io.dateline.text.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens an agency story with where it was written: "MOSCOW, February 24. /TASS/.",
 * "PARIS (AP) —".
 *
 * @param place the place as written, empty if the line states a day only
 * @param agency the news agency named in it, or null
 * @param zone its time zone, or null for a place that is not known
 * @param span where the line stands in the article's text
 */
public record Dateline(String place, @Nullable String agency, @Nullable ZoneId zone, Span span) {

  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?";
  private static final String DATE =
      "(?:" + MONTH + " \\d{1,2}(?:, ?\\d{4})?|\\d{1,2} " + MONTH + "(?:,? \\d{4})?)\\.?";
  private static final String COUNTRY =
      "(?: ?\\[[\\p{L}. ]{2,30}\\]|, ?(?!"
          + MONTH
          + ")\\p{Lu}[\\p{L}.]{1,20}(?: \\p{L}[\\p{L}.]{0,20}){0,2})?";
  private static final String AGENCY = "[\\p{L}\\d .,&'\\-/]{2,40}?";
  private static final String DASH = "(?<dash> ?(?::|-{1,2}|\u2013|\u2014)(?= ))";

  /**
   * A city in capitals with a date, an agency or a dash behind it: "MOSCOW, February 24. /TASS/".
   */
  private static final Pattern CAPITALS =
      Pattern.compile(
          "^(?<place>(?<city>\\p{Lu}[\\p{Lu}'\u2019.]*(?:[- ]{1,2}\\p{Lu}[\\p{Lu}'\u2019.]*){0,5})"
              + "(?:/\\p{Lu}[\\p{Lu}' -]{1,30})?"
              + COUNTRY
              + ")(?<date>,? "
              + DATE
              + ")?(?:[ .]*[(/](?<agency>"
              + AGENCY
              + ")[)/]\\.?)?"
              + DASH
              + "? ?");

  /** One in small letters needs its date and a dash: "Geneva (14 December 2012) \u2013". */
  private static final Pattern SMALL =
      Pattern.compile(
          "^(?<place>(?<city>\\p{Lu}[\\p{Ll}'\u2019]+(?:[- ]\\p{Lu}[\\p{Ll}'\u2019]+){0,3})"
              + "(?:/\\p{Lu}[\\p{L}' -]{1,30})?"
              + COUNTRY
              + ")(?<date>,? \\(?"
              + DATE
              + "\\)?)(?:,? [(/]?(?<agency>"
              + AGENCY
              + ")[)/]?)?"
              + DASH
              + " ?");

  /** A known city in small letters with its state or country, or an agency, and a dash. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "^(?<place>(?<city>\\p{Lu}[\\p{Ll}'\u2019]+(?:[- ]\\p{Lu}[\\p{Ll}'\u2019]+){0,3})"
              + "(?<region>, ?\\p{Lu}[\\p{L}.]{1,20}(?: \\p{Lu}[\\p{L}.]{0,20}){0,2})?)"
              + "(?<date>,? "
              + DATE
              + ")?(?: [(/](?<agency>"
              + AGENCY
              + ")[)/])?(?<dash> (?:-{1,2}|\u2013|\u2014)(?= )) ?");

  /** A date alone, with a dash: "13 December 2012 \u2013". */
  private static final Pattern DAY =
      Pattern.compile(
          "^(?<place>(?<city>))(?<date>"
              + DATE
              + ")(?: [(/](?<agency>"
              + AGENCY
              + ")[)/])?(?<dash> (?:-{1,2}|\u2013|\u2014)(?= )) ?");

  private static final int LONGEST = 140;

  /** The dateline with which a paragraph of {@code text} begins, if it does. */
  public static Optional<Dateline> at(CharSequence text, Span paragraph) {
    int end = Math.min(paragraph.end(), paragraph.begin() + LONGEST);
    CharSequence head = text.subSequence(paragraph.begin(), end);
    for (Pattern pattern : List.of(CAPITALS, SMALL, KNOWN, DAY)) {
      Matcher line = pattern.matcher(head);
      boolean marked =
          line.find()
              && (line.group("date") != null
                  || line.group("agency") != null
                  || line.group("dash") != null);
      boolean told = pattern != KNOWN || (marked && isKnown(line));
      if (marked && told && (pattern == DAY || line.group("city").length() >= 3)) {
        Span span = new Span(paragraph.begin(), paragraph.begin() + line.end()).trimmed(text);
        String place = line.group("place").strip();
        return Optional.of(
            new Dateline(place, line.group("agency"), zone(line.group("city"), place), span));
      }
    }
    return Optional.empty();
  }

  /** "New York, NY –", "Geneva (AP) —", but not "Paris – the city of light". */
  private static boolean isKnown(Matcher line) {
    return Gazetteer.world().place(line.group("city")) != null
        && (line.group("region") != null || line.group("agency") != null);
  }

  /** The zone of the city, or of the country named behind it where that has one. */
  private static @Nullable ZoneId zone(String city, String place) {
    Gazetteer world = Gazetteer.world();
    Optional<ZoneId> own = world.placeInAnyCase(city).map(found -> ZoneId.of(found.zone()));
    if (own.isPresent()) {
      return own.get();
    }
    Gazetteer.Place country =
        world.place(
            place
                .substring(Math.min(place.length(), city.length()))
                .replaceAll("[^\\p{L} ]", "")
                .strip());
    return country == null ? null : world.onlyZoneOf(country.country());
  }
}
