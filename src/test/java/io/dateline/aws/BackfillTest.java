package io.dateline.aws;

import static com.dashjoin.jsonata.Jsonata.jsonata;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The expressions of the state machine in {@code template.yaml}, in JSONata of another maker. */
class BackfillTest {

  private static JsonNode articles;

  @BeforeAll
  static void read() throws IOException {
    articles = Template.read().resource("Backfill").at("/Properties/Definition/States/Articles");
  }

  /** What an expression gives for variables. */
  private static JsonNode evaluate(String path, Map<String, Object> variables) {
    String expression = articles.at(path).asText();
    assertThat(expression).startsWith("{%").endsWith("%}");
    Jsonata parsed = jsonata(expression.substring(2, expression.length() - 2));
    Jsonata.Frame frame = parsed.createFrame();
    variables.forEach(frame::bind);
    return Json.json().valueToTree(parsed.evaluate(null, frame));
  }

  private static JsonNode messages(List<String> keys) {
    List<Map<String, Object>> items = new ArrayList<>();
    keys.forEach(key -> items.add(Map.of("Key", key, "Size", 1)));
    return evaluate(
        "/ItemProcessor/States/Write/Assign/messages",
        Map.of(
            "states",
            Map.of("input", Map.of("BatchInput", Map.of("bucket", "b"), "Items", items))));
  }

  @Test
  void writesMessagesAsTheBucketDoes() throws IOException {
    List<String> keys =
        List.of(
            "articles/riga/ferry.txt",
            "articles/riga/a b+c%2F&\"é\u4e2d\ud83d\ude00'.html",
            "articles/riga/../x.json");
    JsonNode messages = messages(keys);
    assertThat(messages).hasSize(3);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      ids.add(messages.path(i).path("Id").asText());
      JsonNode body = Json.json().readTree(messages.path(i).path("MessageBody").asText());
      assertThat(body.path("Records")).hasSize(1);
      assertThat(Notification.allIn(body))
          .containsExactly(new Notification("b", keys.get(i), false, null));
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(messages(List.of("articles/riga/alone.txt"))).hasSize(1);
  }

  @Test
  void tenOfTheLongestKeysAreOneBatch() {
    int most = articles.at("/ItemBatcher/MaxItemsPerBatch").asInt();
    String key = "articles/riga/" + "\u4e2d".repeat((1_024 - 14) / 3);
    JsonNode messages = messages(Collections.nCopies(most, key));
    assertThat(messages).hasSize(10);
    assertThat(messages.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(262_144);
  }

  @Test
  void sendsAgainWhatTheQueueDidNotTake() {
    List<Object> sent =
        List.of(Map.of("Id", "0", "MessageBody", "a"), Map.of("Id", "1", "MessageBody", "b"));
    assertThat(left(sent, Map.of("Successful", sent))).isEmpty();
    assertThat(left(sent, Map.of("Failed", List.of(Map.of("Id", "1", "SenderFault", false)))))
        .singleElement()
        .satisfies(message -> assertThat(message.path("MessageBody").asText()).isEqualTo("b"));
    assertThat(left(sent, Map.of("Failed", List.of(Map.of("Id", "1"), Map.of("Id", "0")))))
        .hasSize(2);
  }

  private static JsonNode left(List<Object> sent, Map<String, Object> result) {
    Map<String, Object> variables = Map.of("messages", sent, "states", Map.of("result", result));
    JsonNode left = evaluate("/ItemProcessor/States/Send/Assign/messages", variables);
    JsonNode isAll =
        evaluate(
            "/ItemProcessor/States/AllSent/Choices/0/Condition",
            Map.of("messages", Json.json().convertValue(left, List.class)));
    assertThat(isAll.asBoolean()).isEqualTo(left.isEmpty());
    assertThat(left.isArray()).isTrue();
    return left;
  }

  @Test
  void inputIsOptional() {
    Map<String, Object> nothing = Map.of("states", Map.of("input", Map.of()));
    assertThat(evaluate("/ItemReader/Arguments/Prefix", nothing).asText()).isEqualTo("articles/");
    assertThat(evaluate("/MaxConcurrency", nothing).asInt()).isEqualTo(20);
    assertThat(evaluate("/ToleratedFailurePercentage", nothing).asInt()).isEqualTo(1);
    Map<String, Object> all =
        Map.of(
            "states",
            Map.of(
                "input",
                Map.of(
                    "prefix", "articles/riga/",
                    "concurrency", 5,
                    "toleratedFailurePercentage", 0)));
    assertThat(evaluate("/ItemReader/Arguments/Prefix", all).asText()).isEqualTo("articles/riga/");
    assertThat(evaluate("/MaxConcurrency", all).asInt()).isEqualTo(5);
    assertThat(evaluate("/ToleratedFailurePercentage", all).asInt()).isZero();
  }
}
