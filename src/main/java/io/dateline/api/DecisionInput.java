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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a request gives it, checked. A field that is missing or wrong is a problem that
 * names it, such as {@code decisions[3].value}.
 *
 * @param id the name that the client gave it; null for one that the server makes
 * @param kind the kind of decision
 * @param event the id of the event that it is about, or of one of its mentions; null for none
 * @param mentions the ids of the mentions that it is about; empty where it is about all of the
 *     event
 * @param value the new value; null for kinds without one
 * @param reason the reason, or null
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
  private static final int MOST_MENTIONS = 500;

  private static final Set<String> FIELDS =
      of("kind", "event", "mentions", "value", "reason", "id");
  private static final Set<String> OF_EVENT =
      of("title", "time", "factuality", "place", "participants", "sources");
  private static final Set<String> OF_SOURCE =
      of("url", "publisher", "title", "published", "quote");
  private static final Set<String> OF_TIME = of("text", "zone");
  private static final Set<String> OF_NOTE = of("text", "links");
  private static final Set<String> OF_PARTICIPANT = of("name", "role");
  private static final Set<String> OF_PLACE = of("name", "country", "lat", "lon");

  /** In the order in which a problem names them. */
  private static Set<String> of(String... fields) {
    return new LinkedHashSet<>(List.of(fields));
  }

  /** Copies the list. */
  DecisionInput {
    mentions = List.copyOf(mentions);
  }

  /**
   * Reads a decision.
   *
   * @param path its name in problems, such as {@code decisions[3]}; empty for the only one
   * @param today the day that words such as "last Friday" are counted from
   */
  static DecisionInput of(JsonNode json, String path, LocalDate today) {
    return new Reader(json, path, today).read();
  }

  private static final class Reader {
    private final JsonNode json;
    private final DecisionFields fields;
    private final LocalDate today;

    Reader(JsonNode json, String path, LocalDate today) {
      this.json = json;
      this.fields = new DecisionFields(path);
      this.today = today;
    }

    DecisionInput read() {
      if (!json.isObject()) {
        throw fields.problem(
            "", "a decision is an object", "{\"kind\": \"confirm\", \"event\": \"m_1\"}");
      }
      fields.only(json, "", FIELDS);
      Kind kind = kind();
      List<String> mentions =
          fields.list(
              json.path("mentions"), "mentions", MOST_MENTIONS, DecisionFields.LONGEST_NAME);
      String event = fields.text(json.path("event"), "event", DecisionFields.LONGEST_NAME);
      if (kind == Kind.REVOKE) {
        throw fields.problem("kind", "a decision is revoked by DELETE of its address", "hide");
      }
      boolean isOfEvent = kind.isAboutAnEvent();
      if (isOfEvent != (event != null || !mentions.isEmpty())) {
        throw fields.problem(
            isOfEvent ? "event" : event != null ? "event" : "mentions",
            isOfEvent
                ? "it says by \"event\" or \"mentions\" what it is about"
                : "a decision of kind \"" + kind + "\" is about no event",
            isOfEvent ? "m_0123456789abcdef0123" : null);
      }
      if (kind == Kind.JOIN && mentions.size() < 2) {
        throw fields.problem(
            "mentions", "at least two mentions are joined, one of each event", null);
      }
      if (kind == Kind.PART && mentions.isEmpty()) {
        throw fields.problem("mentions", "it names the mentions that are not of their event", null);
      }
      return new DecisionInput(
          id(),
          kind,
          event,
          mentions,
          value(kind),
          fields.text(json.path("reason"), "reason", LONGEST_TEXT));
    }

    private Kind kind() {
      try {
        return Kind.of(json.path("kind").asText());
      } catch (IllegalArgumentException e) {
        throw fields.problem("kind", String.valueOf(e.getMessage()), "confirm");
      }
    }

    private @Nullable String id() {
      String id = fields.text(json.path("id"), "id", DecisionFields.LONGEST_NAME);
      if (id != null && !id.matches("[A-Za-z0-9._:-]{8,64}")) {
        throw fields.problem(
            "id",
            "an id is 8 to 64 letters, digits, dots, dashes, colons or underscores",
            "0b1f6f52-9a3c-4a8e-8f4e-2d6c1f0a7b11");
      }
      return id;
    }

    private @Nullable Value value(Kind kind) {
      JsonNode value = json.path("value");
      return switch (kind) {
        case TITLE ->
            Value.title(fields.required(value, "value", LONGEST_TITLE, "Ferry sinks off Riga"));
        case TIME -> Value.time(time(value, "value"));
        case FACTUALITY ->
            Value.factuality(fields.constant(value, "value", Factuality.class, "planned"));
        case KIND -> Value.kind(fields.constant(value, "value", Event.Kind.class, "protest"));
        case PLACE -> Value.places(places(value, "value"));
        case PARTICIPANTS -> Value.participants(participants(value, "value"));
        case NOTE -> note(value);
        case ALIAS, NOT_ALIAS -> aliases(value);
        case RELEVANT, IRRELEVANT ->
            Value.article(fields.required(value, "value", DecisionFields.LONGEST_URL, "a1"));
        case EVENT -> written(value);
        case CONFIRM, HIDE, SHOW, JOIN, PART, PIN, UNPIN, REVOKE -> {
          if (!value.isMissingNode() && !value.isNull()) {
            throw fields.problem("value", "a decision of kind \"" + kind + "\" has no value", null);
          }
          yield null;
        }
      };
    }

    private Value written(JsonNode value) {
      fields.only(value, "value", OF_EVENT);
      return Value.written(
          fields.required(
              value.path("title"), "value.title", LONGEST_TITLE, "Ferry sinks off Riga"),
          time(value.path("time"), "value.time"),
          value.has("factuality")
              ? fields.constant(
                  value.path("factuality"), "value.factuality", Factuality.class, "happened")
              : null,
          value.has("place") ? places(value.path("place"), "value.place") : null,
          value.has("participants")
              ? participants(value.path("participants"), "value.participants")
              : null,
          fields.each(value.path("sources"), "value.sources", this::source));
    }

    private Source source(JsonNode source, String name) {
      fields.only(source, name, OF_SOURCE);
      return new Source(
          fields.url(source.path("url"), name + ".url"),
          fields.text(source.path("publisher"), name + ".publisher", DecisionFields.LONGEST_NAME),
          fields.text(source.path("title"), name + ".title", LONGEST_TITLE),
          published(source.path("published"), name + ".published"),
          fields.text(source.path("quote"), name + ".quote", LONGEST_TEXT));
    }

    private @Nullable String published(JsonNode value, String name) {
      String text = fields.text(value, name, DecisionFields.LONGEST_NAME);
      if (text != null && PublicationTime.parse(text).isEmpty()) {
        throw fields.problem(name, "it is an ISO date or an RFC 3339 time", "2016-02-27");
      }
      return text;
    }

    private Value note(JsonNode value) {
      fields.only(value, "value", OF_NOTE);
      JsonNode text = value.isTextual() ? value : value.path("text");
      return Value.note(
          fields.required(
              text, "value", LONGEST_TEXT, "The ministry corrected the figure on 3 March."),
          fields.each(value.path("links"), "value.links", fields::url));
    }

    private Value aliases(JsonNode value) {
      List<String> names = fields.names(value, "value", "UN");
      long different = names.stream().map(FoldedText::of).map(String::strip).distinct().count();
      if (names.size() < 2 || different < names.size()) {
        throw fields.problem(
            "value",
            "it is a list of at least two names, each another",
            "[\"UN\", \"United Nations\"]");
      }
      return Value.names(names);
    }

    private List<Participant> participants(JsonNode value, String name) {
      if (value.isMissingNode() || value.isNull()) {
        throw fields.problem(
            name, "it is missing: a list of names was expected, empty for nobody", "[\"NATO\"]");
      }
      return fields.each(value, name, this::participant);
    }

    private Participant participant(JsonNode one, String at) {
      if (one.isTextual()) {
        return new Participant(
            fields.required(one, at, DecisionFields.LONGEST_NAME, "NATO"), Role.PARTICIPANT);
      }
      fields.only(one, at, OF_PARTICIPANT);
      return new Participant(
          fields.required(one.path("name"), at + ".name", DecisionFields.LONGEST_NAME, "NATO"),
          one.has("role")
              ? fields.constant(one.path("role"), at + ".role", Role.class, "agent")
              : Role.PARTICIPANT);
    }

    private EventTime time(JsonNode value, String name) {
      fields.only(value, name, OF_TIME);
      JsonNode told = value.isObject() ? value.path("text") : value;
      String text =
          told.isInt()
              ? told.asText()
              : fields.required(told, name, LONGEST_TEXT, "2016-02-27T12:00+02:00");
      ZoneId zone = value.isObject() ? fields.zone(value.path("zone"), name + ".zone") : null;
      return StatedTime.parse(text, zone, today)
          .filter(time -> !time.earliest().isBefore(DateParameter.FIRST))
          .orElseThrow(() ->
              fields.problem(
                  name,
                  "no time of the calendar is read in \"%s\"; it is EDTF or English words"
                      .formatted(Parameters.shown(text)),
                  "2016-02-27T12:00+02:00"));
    }

    private List<Place> places(JsonNode value, String name) {
      List<Place> places =
          value.isArray() ? fields.each(value, name, this::place) : List.of(place(value, name));
      if (places.isEmpty()) {
        throw fields.problem(name, "it is a place, or a list of places", "Riga");
      }
      return places;
    }

    /** A place given by its name or id, or by coordinates if the atlas does not have it. */
    private Place place(JsonNode value, String name) {
      fields.only(value, name, OF_PLACE);
      if (value.isObject() && value.has("lat")) {
        return placeOfItsOwn(value, name);
      }
      String text =
          fields.required(
              value.isObject() ? value.path("name") : value,
              name,
              DecisionFields.LONGEST_NAME,
              "Riga");
      Place known = Atlas.world().place(text);
      List<Place> meant = known != null ? List.of(known) : Whereabouts.meant(Atlas.world(), text);
      if (meant.size() == 1) {
        return meant.getFirst();
      }
      throw meant.isEmpty()
          ? fields.problem(
              name,
              "no place \"%s\" is known; give its coordinates with it"
                  .formatted(Parameters.shown(text)),
              "{\"name\": \"Baba Amr\", \"country\": \"SY\", \"lat\": 34.72, \"lon\": 36.69}")
          : fields.problem(
              name,
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
      String called =
          fields.required(
              value.path("name"), name + ".name", DecisionFields.LONGEST_NAME, "Baba Amr");
      String code = fields.required(value.path("country"), name + ".country", 2, "SY");
      Place country = code.matches("[A-Z]{2}") ? Atlas.world().place(code) : null;
      if (country == null) {
        throw fields.problem(name + ".country", "it is an ISO 3166-1 code of a country", "SY");
      }
      double lat = fields.degrees(value.path("lat"), name + ".lat", 90);
      double lon = fields.degrees(value.path("lon"), name + ".lon", 180);
      String id = code + "-" + FoldedText.of(called).strip().replaceAll("[^\\p{L}\\p{N}]+", "-");
      return new Place(
          id, called, country.name(), code, List.of(code), lat, lon, Place.Precision.DISTRICT);
    }
  }
}
