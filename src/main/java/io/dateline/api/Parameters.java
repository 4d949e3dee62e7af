package io.dateline.api;

import io.dateline.text.Language;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, checked: unknown ones, repeats and nonsense are refused. */
final class Parameters {

  private static final int LONGEST_SHOWN = 60;

  private final Map<String, List<String>> given;

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  static Parameters of(Request request, Set<String> known) {
    request
        .parameters()
        .forEach((name, values) -> {
          if (!known.contains(name)) {
            throw Problem.badParameter(
                shown(name),
                "there is no parameter \""
                    + shown(name)
                    + "\" here"
                    + (known.isEmpty()
                        ? ""
                        : "; there are: " + String.join(", ", known.stream().sorted().toList())),
                known.stream().sorted().findFirst().orElse(""));
          }
          if (values.size() > 1) {
            throw Problem.badParameter(
                name, "\"" + name + "\" is given more than once", values.getFirst());
          }
        });
    return new Parameters(request.parameters());
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).map(List::getFirst);
  }

  /** The first instant of {@code from} and the one after the last of {@code to}. */
  DateParameter range() {
    Instant from = date("from").map(DateParameter::begin).orElse(DateParameter.FIRST);
    Instant to = date("to").map(DateParameter::end).orElse(DateParameter.LAST);
    if (!to.isAfter(from)) {
      throw Problem.badParameter(
          text("to").isPresent() ? "to" : "from",
          "\"to\" does not lie after \"from\": a range goes from the earlier to the later",
          text("to").isPresent() ? text("from").orElse("2016-02-27") : "2016-02-27");
    }
    return new DateParameter(from, to);
  }

  /** The last moment of an EDTF date, or an RFC 3339 instant; null where it is not given. */
  @Nullable Instant moment(String name) {
    return date(name)
        .map(date -> date.begin().equals(date.end()) ? date.begin() : date.end().minusNanos(1))
        .orElse(null);
  }

  /** When a feed of changes begins: its first instant; the beginning where it is not given. */
  Instant since() {
    return date("since").map(DateParameter::begin).orElse(DateParameter.FIRST);
  }

  private Optional<DateParameter> date(String name) {
    return text(name)
        .map(value ->
            DateParameter.parse(value)
                .orElseThrow(() ->
                    Problem.badParameter(
                        name,
                        "\"%s\" takes an EDTF date or an RFC 3339 instant of the years 1 to 9999,"
                                .formatted(name)
                            + " not \""
                            + shown(value)
                            + "\"",
                        "2016-02-27")));
  }

  /** Words as they are searched; empty where none are asked for. */
  String folded(String name, String example) {
    return text(name)
        .map(value -> {
          String folded = FoldedText.of(value);
          if (folded.isBlank()) {
            throw Problem.badParameter(
                name, "\"" + name + "\" takes words, not \"" + shown(value) + "\"", example);
          }
          return folded;
        })
        .orElse("");
  }

  /** Some of an enumeration's values, in lower case, parted by commas; none where not given. */
  <E extends Enum<E>> Set<E> oneOf(String name, Class<E> type, String example) {
    EnumSet<E> chosen = EnumSet.noneOf(type);
    text(name)
        .ifPresent(value -> {
          for (String one : value.split(",", -1)) {
            chosen.add(constant(name, type, one.strip(), example));
          }
        });
    return chosen;
  }

  /** The tags of some languages that are read, parted by commas; none where not given. */
  Set<String> languages(String name) {
    Set<String> chosen = new TreeSet<>();
    text(name)
        .ifPresent(value -> {
          for (String one : value.split(",", -1)) {
            Language language = Language.of(one.strip());
            if (!language.isRead()) {
              throw Problem.badParameter(
                  name,
                  "\"%s\" takes the tags of one or more of the languages that are read (en, %s), parted by commas, not \"%s\""
                      .formatted(
                          name,
                          Language.others().stream()
                              .map(Language::tag)
                              .sorted()
                              .collect(Collectors.joining(", ")),
                          shown(value)),
                  "ar,uk");
            }
            chosen.add(language.tag());
          }
        });
    return chosen;
  }

  private static <E extends Enum<E>> E constant(
      String name, Class<E> type, String value, String example) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> lower(constant).equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.badParameter(
                name,
                "\"%s\" takes one or more of %s, parted by commas, not \"%s\""
                    .formatted(
                        name,
                        Stream.of(type.getEnumConstants())
                            .map(Parameters::lower)
                            .collect(Collectors.joining(", ")),
                        shown(value)),
                example));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code true} or {@code false} is given; null where neither is. */
  @Nullable Boolean flag(String name) {
    return text(name)
        .map(value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw Problem.badParameter(
                      name,
                      "\"%s\" takes true or false, not \"%s\"".formatted(name, shown(value)),
                      "true");
            })
        .orElse(null);
  }

  /** A whole number from 1 to {@code most}. */
  int number(String name, int otherwise, int most) {
    return text(name)
        .map(value -> {
          boolean good = value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= most;
          if (!good) {
            throw Problem.badParameter(
                name,
                "\"%s\" takes a whole number from 1 to %d, not \"%s\""
                    .formatted(name, most, shown(value)),
                Integer.toString(otherwise));
          }
          return Integer.parseInt(value);
        })
        .orElse(otherwise);
  }

  /** A number from 0 to 1 in hundredths; 0 where it is not given. */
  int hundredths(String name) {
    return text(name)
        .map(value -> {
          if (!value.matches("0|1|[01]\\.[0-9]{1,2}") || Double.parseDouble(value) > 1) {
            throw Problem.badParameter(
                name,
                "\"%s\" takes a number from 0 to 1, of two decimals at most, not \"%s\""
                    .formatted(name, shown(value)),
                "0.5");
          }
          return (int) Math.round(100 * Double.parseDouble(value));
        })
        .orElse(0);
  }

  /** The order that {@code sort} names; that of time where it is not given. */
  EventQuery.Order order() {
    return choice(
        "sort", EventQuery.Order.values(), EventQuery.Order::sort, EventQuery.Order.TIME, "-time");
  }

  /**
   * The value that a parameter names.
   *
   * @param values those that it may name
   * @param written how a value is written
   * @param otherwise the value where the parameter is not given
   */
  <T> T choice(String name, T[] values, Function<T, String> written, T otherwise, String example) {
    String given = text(name).orElse(written.apply(otherwise));
    return Stream.of(values)
        .filter(value -> written.apply(value).equals(given))
        .findFirst()
        .orElseThrow(() ->
            Problem.badParameter(
                name,
                "\"%s\" takes one of %s, not \"%s\""
                    .formatted(
                        name,
                        Stream.of(values).map(written).collect(Collectors.joining(", ")),
                        shown(given)),
                example));
  }

  /** A place in a text, in UTF-16 units from 0; 0 where it is not given. */
  int offset(String name) {
    return text(name)
        .map(value -> {
          if (!value.matches("0|[1-9][0-9]{0,7}")) {
            throw Problem.badParameter(
                name,
                "\"%s\" takes an offset into the text, in UTF-16 units from 0, not \"%s\""
                    .formatted(name, shown(value)),
                "1200");
          }
          return Integer.parseInt(value);
        })
        .orElse(0);
  }

  /** The view that {@code view} names; the plain one where it is not given. */
  EventQuery.View view() {
    Set<EventQuery.View> views = oneOf("view", EventQuery.View.class, "story");
    if (views.size() > 1) {
      throw Problem.badParameter("view", "\"view\" takes one of story, all, plain", "story");
    }
    return views.isEmpty() ? EventQuery.View.PLAIN : views.iterator().next();
  }

  /** All that is given but {@code but}, in the order of the names: what a cursor is bound to. */
  String written(Set<String> but) {
    return given.entrySet().stream()
        .filter(entry -> !but.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue().getFirst())
        .collect(Collectors.joining("&"));
  }

  /** Somebody's text, cut and without control characters, for an answer that quotes it. */
  static String shown(String text) {
    String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "\u2026" : text;
    return cut.replaceAll("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
