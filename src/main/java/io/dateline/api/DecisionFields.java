package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a decision, each checked. A field that is missing or wrong is a problem that
 * names it.
 */
final class DecisionFields {

  static final int LONGEST_NAME = 200;
  static final int LONGEST_URL = 2_000;

  /** The most items of a list that is no list of mentions. */
  private static final int MOST_IN_LIST = 50;

  private final String path;

  /**
   * @param path the name of the decision in problems, such as {@code decisions[3]}; empty for the
   *     only one
   */
  DecisionFields(String path) {
    this.path = path;
  }

  /** Reads an item of a list. */
  @FunctionalInterface
  interface Item<E> {
    E read(JsonNode json, String name);
  }

  /**
   * A problem with a field.
   *
   * @param name the name of the field; empty for the decision as a whole
   * @param example a good value, or null
   */
  Problem.Thrown problem(String name, String detail, @Nullable String example) {
    String field = name.isEmpty() ? path : path.isEmpty() ? name : path + "." + name;
    return new Problem.Thrown(new Problem(422, "Not a decision", detail, field, example));
  }

  @Nullable ZoneId zone(JsonNode value, String name) {
    String text = text(value, name, LONGEST_NAME);
    try {
      return text == null ? null : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw problem(name, "it is an IANA zone or an offset", "Asia/Damascus");
    }
  }

  double degrees(JsonNode value, String name, int most) {
    if (!value.isNumber() || Math.abs(value.asDouble()) > most) {
      throw problem(name, "it is a number from -%d to %d".formatted(most, most), "34.72");
    }
    return value.asDouble();
  }

  List<String> names(JsonNode value, String name, String example) {
    List<String> names =
        value.isTextual()
            ? List.of(required(value, name, LONGEST_NAME, example))
            : list(value, name, MOST_IN_LIST, LONGEST_NAME);
    if (names.isEmpty()) {
      throw problem(name, "it is a name, or a list of names", example);
    }
    return names;
  }

  /** An address of the web, with a host: {@code http:x} names none. */
  String url(JsonNode value, String name) {
    String text = required(value, name, LONGEST_URL, "https://news.example/1");
    String web = Links.web(text);
    if (web == null || !web.matches("(?i)https?://[^/?#].*")) {
      throw problem(name, "it is an address of http or https", "https://news.example/1");
    }
    return text;
  }

  <E extends Enum<E>> E constant(JsonNode value, String name, Class<E> type, String example) {
    return Stream.of(type.getEnumConstants())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value.asText()))
        .findFirst()
        .orElseThrow(() ->
            problem(
                name,
                "it is one of "
                    + Stream.of(type.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")),
                example));
  }

  String required(JsonNode value, String name, int longest, String example) {
    String text = text(value, name, longest);
    if (text == null) {
      throw problem(name, "it is missing: a text was expected", example);
    }
    return text;
  }

  /** Refuses fields that an object does not have: what they say would be lost. */
  void only(JsonNode object, String name, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(given -> {
          if (!known.contains(given)) {
            throw problem(
                name.isEmpty() ? Parameters.shown(given) : name + "." + Parameters.shown(given),
                "there is no such field: it has " + String.join(", ", known),
                known.iterator().next());
          }
        });
  }

  /**
   * A text without control characters, in one line; null where it is missing or nothing of it is
   * seen.
   */
  @Nullable String text(JsonNode value, String name, int longest) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw problem(name, "a text was expected", null);
    }
    String text = value.asText().replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    if (text.length() > longest) {
      throw problem(
          name,
          "it has %,d characters and may have %,d: shorten it".formatted(text.length(), longest),
          null);
    }
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw problem(name, "it holds half a character, an unpaired surrogate: leave it out", null);
    }
    return text.codePoints().allMatch(DecisionFields::isUnseen) ? null : text;
  }

  private static boolean isUnseen(int character) {
    return Character.getType(character) == Character.FORMAT || Character.isWhitespace(character);
  }

  List<String> list(JsonNode value, String name, int most, int longest) {
    return some(value, name, most, (one, at) -> required(one, at, longest, "a text"));
  }

  <E> List<E> each(JsonNode value, String name, Item<E> item) {
    return some(value, name, MOST_IN_LIST, item);
  }

  <E> List<E> some(JsonNode value, String name, int most, Item<E> item) {
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      throw problem(
          name,
          value.isArray()
              ? "it has %d items and may have %d: send the rest in another"
                  .formatted(value.size(), most)
              : "it is a list of at most " + most,
          null);
    }
    List<E> list = new ArrayList<>();
    for (Iterator<JsonNode> one = value.elements(); one.hasNext(); ) {
      list.add(item.read(one.next(), name + "[" + list.size() + "]"));
    }
    return list;
  }
}
