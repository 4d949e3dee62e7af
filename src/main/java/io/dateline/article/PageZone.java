package io.dateline.article;

import io.dateline.text.Gazetteer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time zone of the stamps of a page. */
final class PageZone {

  /** Domains of countries that anybody anywhere registers. */
  private static final Set<String> WORLDWIDE =
      Set.of(
          "IO", "CO", "ME", "TV", "AI", "CC", "LY", "FM", "AM", "TO", "WS", "GG", "LA", "NU", "SH");

  private static final Duration WESTERNMOST = Duration.ofHours(-12);
  private static final Duration EASTERNMOST = Duration.ofHours(14);

  /** The offsets that are no whole hours, in minutes. */
  private static final Set<Long> BROKEN_OFFSETS =
      Set.of(-570L, -210L, -150L, 210L, 270L, 330L, 345L, 390L, 525L, 570L, 630L, 765L, 825L);

  private PageZone() {}

  /** The zone of the country that an address is of, where that has only one. */
  static @Nullable ZoneId ofCountry(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String host = Draft.host(url);
    int dot = host.lastIndexOf('.');
    String domain = host.substring(dot + 1).toUpperCase(Locale.ROOT);
    if (domain.length() != 2 || WORLDWIDE.contains(domain)) {
      return null;
    }
    return Gazetteer.world().onlyZoneOf(domain.equals("UK") ? "GB" : domain);
  }

  /**
   * The stamp of a page in the zone of its publisher, as far as the page shows that.
   *
   * <p>Many publishers stamp their wall clock with "+00:00". Where the page shows the same clock
   * time with another zone, or shows it in a country that has one zone, the stamp is corrected. If
   * a stamp is in UTC and the page shows a time in another zone, that zone is the publisher's, and
   * so is its day.
   *
   * @param isOfChange whether what the page shows is the time of its last change
   */
  static PublicationTime settle(
      PublicationTime told,
      @Nullable PublicationTime shown,
      boolean isOfChange,
      @Nullable ZoneId country) {
    boolean stampedUtc = isUtc(told);
    boolean sameClock =
        shown != null
            && shown.time() != null
            && told.time() != null
            && shown.date().equals(told.date())
            && shown.time().withSecond(0).equals(told.time().withSecond(0).withNano(0));
    ZoneId zone = shown == null || shown.zone() == null ? country : shown.zone();
    if (stampedUtc && shown != null && !isOfChange && country == null && !sameClock) {
      PublicationTime local = onClockOf(told, shown);
      if (local != null) {
        return local;
      }
    }
    if (stampedUtc && sameClock && zone != null) {
      return new PublicationTime(told.date(), told.time(), zone);
    }
    boolean showsZone = shown != null && shown.time() != null && shown.zone() != null;
    ZoneId publishers = showsZone ? zone : country;
    if (stampedUtc && publishers != null) {
      return told.in(publishers);
    }
    return told.time() == null ? told : told.orInZone(zone);
  }

  /** The instant of a stamp on the clock that the page shows without naming its zone, or null. */
  private static @Nullable PublicationTime onClockOf(PublicationTime utc, PublicationTime shown) {
    LocalTime stamped = utc.time();
    LocalTime clock = shown.time();
    if (stamped == null || clock == null || shown.zone() != null) {
      return null;
    }
    Duration ahead =
        Duration.between(
            utc.date().atTime(stamped.withSecond(0)), shown.date().atTime(clock.withSecond(0)));
    return isOffset(ahead) ? utc.in(ZoneOffset.ofTotalSeconds((int) ahead.toSeconds())) : null;
  }

  private static boolean isOffset(Duration ahead) {
    boolean isWhole = ahead.toSeconds() % Duration.ofHours(1).toSeconds() == 0;
    boolean isBroken = ahead.toSecondsPart() == 0 && BROKEN_OFFSETS.contains(ahead.toMinutes());
    return (isWhole || isBroken)
        && ahead.compareTo(WESTERNMOST) >= 0
        && ahead.compareTo(EASTERNMOST) <= 0;
  }

  /** The first stamp with its offset, where it states none and another is of the same instant. */
  static PublicationTime withOffsetOf(PublicationTime first, @Nullable PublicationTime other) {
    LocalTime clock = first.time();
    if (clock == null || first.zone() != null || other == null || other.zone() == null) {
      return first;
    }
    LocalDateTime wall = first.date().atTime(clock);
    Duration ahead = Duration.between(other.instant(), wall.toInstant(ZoneOffset.UTC));
    return isOffset(ahead) && !(isUtc(other) && ahead.isZero())
        ? first.orInZone(ZoneOffset.ofTotalSeconds((int) ahead.toSeconds()))
        : first;
  }

  static boolean isUtc(PublicationTime time) {
    return time.zone() != null && time.zone().normalized().equals(ZoneOffset.UTC);
  }
}
