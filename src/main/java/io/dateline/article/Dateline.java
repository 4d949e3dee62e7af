package io.dateline.article;

import io.dateline.text.Gazetteer;
import io.dateline.text.Span;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens an agency story with where it was written: "MOSCOW, February 24. /TASS/.",
 * "PARIS (AP) —".
 *
 * @param place the place as written
 * @param agency the news agency named in it, or null
 * @param zone its time zone, or null for a place that is not known
 * @param span where the line stands in the article's text
 */
public record Dateline(String place, @Nullable String agency, @Nullable ZoneId zone, Span span) {

  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?";
  private static final Pattern LINE =
      Pattern.compile(
          "^(?<place>\\p{Lu}[\\p{Lu}'.\\- ]{1,40}(?:, ?(?!"
              + MONTH
              + ")\\p{Lu}[\\p{L}. ]{1,20})?)"
              + "(?<date>,? (?:"
              + MONTH
              + " \\d{1,2}|\\d{1,2} "
              + MONTH
              + ")(?:, \\d{4})?\\.?)?"
              + "(?:[ .]*[(/](?<agency>[\\p{L}\\d .,&'\\-]{2,40})[)/]\\.?)?"
              + "(?<dash> ?(?::|-{1,2}|\u2013|\u2014)(?= ))? ?");

  private static final int LONGEST = 140;

  /** The dateline with which a paragraph of {@code text} begins, if it does. */
  public static Optional<Dateline> at(CharSequence text, Span paragraph) {
    int end = Math.min(paragraph.end(), paragraph.begin() + LONGEST);
    Matcher line = LINE.matcher(text.subSequence(paragraph.begin(), end));
    if (!line.find()) {
      return Optional.empty();
    }
    String place = line.group("place").strip();
    boolean marked =
        line.group("date") != null || line.group("agency") != null || line.group("dash") != null;
    String city = place.contains(",") ? place.substring(0, place.indexOf(',')) : place;
    if (!marked || city.length() < 3) {
      return Optional.empty();
    }
    ZoneId zone =
        Gazetteer.world().placeInAnyCase(city).map(found -> ZoneId.of(found.zone())).orElse(null);
    Span span = new Span(paragraph.begin(), paragraph.begin() + line.end()).trimmed(text);
    return Optional.of(new Dateline(place, line.group("agency"), zone, span));
  }
}
