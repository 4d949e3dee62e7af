package io.dateline.api;

import io.dateline.place.Atlas;
import io.dateline.place.Place;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places in which an event must take place.
 *
 * @param words folded words that stand together in the name of a place; empty for any
 * @param ids the places that these words name, by any of their names: what lies in one is found
 * @param box a box that it has to lie in; null for any place, and none
 * @param near a circle that it has to lie in; null for the same
 */
record PlaceFilter(
    String words, Set<String> ids, Area.@Nullable Box box, Area.@Nullable Circle near) {

  /** Anywhere, or nowhere. */
  static final PlaceFilter ANYWHERE = new PlaceFilter("", Set.of(), null, null);

  /** The parameters that {@link #of} reads. */
  static final Set<String> PARAMETERS = Set.of("place", "bbox", "near");

  private static final double MOST_KM = 20_040;

  static PlaceFilter of(Parameters parameters, Supplier<Atlas> atlas) {
    String words = parameters.folded("place", "Aleppo");
    return new PlaceFilter(
        words,
        words.isEmpty() ? Set.of() : ids(parameters.text("place").orElseThrow(), atlas.get()),
        parameters.text("bbox").map(PlaceFilter::box).orElse(null),
        parameters.text("near").map(PlaceFilter::circle).orElse(null));
  }

  private static Set<String> ids(String place, Atlas atlas) {
    return Stream.concat(Stream.ofNullable(atlas.place(place.strip())), atlas.named(place).stream())
        .map(Place::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Area.Box box(String text) {
    double[] edges = numbers("bbox", text, "west,south,east,north", BOX, 4);
    if (edges[1] > edges[3]) {
      throw bad("bbox", "the south of \"bbox\" lies north of its north", BOX);
    }
    for (int i = 0; i < edges.length; i++) {
      require("bbox", edges[i], i % 2 == 0 ? 180 : 90, BOX);
    }
    return new Area.Box(edges[0], edges[1], edges[2], edges[3]);
  }

  private static Area.Circle circle(String text) {
    double[] circle = numbers("near", text, "lat,lon,km", CIRCLE, 3);
    require("near", circle[0], 90, CIRCLE);
    require("near", circle[1], 180, CIRCLE);
    if (circle[2] <= 0 || circle[2] > MOST_KM) {
      throw bad("near", "the kilometres of \"near\" are more than 0 and at most 20040", CIRCLE);
    }
    return new Area.Circle(circle[0], circle[1], circle[2]);
  }

  private static final String BOX = "35.7,32.3,42.4,37.3";
  private static final String CIRCLE = "34.73,36.72,25";

  private static double[] numbers(String name, String text, String form, String good, int count) {
    String[] parts = text.split(",", -1);
    boolean isNumbers =
        parts.length == count
            && Stream.of(parts)
                .allMatch(part -> part.strip().matches("-?[0-9]{1,5}(\\.[0-9]{1,15})?"));
    if (!isNumbers) {
      throw bad(
          name,
          "\"%s\" takes %s in decimal numbers, not \"%s\""
              .formatted(name, form, Parameters.shown(text)),
          good);
    }
    return Stream.of(parts)
        .flatMapToDouble(part -> DoubleStream.of(Double.parseDouble(part.strip())))
        .toArray();
  }

  private static void require(String name, double degrees, int most, String good) {
    if (Math.abs(degrees) > most) {
      throw bad(
          name,
          "%s of \"%s\" lies outside of -%d to %d: %s"
              .formatted(most == 90 ? "a latitude" : "a longitude", name, most, most, degrees),
          good);
    }
  }

  private static Problem.Thrown bad(String name, String detail, String good) {
    return Problem.badParameter(name, detail, good);
  }

  /** Whether one of some places is asked for. */
  boolean matches(List<Place> places) {
    return equals(ANYWHERE) || places.stream().anyMatch(this::matches);
  }

  private boolean matches(Place place) {
    return (words.isEmpty()
            || ids.stream().anyMatch(place::isIn)
            || FoldedText.of(place.name()).contains(words))
        && (box == null || box.contains(place))
        && (near == null || near.contains(place));
  }
}
