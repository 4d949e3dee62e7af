package io.dateline.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.dateline.article.Article;
import io.dateline.article.Provenance;
import io.dateline.article.PublicationTime;
import io.dateline.event.EventTime;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.place.Place;
import io.dateline.time.CalendarValue;
import io.dateline.time.Timex;
import io.dateline.time.TimexType;
import io.dateline.time.grammar.Mod;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes timexes, mentions and events as JSON, and reads mentions and events back.
 *
 * <p>Fields come in the order of the records; absent values are left out; enumerations are in lower
 * case, except TIMEX3's own.
 */
public final class Json {

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("dateline");
    module.addSerializer(Instant.class, ToStringSerializer.instance);
    module.addSerializer(LocalDate.class, ToStringSerializer.instance);
    module.addSerializer(PublicationTime.class, ToStringSerializer.instance);
    module.addSerializer(TimexType.class, ToStringSerializer.instance);
    module.addSerializer(Mod.class, ToStringSerializer.instance);
    module.addSerializer(Decision.Kind.class, ToStringSerializer.instance);
    module.addDeserializer(
        Decision.Kind.class, new Parsed<>(Decision.Kind.class, Decision.Kind::of));
    module.addSerializer(ZoneId.class, new ZoneSerializer());
    module.addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse));
    module.addDeserializer(ZoneId.class, new Parsed<>(ZoneId.class, ZoneId::of));
    module.addDeserializer(
        PublicationTime.class, new Parsed<>(PublicationTime.class, Json::publicationTime));
    return JsonMapper.builder()
        .addModule(module)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(EventTime.class, EventTimeMixIn.class)
        .addMixIn(Event.class, EventMixIn.class)
        .build();
  }

  private static PublicationTime publicationTime(String text) {
    return PublicationTime.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a publication time: " + text));
  }

  /** The one mapper. */
  public static JsonMapper json() {
    return MAPPER;
  }

  /** Builds what writes a type, for who has a moment before the first is written. */
  public static void prepareToWrite(Class<?> type) {
    var _ = MAPPER.writerFor(type);
  }

  /** Builds what reads a type, for who has a moment before the first is read. */
  public static void prepareToRead(Class<?> type) {
    var _ = MAPPER.readerFor(type);
  }

  /** One line of JSON, without its line end. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that is no JSON: " + value.getClass(), e);
    }
  }

  /** The line of {@code dateline times} for one timex. */
  public static String line(Article article, Quote.Part in, Timex timex) {
    return line(
        new TimexLine(
            article.id(),
            in,
            timex.span().begin(),
            timex.span().end(),
            timex.text(),
            timex.type(),
            timex.value(),
            timex.granularity() == null
                ? null
                : timex.granularity().name().toLowerCase(Locale.ROOT),
            timex.zone(),
            timex.zoneBasis() == null ? null : timex.zoneBasis().name().toLowerCase(Locale.ROOT),
            timex.basis().name().toLowerCase(Locale.ROOT),
            timex.mod(),
            timex.quant(),
            timex.earliest(),
            timex.latest(),
            timex.rule()));
  }

  private record TimexLine(
      String article,
      Quote.Part in,
      int begin,
      int end,
      String text,
      TimexType type,
      String value,
      @Nullable String granularity,
      @Nullable ZoneId zone,
      @Nullable String zoneBasis,
      String basis,
      @Nullable Mod mod,
      @Nullable String quant,
      @Nullable Instant earliest,
      @Nullable Instant latest,
      String rule) {}

  /** An article as {@code dateline articles} prints it. */
  public static String line(Article article) {
    return line(
        new ArticleLine(
            article.id(),
            article.timeline(),
            article.url(),
            article.title(),
            article.publisher(),
            article.byline(),
            article.published(),
            article.updated(),
            article.language(),
            article.dateline() == null ? null : article.dateline().place(),
            article.provenance(),
            article.bodyText()));
  }

  private record ArticleLine(
      String id,
      String timeline,
      @Nullable String url,
      @Nullable String title,
      @Nullable String publisher,
      @Nullable String byline,
      PublicationTime published,
      @Nullable PublicationTime updated,
      @Nullable String language,
      @Nullable String dateline,
      @Nullable Provenance provenance,
      String text) {}

  /**
   * Reads a mention. What can be worked out from its time's value may be missing.
   *
   * @throws IllegalArgumentException if it is no mention; the message says what is wrong
   */
  public static Mention mention(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (!(node instanceof ObjectNode mention)
          || !(mention.get("time") instanceof ObjectNode time)
          || !(mention.get("event") instanceof ObjectNode event)
          || !mention.path("quote").isObject()
          || !mention.path("article").isObject()) {
        throw new IllegalArgumentException(
            "a mention was expected: an object with id, timeline, article, time, event and quote");
      }
      complete(time);
      require(mention, "id");
      require(mention, "timeline");
      for (String list : new String[] {"participants", "places"}) {
        if (!event.has(list)) {
          event.putArray(list);
        }
      }
      return MAPPER.treeToValue(mention, Mention.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a mention: " + e.getOriginalMessage(), e);
    }
  }

  private static void require(ObjectNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException("a mention needs \"" + field + "\"");
    }
  }

  private static void complete(ObjectNode time) {
    String text = time.path("value").asText("");
    CalendarValue value =
        CalendarValue.parse(text)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "time.value should be like 2016-02-27, not \"" + text + "\""));
    ZoneId zone = time.path("zone").isTextual() ? ZoneId.of(time.get("zone").asText()) : null;
    ZoneId wall = zone == null ? ZoneOffset.UTC : zone;
    putIfAbsent(time, "edtf", value.edtf(zone));
    putIfAbsent(time, "granularity", value.granularity().name());
    putIfAbsent(time, "earliest", value.begin().atZone(wall).toInstant().toString());
    putIfAbsent(time, "latest", value.end().atZone(wall).toInstant().toString());
    putIfAbsent(time, "rule", "");
    putIfAbsent(time, "text", "");
    putIfAbsent(time, "basis", "stated");
  }

  private static void putIfAbsent(ObjectNode node, String field, String value) {
    if (!node.hasNonNull(field)) {
      node.put(field, value);
    }
  }

  /**
   * Reads an event as written by {@link #line(Object)}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Event event(byte[] json) {
    try {
      return MAPPER.readValue(json, Event.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }

  /** The two fields that the contract shows even when they are null. */
  @SuppressWarnings("UnusedMethod") // Jackson reads them
  private interface EventTimeMixIn {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Nullable String endValue();

    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Nullable Mod mod();
  }

  /** Fields that repeat others, and places, which earlier versions kept by name alone. */
  @SuppressWarnings("UnusedMethod") // Jackson reads it
  private interface EventMixIn {
    @JsonIgnore
    boolean isAssumed();

    @JsonIgnore
    boolean isHidden();

    @JsonDeserialize(using = PlacesOnly.class)
    List<Place> places();
  }

  /** Reads places, and passes over names that an earlier version kept in their stead. */
  private static final class PlacesOnly extends StdDeserializer<List<Place>> {
    private static final long serialVersionUID = 1L;

    PlacesOnly() {
      super(List.class);
    }

    @Override
    public List<Place> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      List<Place> places = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (in.currentToken() == JsonToken.START_OBJECT) {
          places.add(context.readValue(in, Place.class));
        }
      }
      return places;
    }
  }

  private static final class ZoneSerializer extends StdSerializer<ZoneId> {
    private static final long serialVersionUID = 1L;

    ZoneSerializer() {
      super(ZoneId.class);
    }

    @Override
    public void serialize(ZoneId zone, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(zone.getId());
    }
  }

  private static final class Parsed<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    Parsed(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        return parse.apply(in.getText());
      } catch (RuntimeException e) {
        throw new JsonMappingException(in, e.getMessage(), e);
      }
    }
  }
}
