package io.dateline.place;

import io.dateline.place.Place.Precision;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the world's countries, their first-level divisions and their cities, by id and
 * by all their names.
 *
 * <p>It is far larger than the {@link io.dateline.text.Gazetteer}, which knows what news means by a
 * name without more being said, and is read only where an event is placed. The sources and licences
 * of the data stand at the head of {@code places.tsv} and {@code place-names.tsv}.
 */
public final class Atlas {

  /** Words behind a name that say that it is a division's: "Homs province". */
  private static final Set<String> DIVISIONS =
      Set.of(
          "province",
          "governorate",
          "region",
          "oblast",
          "county",
          "state",
          "prefecture",
          "department");

  /** How Arabic names begin, in any of its spellings: "al-Brega" is "Brega". */
  private static final Pattern ARTICLE = Pattern.compile("(al|el|ad|ar|as|at|an|ash|az) ");

  private static final class Holder {
    static final SortedRows PLACES = SortedRows.load("places.tsv");
    static final SortedRows NAMES = SortedRows.load("place-names.tsv");
    static final Atlas WORLD = new Atlas(Map.of(), Map.of());
  }

  private final Map<String, Place> added;
  private final Map<String, List<Place>> addedNames;

  private Atlas(Map<String, Place> added, Map<String, List<Place>> addedNames) {
    this.added = added;
    this.addedNames = addedNames;
  }

  /** The atlas of the world, read when a place is first looked up. */
  public static Atlas world() {
    return Holder.WORLD;
  }

  /**
   * The same with more places.
   *
   * @param more places with all their names; one of an id that is there is taken instead
   */
  Atlas with(Map<Place, ? extends Collection<String>> more) {
    Map<String, Place> places = new TreeMap<>(added);
    Map<String, List<Place>> names = new TreeMap<>(addedNames);
    more.forEach((place, called) -> {
      places.put(place.id(), place);
      called.stream()
          .map(Atlas::key)
          .distinct()
          .forEach(key -> names.computeIfAbsent(key, _ -> new ArrayList<>()).add(place));
    });
    return new Atlas(places, names);
  }

  /** The place of an id, or null. */
  public @Nullable Place place(String id) {
    Place more = added.get(id);
    if (more != null) {
      return more;
    }
    String[] row = row(id);
    if (row == null) {
      return null;
    }
    Precision precision =
        Character.isDigit(id.charAt(0))
            ? Precision.CITY
            : id.equals(row[2]) ? Precision.COUNTRY : Precision.REGION;
    List<String> within = new ArrayList<>();
    if (!row[3].isEmpty()) {
      within.add(row[3]);
    }
    String[] country = precision == Precision.COUNTRY ? null : row(row[2]);
    if (country != null) {
      within.add(country[0]);
    }
    return new Place(
        id,
        row[1],
        country == null ? null : country[1],
        row[2],
        within,
        Double.parseDouble(row[4]),
        Double.parseDouble(row[5]),
        precision);
  }

  private static String @Nullable [] row(String id) {
    return id.indexOf('\t') >= 0 ? null : Holder.PLACES.row(id);
  }

  /** How many people live in a place, or in the places of a country or division; 0 if unknown. */
  public long people(Place place) {
    String[] row = added.containsKey(place.id()) ? null : row(place.id());
    return row == null ? 0 : Long.parseLong(row[6]);
  }

  /**
   * The places of a name, whatever its case, marks and hyphens; only divisions where it says that
   * it is one's ("Homs province"), and only what lies in another that it names behind a comma
   * ("Tripoli, Lebanon"). What was added to the world is meant before all else.
   */
  public List<Place> named(String name) {
    String[] parts = name.split(",", -1);
    List<Place> found = ofPlainName(parts[0]);
    for (int i = 1; i < parts.length && !found.isEmpty(); i++) {
      List<Place> around = ofPlainName(parts[i]);
      found =
          found.stream()
              .filter(place -> around.stream().anyMatch(outer -> place.isIn(outer.id())))
              .toList();
    }
    return found;
  }

  private List<Place> ofPlainName(String name) {
    String key = key(name);
    List<Place> all = ofKey(key);
    if (all.isEmpty() && ARTICLE.matcher(key).lookingAt()) {
      all = ofKey(ARTICLE.matcher(key).replaceFirst(""));
    }
    int last = key.lastIndexOf(' ');
    if (all.isEmpty() && last > 0 && DIVISIONS.contains(key.substring(last + 1))) {
      return ofKey(key.substring(0, last)).stream()
          .filter(place -> place.precision() == Precision.REGION)
          .toList();
    }
    return all;
  }

  /** Whether a name was added to the world's. */
  public boolean isAdded(String name) {
    return !addedNames.isEmpty() && addedNames.containsKey(key(name));
  }

  private List<Place> ofKey(String key) {
    if (key.isEmpty() || addedNames.containsKey(key)) {
      return addedNames.getOrDefault(key, List.of());
    }
    String[] row = Holder.NAMES.row(key);
    List<Place> found = new ArrayList<>();
    for (String id : row == null ? new String[0] : row[1].split(" ")) {
      Place place = place(id);
      if (place != null) {
        found.add(place);
      }
    }
    return found;
  }

  /**
   * A name as it is looked up: in small letters without marks and apostrophes, its words parted by
   * single blanks. {@code src/build/places.mjs} does the same.
   */
  static String key(String name) {
    String apart = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder key = new StringBuilder(apart.length());
    boolean blank = false;
    for (int i = 0; i < apart.length(); i++) {
      String letters = letters(apart.charAt(i));
      if (letters.equals(" ")) {
        blank = !key.isEmpty();
      } else if (!letters.isEmpty()) {
        key.append(blank ? " " : "").append(letters);
        blank = false;
      }
    }
    return key.toString();
  }

  private static String letters(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      return String.valueOf(c);
    }
    return switch (c) {
      case '\'', '`', '.', '\u2018', '\u2019', '\u02bb', '\u02bc', '\u02be', '\u02bf' -> "";
      case 'ß' -> "ss";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'þ' -> "th";
      case 'ı' -> "i";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ə' -> "a";
      case 'ħ' -> "h";
      case 'ŋ' -> "n";
      default -> isMark(c) ? "" : " ";
    };
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
