package io.dateline.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Countries and cities of note: their names, the adjectives made of them, and their time zones.
 *
 * <p>Names are looked up as newspapers write them and with regard to case. The sources and licences
 * of the data stand at the head of {@code countries.tsv} and {@code cities.tsv}.
 */
public final class Gazetteer {

  private static final Instant WINTER = Instant.parse("2020-01-15T00:00:00Z");
  private static final Instant SUMMER = Instant.parse("2020-07-15T00:00:00Z");

  /**
   * A country or a city.
   *
   * @param name its usual English name
   * @param country ISO 3166 code of the country it lies in, or is
   * @param zone IANA zone id; for a country the zone of its capital
   * @param kind what it is
   */
  public record Place(String name, String country, String zone, PlaceKind kind) {}

  /** The kind of a place. */
  public enum PlaceKind {
    COUNTRY,
    CITY
  }

  private static final class Holder {
    static final Gazetteer WORLD = new Gazetteer();
  }

  private final Map<String, Place> names = new HashMap<>();
  private final Map<String, Place> inAnyCase = new HashMap<>();
  private final Map<String, Place> adjectives = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();
  private final Map<String, String> countries = new HashMap<>();
  private final Set<String> capitals = new HashSet<>();

  private Gazetteer() {
    for (String[] row : Lexicon.rows(Gazetteer.class, "cities.tsv")) {
      add(names, List.of(row[0]), new Place(row[0], row[1], row[2], PlaceKind.CITY));
    }
    for (String[] row : Lexicon.rows(Gazetteer.class, "countries.tsv")) {
      List<String> spellings = List.of(row[1].split("\\|"));
      Place country = new Place(spellings.getFirst(), row[0], row[4], PlaceKind.COUNTRY);
      names.putIfAbsent(row[3], new Place(row[3], row[0], row[4], PlaceKind.CITY));
      firstWords.add(firstWord(row[3]));
      capitals.add(row[3]);
      add(names, spellings, country);
      countries.putIfAbsent(row[4], row[0]);
      add(adjectives, List.of(row[2].split("\\|")), country);
    }
    for (String[] row : Lexicon.rows(Gazetteer.class, "legacy-zones.tsv")) {
      countries.putIfAbsent(row[0], row[1]);
    }
    names.keySet().stream()
        .sorted()
        .forEach(
            name -> inAnyCase.putIfAbsent(folded(name), Objects.requireNonNull(names.get(name))));
    names.values().forEach(place -> countries.putIfAbsent(place.zone(), place.country()));
  }

  private void add(Map<String, Place> map, Collection<String> spellings, Place place) {
    for (String spelling : spellings) {
      if (!spelling.isEmpty()) {
        map.put(spelling, place);
        firstWords.add(firstWord(spelling));
      }
    }
  }

  private static String firstWord(String name) {
    int end = name.indexOf(' ');
    return end < 0 ? name : name.substring(0, end);
  }

  /** The one gazetteer, read when it is first asked for. */
  public static Gazetteer world() {
    return Holder.WORLD;
  }

  /** The country or city of this name, or null. */
  public @Nullable Place place(String name) {
    return names.get(name);
  }

  /** Whether a name is that of a country's capital. */
  public boolean isCapital(String name) {
    return capitals.contains(name);
  }

  /** The country whose adjective or people's name this is ("Syrian", "Britons"), or null. */
  public @Nullable Place ofAdjective(String word) {
    return adjectives.get(word);
  }

  /** The country in which an IANA zone lies, or null. */
  public @Nullable String countryOf(String zone) {
    return countries.get(zone);
  }

  /**
   * The zone of a country (ISO 3166-1 alpha-2) whose clocks all show the same, or null for others.
   */
  public @Nullable ZoneId onlyZoneOf(String country) {
    ZoneId only = null;
    for (Place place : names.values()) {
      if (place.country().equals(country)) {
        ZoneId zone = ZoneId.of(place.zone());
        if (only != null && !isSameClock(only, zone)) {
          return null;
        }
        boolean first = only == null || place.kind() == PlaceKind.COUNTRY;
        only = first ? zone : only;
      }
    }
    return only;
  }

  private static boolean isSameClock(ZoneId one, ZoneId other) {
    return one.equals(other)
        || (one.getRules().getOffset(WINTER).equals(other.getRules().getOffset(WINTER))
            && one.getRules().getOffset(SUMMER).equals(other.getRules().getOffset(SUMMER)));
  }

  /** Whether some name or adjective begins with {@code word}: a quick no for most words. */
  public boolean beginsName(String word) {
    return firstWords.contains(word);
  }

  /** The place named in a dateline's capitals ("NEW YORK", "PORT-AU-PRINCE"), in any case. */
  public Optional<Place> placeInAnyCase(String name) {
    Place exact = names.get(name);
    return exact != null ? Optional.of(exact) : Optional.ofNullable(inAnyCase.get(folded(name)));
  }

  /** A name in lower case, with single spaces between its words. */
  private static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i) == '-' ? ' ' : Character.toLowerCase(name.charAt(i));
      boolean again = c == ' ' && (folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ');
      folded.append(again ? "" : String.valueOf(c));
    }
    return folded.toString();
  }
}
