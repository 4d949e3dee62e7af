package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.PublicationTime;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Participant;
import io.dateline.event.Role;
import io.dateline.event.StatedTime;
import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Source;
import io.dateline.timeline.Decision.Value;
import io.dateline.timeline.Event;
import io.dateline.timeline.Whereabouts;
import java.time.DateTimeException;
import java.time.LocalDate;
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
 * A decision as a request gives it, checked: what it lacks or has wrong is a problem that names the
 * field, such as {@code decisions[3].value}.
 *
 * @param id the name that the client gave it; null for one that the server makes
 * @param kind what is decided
 * @param event the id of the event that it is about, or of one of its mentions; null for none
 * @param mentions the ids of the mentions that it is about; empty where it is about all of the
 *     event
 * @param value what is decided; null where the kind says all
 * @param reason why; null where that is not said
 */
record DecisionInput(
    @Nullable String id,
    Kind kind,
    @Nullable String event,
    List<String> mentions,
    @Nullable Value value,
    @Nullable String reason) {

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 5_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_URL = 2_000;
  private static final int MOST_IN_LIST = 50;
  private static final int MOST_MENTIONS = 500;

  private static final Set<String> FIELDS =
      Set.of("id", "kind", "event", "mentions", "value", "reason");

  /** Copies the list. */
  DecisionInput {
    mentions = List.copyOf(mentions);
  }

  /**
   * Reads a decision.
   *
   * @param path how the problem calls it, such as {@code decisions[3]}
   * @param today the day that words such as "last Friday" are counted from
   */
  static DecisionInput of(JsonNode json, String path, LocalDate today) {
    return new Reader(json, path, today).read();
  }

  private static Problem.Thrown problem(String field, String detail, @Nullable String example) {
    return new Problem.Thrown(new Problem(422, "Not a decision", detail, field, example));
  }

  /** Reads one. */
  private static final class Reader {
    private final JsonNode json;
    private final String path;
    private final LocalDate today;

    Reader(JsonNode json, String path, LocalDate today) {
      this.json = json;
      this.path = path;
      this.today = today;
    }

    DecisionInput read() {
      if (!json.isObject()) {
        throw problem(
            path, "a decision is an object", "{\"kind\": \"confirm\", \"event\": \"m_1\"}");
      }
      json.fieldNames()
          .forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
              throw problem(
                  field(Parameters.shown(name)),
                  "a decision has the fields id, kind, event, mentions, value and reason",
                  "kind");
            }
          });
      Kind kind = kind();
      List<String> mentions = list(json.path("mentions"), "mentions", MOST_MENTIONS, LONGEST_NAME);
      String event = text(json.path("event"), "event", LONGEST_NAME);
      if (kind == Kind.REVOKE) {
        throw problem(field("kind"), "a decision is revoked by DELETE of its address", "hide");
      }
      boolean isOfEvent = kind.isAboutAnEvent();
      if (isOfEvent != (event != null || !mentions.isEmpty())) {
        throw problem(
            field(isOfEvent ? "event" : event != null ? "event" : "mentions"),
            isOfEvent
                ? "it says by \"event\" or \"mentions\" what it is about"
                : "a decision of kind \"" + kind + "\" is about no event",
            isOfEvent ? "m_0123456789abcdef0123" : null);
      }
      if (kind == Kind.JOIN && mentions.size() < 2) {
        throw problem(
            field("mentions"), "at least two mentions are joined, one of each event", null);
      }
      if (kind == Kind.PART && mentions.isEmpty()) {
        throw problem(field("mentions"), "it names the mentions that are not of their event", null);
      }
      return new DecisionInput(
          id(),
          kind,
          event,
          mentions,
          value(kind),
          text(json.path("reason"), "reason", LONGEST_TEXT));
    }

    private String field(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    private Kind kind() {
      try {
        return Kind.of(json.path("kind").asText());
      } catch (IllegalArgumentException e) {
        throw problem(field("kind"), String.valueOf(e.getMessage()), "confirm");
      }
    }

    private @Nullable String id() {
      String id = text(json.path("id"), "id", LONGEST_NAME);
      if (id != null && !id.matches("[A-Za-z0-9._:-]{8,64}")) {
        throw problem(
            field("id"),
            "an id is 8 to 64 letters, digits, dots, dashes, colons or underscores",
            "0b1f6f52-9a3c-4a8e-8f4e-2d6c1f0a7b11");
      }
      return id;
    }

    private @Nullable Value value(Kind kind) {
      JsonNode value = json.path("value");
      return switch (kind) {
        case TITLE -> Value.title(required(value, "value", LONGEST_TITLE, "Ferry sinks off Riga"));
        case TIME -> Value.time(time(value, "value"));
        case FACTUALITY -> Value.factuality(constant(value, "value", Factuality.class, "planned"));
        case KIND -> Value.kind(constant(value, "value", Event.Kind.class, "protest"));
        case PLACE -> Value.places(places(value, "value"));
        case PARTICIPANTS -> Value.participants(participants(value, "value"));
        case NOTE -> note(value);
        case ALIAS, NOT_ALIAS -> aliases(value);
        case RELEVANT, IRRELEVANT -> Value.article(required(value, "value", LONGEST_URL, "a1"));
        case EVENT -> written(value);
        case CONFIRM, HIDE, SHOW, JOIN, PART, PIN, UNPIN, REVOKE -> {
          if (!value.isMissingNode() && !value.isNull()) {
            throw problem(field("value"), "a decision of kind \"" + kind + "\" has no value", null);
          }
          yield null;
        }
      };
    }

    private Value written(JsonNode value) {
      return Value.written(
          required(value.path("title"), "value.title", LONGEST_TITLE, "Ferry sinks off Riga"),
          time(value.path("time"), "value.time"),
          value.has("factuality")
              ? constant(value.path("factuality"), "value.factuality", Factuality.class, "happened")
              : null,
          value.has("place") ? places(value.path("place"), "value.place") : null,
          value.has("participants")
              ? participants(value.path("participants"), "value.participants")
              : null,
          each(value.path("sources"), "value.sources", this::source));
    }

    private Source source(JsonNode source, String name) {
      return new Source(
          url(source.path("url"), name + ".url"),
          text(source.path("publisher"), name + ".publisher", LONGEST_NAME),
          text(source.path("title"), name + ".title", LONGEST_TITLE),
          published(source.path("published"), name + ".published"),
          text(source.path("quote"), name + ".quote", LONGEST_TEXT));
    }

    private @Nullable String published(JsonNode value, String name) {
      String text = text(value, name, LONGEST_NAME);
      if (text != null && PublicationTime.parse(text).isEmpty()) {
        throw problem(field(name), "it is an ISO date or an RFC 3339 time", "2016-02-27");
      }
      return text;
    }

    private Value note(JsonNode value) {
      JsonNode text = value.isTextual() ? value : value.path("text");
      return Value.note(
          required(text, "value", LONGEST_TEXT, "The ministry corrected the figure on 3 March."),
          each(value.path("links"), "value.links", this::url));
    }

    private Value aliases(JsonNode value) {
      List<String> names = names(value, "value", "UN");
      if (names.size() < 2) {
        throw problem(field("value"), "at least two names", "[\"UN\", \"United Nations\"]");
      }
      return Value.names(names);
    }

    private List<Participant> participants(JsonNode value, String name) {
      return each(
          value,
          name,
          (one, at) ->
              one.isTextual()
                  ? new Participant(required(one, at, LONGEST_NAME, "NATO"), Role.PARTICIPANT)
                  : new Participant(
                      required(one.path("name"), at + ".name", LONGEST_NAME, "NATO"),
                      one.has("role")
                          ? constant(one.path("role"), at + ".role", Role.class, "agent")
                          : Role.PARTICIPANT));
    }

    private EventTime time(JsonNode value, String name) {
      String text = value.isObject() ? value.path("text").asText() : value.asText();
      ZoneId zone = value.isObject() ? zone(value.path("zone"), name + ".zone") : null;
      return StatedTime.parse(text, zone, today)
          .filter(time -> !time.earliest().isBefore(DateParameter.FIRST))
          .orElseThrow(() ->
              problem(
                  field(name),
                  "no time of the calendar is read in \"%s\"; it is EDTF or English words"
                      .formatted(Parameters.shown(text)),
                  "2016-02-27T12:00+02:00"));
    }

    private @Nullable ZoneId zone(JsonNode value, String name) {
      String text = text(value, name, LONGEST_NAME);
      try {
        return text == null ? null : ZoneId.of(text);
      } catch (DateTimeException e) {
        throw problem(field(name), "it is an IANA zone or an offset", "Asia/Damascus");
      }
    }

    private List<Place> places(JsonNode value, String name) {
      List<Place> places =
          value.isArray() ? each(value, name, this::place) : List.of(place(value, name));
      if (places.isEmpty()) {
        throw problem(field(name), "it is a place, or a list of places", "Riga");
      }
      return places;
    }

    /** A place by its name or id, or one that no atlas has with its coordinates. */
    private Place place(JsonNode value, String name) {
      if (value.isObject() && value.has("lat")) {
        return placeOfItsOwn(value, name);
      }
      String text =
          required(value.isObject() ? value.path("name") : value, name, LONGEST_NAME, "Riga");
      Place known = Atlas.world().place(text);
      List<Place> meant = known != null ? List.of(known) : Whereabouts.meant(Atlas.world(), text);
      if (meant.size() == 1) {
        return meant.getFirst();
      }
      throw meant.isEmpty()
          ? problem(
              field(name),
              "no place \"%s\" is known; give its coordinates with it"
                  .formatted(Parameters.shown(text)),
              "{\"name\": \"Baba Amr\", \"country\": \"SY\", \"lat\": 34.72, \"lon\": 36.69}")
          : problem(
              field(name),
              "several places are called \"%s\": %s"
                  .formatted(
                      Parameters.shown(text),
                      meant.stream()
                          .limit(5)
                          .map(one -> one.whole() + " (" + one.id() + ")")
                          .collect(Collectors.joining("; "))),
              meant.getFirst().id());
    }

    private Place placeOfItsOwn(JsonNode value, String name) {
      String called = required(value.path("name"), name + ".name", LONGEST_NAME, "Baba Amr");
      String code = required(value.path("country"), name + ".country", 2, "SY");
      Place country = code.matches("[A-Z]{2}") ? Atlas.world().place(code) : null;
      if (country == null) {
        throw problem(field(name + ".country"), "it is an ISO 3166-1 code of a country", "SY");
      }
      double lat = degrees(value.path("lat"), name + ".lat", 90);
      double lon = degrees(value.path("lon"), name + ".lon", 180);
      String id = code + "-" + FoldedText.of(called).strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
      return new Place(
          id, called, country.name(), code, List.of(code), lat, lon, Place.Precision.DISTRICT);
    }

    private double degrees(JsonNode value, String name, int most) {
      if (!value.isNumber() || Math.abs(value.asDouble()) > most) {
        throw problem(field(name), "it is a number from -%d to %d".formatted(most, most), "34.72");
      }
      return value.asDouble();
    }

    private List<String> names(JsonNode value, String name, String example) {
      List<String> names =
          value.isTextual()
              ? List.of(required(value, name, LONGEST_NAME, example))
              : list(value, name, MOST_IN_LIST, LONGEST_NAME);
      if (names.isEmpty()) {
        throw problem(field(name), "it is a name, or a list of names", example);
      }
      return names;
    }

    private String url(JsonNode value, String name) {
      String text = required(value, name, LONGEST_URL, "https://news.example/1");
      if (Links.web(text) == null) {
        throw problem(field(name), "it is an address of http or https", "https://news.example/1");
      }
      return text;
    }

    private <E extends Enum<E>> E constant(
        JsonNode value, String name, Class<E> type, String example) {
      return Stream.of(type.getEnumConstants())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value.asText()))
          .findFirst()
          .orElseThrow(() ->
              problem(
                  field(name),
                  "it is one of "
                      + Stream.of(type.getEnumConstants())
                          .map(one -> one.name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(", ")),
                  example));
    }

    private String required(JsonNode value, String name, int longest, String example) {
      String text = text(value, name, longest);
      if (text == null) {
        throw problem(field(name), "it is missing: a text was expected", example);
      }
      return text;
    }

    /** A text without control characters, in one line; null where it is missing or blank. */
    private @Nullable String text(JsonNode value, String name, int longest) {
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      if (!value.isTextual()) {
        throw problem(field(name), "a text was expected", null);
      }
      String text = value.asText().replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
      if (text.length() > longest) {
        throw problem(
            field(name),
            "it has %d characters, and may have %d".formatted(text.length(), longest),
            null);
      }
      return text.isEmpty() ? null : text;
    }

    private List<String> list(JsonNode value, String name, int most, int longest) {
      return some(value, name, most, (one, at) -> required(one, at, longest, "a text"));
    }

    private <E> List<E> each(JsonNode value, String name, Item<E> item) {
      return some(value, name, MOST_IN_LIST, item);
    }

    private <E> List<E> some(JsonNode value, String name, int most, Item<E> item) {
      if (value.isMissingNode() || value.isNull()) {
        return List.of();
      }
      if (!value.isArray() || value.size() > most) {
        throw problem(field(name), "it is a list of at most " + most, null);
      }
      List<E> list = new ArrayList<>();
      for (Iterator<JsonNode> one = value.elements(); one.hasNext(); ) {
        list.add(item.read(one.next(), name + "[" + list.size() + "]"));
      }
      return list;
    }
  }

  /** Reads an item of a list. */
  private interface Item<E> {
    E read(JsonNode json, String name);
  }
}
