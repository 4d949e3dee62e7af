package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.event.Role;
import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.place.Place.Precision;
import io.dateline.text.Gazetteer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an event takes place, by the names of places that its mentions tell.
 *
 * <p>A name that several places bear is decided by the fame of one of them, by the countries that
 * the article tells of, and by what other mentions of the event mean by it. Where these leave
 * several, it stands for what they all lie in, or for nothing: no place is guessed.
 */
public final class Whereabouts {

  /** A place so many times as large as any other of its name is meant where nothing else is. */
  private static final int FAMOUS = 10;

  /** The same where the article tells of the country of another. */
  private static final int FAMOUS_ANYWHERE = 50;

  /** The same of a place that news means without saying where it lies. */
  private static final int FAMOUS_IN_NEWS = 6;

  /** A place of fewer people is not meant where the article tells of other countries alone. */
  private static final int LARGE = 200_000;

  /** A finer place counts where one in so many articles names it. */
  private static final int WELL_SUPPORTED = 10;

  private final Atlas atlas;

  Whereabouts(Atlas atlas) {
    this.atlas = atlas;
  }

  /**
   * What somebody may mean by a name, without an article around it: one place where that is clear,
   * several where it is open, none where it is no place that is known.
   */
  public static List<Place> meant(Atlas atlas, String name) {
    return new Whereabouts(atlas).meant(name, List.of());
  }

  /** What an article may mean by a name: several places where it leaves that open. */
  private record Told(String article, List<Place> meant) {}

  /**
   * The places of an event, those that most articles name first; of places one in another the inner
   * alone.
   *
   * @param mentions of one event, in any order
   */
  List<Place> of(List<Mention> mentions) {
    List<Told> told = new ArrayList<>();
    Set<Place> sure = new HashSet<>();
    for (Mention mention : mentions) {
      for (String name : names(mention)) {
        List<Place> meant = meant(name, mention.article().countries());
        told.add(new Told(mention.article().id(), meant));
        if (meant.size() == 1) {
          sure.add(meant.getFirst());
        }
      }
    }
    Map<Place, Set<String>> articles = new HashMap<>();
    for (Told one : told) {
      Place place = decided(one.meant(), sure);
      if (place != null) {
        articles.computeIfAbsent(place, _ -> new HashSet<>()).add(one.article());
      }
    }
    return supported(articles);
  }

  /**
   * The names of places that a mention tells, and those of its participants that were added to the
   * world's places: the reader cannot know these.
   */
  private List<String> names(Mention mention) {
    List<String> names = new ArrayList<>(mention.event().places());
    for (Participant one : mention.event().participants()) {
      if (one.role() != Role.AGENT && atlas.isAdded(one.name())) {
        names.add(one.name());
      }
    }
    return names;
  }

  /** What a name may mean in an article that tells of some countries, most of the first. */
  private List<Place> meant(String name, List<String> countries) {
    List<Place> all = withoutNested(atlas.named(name));
    Place famous = larger(all, FAMOUS_ANYWHERE);
    if (famous == null) {
      Place known = larger(all, FAMOUS_IN_NEWS);
      famous = known != null && isMeantByNews(name, known) ? known : null;
    }
    List<Place> told = famous != null ? List.of(famous) : ofFirst(all, countries);
    Place larger = larger(told, FAMOUS);
    List<Place> meant = larger != null ? List.of(larger) : told;
    return meant.stream()
        .filter(place -> isLikely(place, countries) && !isDwarfed(place, all))
        .toList();
  }

  private static boolean isMeantByNews(String name, Place place) {
    Gazetteer.Place known = Gazetteer.world().place(name);
    return known != null && known.country().equals(place.country());
  }

  /** That an article tells of its country alone does not make a small place known. */
  private boolean isDwarfed(Place place, List<Place> all) {
    long people = atlas.people(place);
    return people < LARGE
        && all.stream()
            .anyMatch(other ->
                !other.country().equals(place.country()) && atlas.people(other) >= 2 * people);
  }

  /** "Homs" is the city, not the province around it; "Singapore" is the country. */
  private static List<Place> withoutNested(List<Place> all) {
    return all.stream()
        .filter(place ->
            all.stream()
                .noneMatch(other ->
                    !other.equals(place)
                        && (isRegionAround(place, other) || isInCountry(place, other))))
        .toList();
  }

  private static boolean isRegionAround(Place place, Place other) {
    return place.precision() == Precision.REGION && other.isIn(place.id());
  }

  private static boolean isInCountry(Place place, Place other) {
    return other.precision() == Precision.COUNTRY && place.isIn(other.id());
  }

  /** The one that is so many times as large as each of the others; null where none is. */
  private @Nullable Place larger(List<Place> some, int times) {
    Place largest =
        some.stream()
            .max(Comparator.comparingLong(atlas::people).thenComparing(Place::id))
            .orElse(null);
    boolean is =
        largest != null
            && (some.size() == 1 || atlas.people(largest) > 0)
            && some.stream()
                .allMatch(other ->
                    other.equals(largest) || atlas.people(largest) >= times * atlas.people(other));
    return is ? largest : null;
  }

  /**
   * Those in the first of some countries that has any; all where none has, and where one is a
   * country itself: that the article tells of it may be what the name means, and may not
   * ("Georgia").
   */
  private static List<Place> ofFirst(List<Place> all, List<String> countries) {
    if (all.stream().anyMatch(place -> isToldCountry(place, countries))) {
      return all.stream().filter(place -> countries.contains(place.country())).toList();
    }
    for (String country : countries) {
      List<Place> in = all.stream().filter(place -> place.country().equals(country)).toList();
      if (!in.isEmpty()) {
        return in;
      }
    }
    return all;
  }

  private static boolean isToldCountry(Place place, List<String> countries) {
    return place.precision() == Precision.COUNTRY && countries.contains(place.id());
  }

  private boolean isLikely(Place place, List<String> countries) {
    return countries.isEmpty()
        || countries.contains(place.country())
        || atlas.isAdded(place.name())
        || atlas.people(place) >= LARGE;
  }

  /** The place that is meant; what all lie in where that is open; null where there is none. */
  private @Nullable Place decided(List<Place> meant, Set<Place> sure) {
    if (meant.isEmpty()) {
      return null;
    }
    List<Place> known = meant.size() == 1 ? meant : meant.stream().filter(sure::contains).toList();
    if (known.size() == 1) {
      return known.getFirst();
    }
    return meant.getFirst().within().stream()
        .filter(id -> meant.stream().allMatch(place -> place.isIn(id)))
        .findFirst()
        .map(atlas::place)
        .orElse(null);
  }

  /** Of the places that articles name, those that stand for the event. */
  private static List<Place> supported(Map<Place, Set<String>> articles) {
    Map<Place, Integer> support = new HashMap<>();
    for (Place place : articles.keySet()) {
      boolean inner = articles.keySet().stream().noneMatch(in -> isInner(in, place, articles));
      boolean stray = articles.keySet().stream().anyMatch(of -> isStray(place, of, articles));
      if (inner && !stray) {
        support.put(place, in(place, articles));
      }
    }
    int most = support.values().stream().mapToInt(count -> count).max().orElse(0);
    return support.entrySet().stream()
        .filter(entry -> 2 * entry.getValue() >= most)
        .sorted(
            Map.Entry.<Place, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().precision())
                .thenComparing(entry -> entry.getKey().id()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a place tells more exactly where another is. */
  private static boolean isInner(Place inner, Place outer, Map<Place, Set<String>> articles) {
    return !inner.equals(outer) && inner.isIn(outer.id()) && !isStray(inner, outer, articles);
  }

  /** Whether nearly all articles that name a place leave it at that, and not at one in it. */
  private static boolean isStray(Place inner, Place outer, Map<Place, Set<String>> articles) {
    return !inner.equals(outer)
        && inner.isIn(outer.id())
        && WELL_SUPPORTED * in(inner, articles) < in(outer, articles);
  }

  /** How many articles name a place, or one in it. */
  private static int in(Place place, Map<Place, Set<String>> articles) {
    Set<String> in = new HashSet<>();
    articles.forEach((inner, names) -> in.addAll(inner.isIn(place.id()) ? names : Set.of()));
    return in.size();
  }
}
