package io.dateline.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleException.Kind;
import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the owner of a timeline says of it: in the file {@code timeline.json} beside its articles,
 * or an editor through the API. What was said last counts.
 *
 * @param title what it is called; null where it goes by its id
 * @param description what it is about, or null
 * @param language the BCP 47 tag of the language that its events are written in, or null
 */
public record TimelineSettings(
    @Nullable String title, @Nullable String description, @Nullable String language) {

  /** Nothing is said. */
  public static final TimelineSettings NONE = new TimelineSettings(null, null, null);

  static final String PARTITION = "settings";

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final Set<String> MEMBERS = Set.of("title", "description", "language");

  /**
   * Reads the file.
   *
   * @param origin where it came from, for messages
   * @param content its bytes, JSON in UTF-8
   * @throws ArticleException if it is anything else than expected; the message names the member
   */
  public static TimelineSettings read(String origin, byte[] content) throws ArticleException {
    JsonNode json;
    try {
      json = Json.json().readTree(new String(content, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw fault(origin, "not JSON: " + e.getOriginalMessage());
    }
    if (json == null || !json.isObject()) {
      throw fault(origin, "expected an object such as {\"title\":\"Riga ferry\"}");
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw fault(
            origin, "there is no member \"" + name + "\"; there are title, description, language");
      }
    }
    String language = text(origin, json, "language", LONGEST_TITLE);
    if (language != null && !isLanguage(language)) {
      throw fault(
          origin, "\"language\" takes a BCP 47 tag such as \"en\", not \"" + language + "\"");
    }
    return new TimelineSettings(
        text(origin, json, "title", LONGEST_TITLE),
        text(origin, json, "description", LONGEST_DESCRIPTION),
        language);
  }

  private static @Nullable String text(String origin, JsonNode json, String name, int longest)
      throws ArticleException {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > longest) {
      throw fault(origin, "\"%s\" takes a text of 1 to %,d characters".formatted(name, longest));
    }
    return value.asText().strip();
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static ArticleException fault(String origin, String problem) {
    return new ArticleException(Kind.FORMAT, origin, problem);
  }

  static Map<String, AttributeValue> key(String timeline) {
    return Items.key(PARTITION, timeline);
  }

  static TimelineSettings of(Map<String, AttributeValue> item) {
    return new TimelineSettings(
        Items.string(item, "title"),
        Items.string(item, "description"),
        Items.string(item, "language"));
  }

  Map<String, AttributeValue> item(String timeline) {
    Map<String, AttributeValue> item = new HashMap<>(key(timeline));
    put(item, "title", title);
    put(item, "description", description);
    put(item, "language", language);
    return item;
  }

  private static void put(Map<String, AttributeValue> item, String name, @Nullable String value) {
    if (value != null) {
      item.put(name, Items.s(value));
    }
  }
}
