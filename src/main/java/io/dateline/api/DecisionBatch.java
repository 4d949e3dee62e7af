package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Anchor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The decisions that one request asks for: they are recorded together or not at all.
 *
 * @param inputs the decisions in their order, at least one
 */
record DecisionBatch(List<DecisionInput> inputs) {

  /** The most mentions that a decision keeps: an event may lose some of them and is still found. */
  static final int MOST_ANCHORS = 12;

  /** The most bytes of a request. */
  private static final int LARGEST = 1_000_000;

  /** Copies the list. */
  DecisionBatch {
    inputs = List.copyOf(inputs);
  }

  /** The ids that the client gave. */
  List<String> ids() {
    return inputs.stream().flatMap(input -> Stream.ofNullable(input.id())).toList();
  }

  /** The beginning of the names of a decision's fields in problems: {@code decisions[3].}. */
  String path(int index) {
    return inputs.size() == 1 ? "" : "decisions[" + index + "].";
  }

  /**
   * Reads the content of a request.
   *
   * @param content JSON: one decision, or a list of them as {@code decisions}
   * @param today the day that words such as "last Friday" are counted from
   * @throws Problem.Thrown if it is none
   */
  static DecisionBatch of(byte[] content, LocalDate today) {
    if (content.length > LARGEST) {
      throw new Problem.Thrown(
          Problem.of(413, "Content too large", "a request has at most 1 MB of decisions"));
    }
    JsonNode json = json(content);
    JsonNode list = json.path("decisions");
    if (list.isMissingNode()) {
      return new DecisionBatch(List.of(DecisionInput.of(json, "", today)));
    }
    if (json.size() > 1 || !list.isArray()) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Not a list of decisions",
              "beside the list \"decisions\" there is nothing: each decision has its own fields",
              "decisions",
              "[{\"kind\": \"confirm\", \"event\": \"m_0123456789abcdef0123\"}]"));
    }
    if (list.isEmpty() || list.size() > Decisions.MOST_AT_ONCE) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Not a list of decisions",
              "1 to %d decisions are made at once, not %d: send the rest in another request"
                  .formatted(Decisions.MOST_AT_ONCE, list.size()),
              "decisions",
              null));
    }
    List<DecisionInput> inputs = new ArrayList<>();
    for (JsonNode one : list) {
      inputs.add(DecisionInput.of(one, "decisions[" + inputs.size() + "]", today));
    }
    DecisionBatch batch = new DecisionBatch(inputs);
    List<String> ids = batch.ids();
    if (Set.copyOf(ids).size() < ids.size()) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Not a list of decisions",
              "two have the same id: give each its own, or none",
              "decisions",
              null));
    }
    return batch;
  }

  private static JsonNode json(byte[] content) {
    try {
      JsonNode json = Json.json().readTree(content);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      // The problem below says what was expected; bytes of no encoding are no JSON either.
    }
    throw new Problem.Thrown(
        Problem.of(
            400,
            "Not JSON",
            "the content is one decision or {\"decisions\": [...]}, as JSON in UTF-8; such as"
                + " {\"kind\": \"confirm\", \"event\": \"m_0123456789abcdef0123\"}"));
  }

  /** Whether these decisions were recorded before, under their ids. */
  boolean isSameAs(List<Decision> recorded) {
    boolean isSame = recorded.size() == inputs.size();
    for (int i = 0; isSame && i < inputs.size(); i++) {
      Decision was = recorded.get(i);
      DecisionInput is = inputs.get(i);
      isSame =
          was.kind() == is.kind()
              && (is.id() == null || is.id().equals(was.id()))
              && (is.value() == null || is.value().equals(was.value()))
              && Objects.equals(is.reason(), was.reason())
              && was.about().stream().map(Anchor::mention).toList().containsAll(named(is));
    }
    return isSame;
  }

  /** The mentions that a request names, as far as its decision keeps them. */
  private static List<String> named(DecisionInput input) {
    if (input.mentions().isEmpty()) {
      return input.event() == null ? List.of() : List.of(input.event());
    }
    return input.mentions().subList(0, Math.min(input.mentions().size(), MOST_ANCHORS));
  }
}
