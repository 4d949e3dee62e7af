package io.dateline.place;

import io.dateline.place.Place.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places that somebody adds to the world's: a line each of {@code names}, {@code country}, {@code
 * lat}, {@code lon}, {@code precision} and {@code in}, parted by tabs. Names are parted by {@code
 * |}, the usual one first; a line that begins with {@code #} is a comment. The last two may be
 * missing: a place is a city that lies in its country.
 *
 * <p>A line that is broken is named in {@link #faults}, and the others are used.
 *
 * @param atlas the world with the places of the file
 * @param faults what is wrong, with the number of its line: "line 3: …"
 */
public record PlaceFile(Atlas atlas, List<String> faults) {

  /** The name of the file, in the bucket and in the data folder. */
  public static final String NAME = "places.tsv";

  private static final int MOST = 20_000;

  private static final int LONGEST = 100;

  /** Copies the list. */
  public PlaceFile {
    faults = List.copyOf(faults);
  }

  /** Reads a file's text. */
  public static PlaceFile of(String text) {
    Map<Place, List<String>> places = new LinkedHashMap<>();
    Map<String, Place> ids = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    Atlas atlas = Atlas.world();
    int number = 0;
    for (String line : text.split("\r?\n|\r", -1)) {
      number++;
      String plain = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (plain.isBlank() || plain.startsWith("#")) {
        continue;
      }
      try {
        if (places.size() == MOST) {
          throw new Broken("a file has at most 20,000 places; those from here on are left out");
        }
        String[] fields = plain.split("\t", -1);
        List<String> names = names(fields[0]);
        Place place = place(names, fields, atlas);
        if (ids.putIfAbsent(place.id(), place) != null) {
          throw new Broken("\"" + place.name() + "\" of " + place.country() + " is there already");
        }
        places.put(place, names);
      } catch (Broken e) {
        faults.add("line " + number + ": " + e.getMessage());
        if (places.size() == MOST) {
          break;
        }
      }
    }
    return new PlaceFile(atlas.with(places), faults);
  }

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  private static List<String> names(String field) {
    List<String> names = new ArrayList<>();
    for (String name : field.split("\\|", -1)) {
      String plain = name.strip();
      boolean good =
          !Atlas.key(plain).isEmpty()
              && plain.length() <= LONGEST
              && plain.chars().noneMatch(Character::isISOControl);
      if (!good) {
        throw new Broken("a name of 1 to 100 letters was expected, not \"" + shown(plain) + "\"");
      }
      names.add(plain);
    }
    return names;
  }

  private static Place place(List<String> names, String[] fields, Atlas atlas) {
    if (fields.length < 4 || fields.length > 6) {
      throw new Broken(
          "names, country, lat and lon were expected, and maybe precision and in, parted by tabs;"
              + " there are "
              + fields.length
              + " fields");
    }
    Place country = atlas.place(fields[1].strip());
    if (country == null || country.precision() != Precision.COUNTRY) {
      throw new Broken(
          "a country's code such as SY was expected, not \"" + shown(fields[1]) + "\"");
    }
    double lat = degrees("latitude", fields[2], 90);
    double lon = degrees("longitude", fields[3], 180);
    Precision precision = precision(fields.length > 4 ? fields[4].strip() : "");
    Place around = fields.length > 5 ? around(fields[5].strip(), country, atlas) : null;
    List<String> within = new ArrayList<>();
    if (around != null) {
      within.add(around.id());
      within.addAll(around.within());
    }
    if (!within.contains(country.id())) {
      within.add(country.id());
    }
    return new Place(
        country.id() + "-" + Atlas.key(names.getFirst()).replace(' ', '-'),
        names.getFirst(),
        around == null ? country.name() : around.whole(),
        country.id(),
        within,
        lat,
        lon,
        precision);
  }

  private static double degrees(String what, String field, int most) {
    String text = field.strip();
    if (!text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?")) {
      throw new Broken(
          "a " + what + " in decimal degrees was expected, not \"" + shown(text) + "\"");
    }
    double degrees = Double.parseDouble(text);
    if (Math.abs(degrees) > most) {
      throw new Broken("the " + what + " " + text + " lies outside of -" + most + " to " + most);
    }
    return degrees;
  }

  private static Precision precision(String field) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "", "city" -> Precision.CITY;
      case "district" -> Precision.DISTRICT;
      case "region" -> Precision.REGION;
      default ->
          throw new Broken("district, city or region was expected, not \"" + shown(field) + "\"");
    };
  }

  private static @Nullable Place around(String field, Place country, Atlas atlas) {
    if (field.isEmpty() || field.equals(country.id())) {
      return null;
    }
    Place byId = atlas.place(field);
    List<Place> found = byId != null ? List.of(byId) : atlas.named(field);
    return found.stream()
        .filter(place -> place.isIn(country.id()))
        .min((one, other) -> one.precision().compareTo(other.precision()))
        .orElseThrow(
            () -> new Broken("there is no place \"" + shown(field) + "\" in " + country.name()));
  }

  private static String shown(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
    return cut.replaceAll("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
