package io.dateline.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dateline.article.ArticleException.Kind;
import java.util.Optional;

/**
 * Parses JSON into a tree of bounded size: the one door to the parser, for files and for the data
 * inside pages.
 */
final class JsonTree {

  /** Names, values and brackets of the largest tree. */
  static final int MOST_TOKENS = 500_000;

  private static final int DEEPEST = 500;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_NUMBER = 1_000;

  private static final JsonFactory BOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxTokenCount(MOST_TOKENS)
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(ArticleReader.LONGEST_ARTICLE)
                  .build())
          .build();

  private static final ObjectMapper STRICT =
      JsonMapper.builder(BOUNDED.copy())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Pages are written by hand: what JSON forbids and browsers forgive is read. */
  private static final ObjectMapper FORGIVING =
      JsonMapper.builder(BOUNDED.copy())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private JsonTree() {}

  /**
   * The tree of a file or line.
   *
   * @throws ArticleException if it is no JSON, or more than is read
   */
  static JsonNode parse(String json, String origin) throws ArticleException {
    try {
      return STRICT.readTree(json);
    } catch (StreamConstraintsException e) {
      throw new ArticleException(
          Kind.TOO_LARGE,
          origin,
          "a JSON object was expected, no larger than any news article's: "
              + message(e)
              + place(e));
    } catch (JsonProcessingException e) {
      throw new ArticleException(
          Kind.FORMAT, origin, "a JSON object was expected: " + message(e) + place(e));
    }
  }

  /** The tree of the data that a page holds; empty where they are broken or too large. */
  static Optional<JsonNode> ofPage(String json) {
    try {
      return Optional.of(FORGIVING.readTree(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String message(JsonProcessingException e) {
    return Draft.printable(e.getOriginalMessage());
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
  }
}
