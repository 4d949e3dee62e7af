package io.dateline.event;

import io.dateline.text.Gazetteer;
import io.dateline.text.Tokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The countries that a text tells of: by their names, their people's, and those of cities that news
 * means without saying where they lie.
 */
final class Countries {

  /** How many countries are kept of a text. */
  private static final int MOST = 6;

  /** How many words the name of a place has at most. */
  private static final int LONGEST = 4;

  /** How often each country is told of by its name or its people's. */
  private final Map<String, Integer> counts = new HashMap<>();

  /** How often each city of a country is named. */
  private final Map<String, Map<String, Integer>> cities = new HashMap<>();

  void gather(Tokens tokens) {
    Gazetteer world = Gazetteer.world();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isCapital(i) || !world.beginsName(tokens.string(i))) {
        continue;
      }
      for (int last = Math.min(i + LONGEST, tokens.size()) - 1; last >= i; last--) {
        Gazetteer.Place place = place(world, tokens, i, last);
        if (place != null) {
          count(place);
          i = last;
          break;
        }
      }
    }
  }

  private void count(Gazetteer.Place place) {
    if (place.kind() == Gazetteer.PlaceKind.COUNTRY) {
      counts.merge(place.country(), 1, Integer::sum);
    } else {
      cities
          .computeIfAbsent(place.country(), _ -> new HashMap<>())
          .merge(place.name(), 1, Integer::sum);
    }
  }

  private static Gazetteer.@Nullable Place place(
      Gazetteer world, Tokens tokens, int first, int last) {
    String name = tokens.text().subSequence(tokens.begin(first), tokens.end(last)).toString();
    Gazetteer.Place place = world.place(name);
    return place != null || first < last ? place : world.ofAdjective(name);
  }

  /** Their codes, of the country told of most first, of equals by letters. */
  List<String> all() {
    Map<String, Integer> all = new HashMap<>(counts);
    cities.forEach((country, named) -> {
      // One name alone may be that of another city, elsewhere.
      if (named.size() > 1 || counts.containsKey(country)) {
        named.values().forEach(count -> all.merge(country, count, Integer::sum));
      }
    });
    return all.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
