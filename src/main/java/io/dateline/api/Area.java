package io.dateline.api;

import io.dateline.place.Place;

/** A part of the earth's surface, by degrees of latitude and longitude (WGS 84). */
sealed interface Area {

  /** Whether a place counts as lying in it. */
  boolean contains(Place place);

  /**
   * A box as RFC 7946 §5 has it.
   *
   * @param west its western edge; greater than {@code east} where it goes across the date line
   * @param south its southern edge
   * @param east its eastern edge
   * @param north its northern edge
   */
  record Box(double west, double south, double east, double north) implements Area {
    @Override
    public boolean contains(Place place) {
      boolean isBetween =
          west <= east
              ? place.lon() >= west && place.lon() <= east
              : place.lon() >= west || place.lon() <= east;
      // 180 degrees east are 180 degrees west.
      boolean isOnLine = Math.abs(place.lon()) == 180 && (west == -180 || east == 180);
      return (isBetween || isOnLine) && place.lat() >= south && place.lat() <= north;
    }
  }

  /**
   * The area within a distance of a point. It holds no countries and divisions: the point that
   * stands for one does not show how near it is.
   *
   * @param lat the point's latitude
   * @param lon its longitude
   * @param km how far at most, in kilometres along the surface
   */
  record Circle(double lat, double lon, double km) implements Area {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    @Override
    public boolean contains(Place place) {
      return switch (place.precision()) {
        case DISTRICT, CITY -> distance(place) <= km;
        case REGION, COUNTRY -> false;
      };
    }

    /**
     * The distance by the haversine formula, which holds at the poles and across the date line too.
     */
    private double distance(Place place) {
      double dLat = Math.toRadians(place.lat() - lat) / 2;
      double dLon = Math.toRadians(place.lon() - lon) / 2;
      double half =
          Math.pow(Math.sin(dLat), 2)
              + Math.cos(Math.toRadians(lat))
                  * Math.cos(Math.toRadians(place.lat()))
                  * Math.pow(Math.sin(dLon), 2);
      return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }
  }
}
