package io.dateline.time;

import io.dateline.text.Gazetteer;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The country a text was written in, as far as its zone shows: it decides what an abbreviation such
 * as "IST", a day such as "Independence Day" and a date such as 3/4/2016 mean.
 */
final class Region {

  private final @Nullable ZoneId zone;

  private Region(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  static Region of(@Nullable ZoneId zone) {
    return new Region(zone);
  }

  /** Its IANA id, or an empty string where it is not known. */
  String zone() {
    return zone == null ? "" : zone.getId();
  }

  /** ISO 3166 code, or an empty string where it is not known. */
  String country() {
    if (zone == null) {
      return "";
    }
    String country = Gazetteer.world().countryOf(zone.getId());
    return country == null ? "" : country;
  }

  /** Whether {@code other} is a zone of this country. */
  boolean holds(ZoneId other) {
    return zone != null
        && (zone.equals(other)
            || (!country().isEmpty()
                && country().equals(Gazetteer.world().countryOf(other.getId()))));
  }

  /** Whether slashed dates are written with the day first; null where the country is not known. */
  @Nullable Boolean isDayFirst() {
    return switch (country()) {
      case "" -> null;
      case "US", "PH", "PR", "GU", "FM", "PW", "MH" -> false;
      default -> true;
    };
  }

  /** Whether Easter is that of the Julian calendar here. */
  boolean isOrthodox() {
    return switch (country()) {
      case "BG", "BY", "CY", "ET", "GE", "GR", "MD", "ME", "MK", "RO", "RS", "RU", "UA" -> true;
      default -> false;
    };
  }
}
