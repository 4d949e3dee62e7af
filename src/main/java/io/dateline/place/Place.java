package io.dateline.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on the map.
 *
 * @param id of a country its ISO 3166-1 alpha-2 code, of a division that with GeoNames' code
 *     ("SY.11"), of a city its number at GeoNames ("169577"), of a place that a {@link PlaceFile}
 *     adds its country and name ("SY-baba-amr")
 * @param name its usual English name
 * @param in the names of the city and country that it lies in ("Syria"); null for a country
 * @param country the code of the country that it lies in, or is
 * @param within the ids of the places that it lies in, the nearest first
 * @param lat degrees north of the equator, -90 to 90
 * @param lon degrees east of Greenwich, -180 to 180
 * @param precision the kind of place, and so how exactly it locates an event
 */
public record Place(
    String id,
    String name,
    @Nullable String in,
    String country,
    List<String> within,
    double lat,
    double lon,
    Precision precision) {

  /** The kind of a place, the finest first. */
  public enum Precision {
    /** A part of a city. */
    DISTRICT,
    /** A city, a town or a village. */
    CITY,
    /** A first-level division of a country. */
    REGION,
    /** A country or territory. */
    COUNTRY
  }

  /** Copies the list. */
  public Place {
    within = List.copyOf(within);
  }

  /** Whether it is the place of an id or lies in it. */
  public boolean isIn(String other) {
    return id.equals(other) || within.contains(other);
  }

  /** Its name and what it lies in: "Homs, Syria". */
  public String whole() {
    return in == null ? name : name + ", " + in;
  }
}
