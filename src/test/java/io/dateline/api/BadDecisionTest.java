package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.api.Caller.Role;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is no decision is refused by a problem that says what to do, and nothing is half applied.
 */
class BadDecisionTest extends DeskOfThree {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                                          | 400 | Not JSON
          []                                                                | 400 | Not JSON
          {"kind": "guess", "event": "BRIDGE"}                              | 422 | kind
          {"kind": "revoke", "event": "BRIDGE"}                             | 422 | DELETE
          {"kind": "title", "event": "BRIDGE"}                              | 422 | value
          {"kind": "title", "value": "x"}                                   | 422 | event
          {"kind": "title", "event": "BRIDGE", "value": 7}                  | 422 | value
          {"kind": "title", "event": "BRIDGE", "valeu": "x"}                | 422 | valeu
          {"kind": "time", "event": "BRIDGE", "value": "soonish"}           | 422 | 2016-02-27T12:00
          {"kind": "time", "event": "BRIDGE", "value": {"text": "2016", "zone": "Mars"}} | 422 | zone
          {"kind": "factuality", "event": "BRIDGE", "value": "maybe"}       | 422 | happened
          {"kind": "join", "mentions": ["BRIDGE"]}                          | 422 | mentions
          {"kind": "join", "mentions": ["BRIDGE", "BRIDGE"]}                | 422 | one event
          {"kind": "part", "mentions": ["FERRY"]}                           | 422 | all mentions
          {"kind": "pin", "mentions": ["BRIDGE", "FERRY"]}                  | 422 | several events
          {"kind": "note", "event": "BRIDGE", "value": {"text": "x", "links": ["javascript:alert(1)"]}} | 422 | links[0]
          {"kind": "alias", "event": "BRIDGE", "value": ["UN", "U.N."]}     | 422 | event
          {"kind": "alias", "value": ["UN"]}                                | 422 | two names
          {"kind": "pin", "event": "BRIDGE", "id": "short"}                 | 422 | id
          {"kind": "hide", "event": "m_00000000000000000000"}               | 422 | /v1/timelines/test/events lists
          {"kind": "hide", "event": "OTHER"}                                | 422 | never was
          {"kind": "title", "event": "BRIDGE", "value": "\\u202e\\u200b"}   | 422 | missing
          {"kind": "title", "event": "BRIDGE", "value": "x \\ud800"}         | 422 | surrogate
          {"kind": "time", "event": "BRIDGE"}                               | 422 | missing
          {"kind": "time", "event": "BRIDGE", "value": ["2016"]}            | 422 | text was expected
          {"kind": "time", "event": "BRIDGE", "value": "-0044-03-15"}       | 422 | no time
          {"kind": "time", "event": "BRIDGE", "value": "<b>2016</b>"}       | 422 | no time
          {"kind": "time", "event": "BRIDGE", "value": {"text": "2016", "zon": "UTC"}} | 422 | value.zon
          {"kind": "note", "event": "BRIDGE", "value": {"text": "x", "links": ["http:javascript:alert(1)"]}} | 422 | links[0]
          {"kind": "participants", "event": "BRIDGE"}                       | 422 | value
          {"kind": "event", "value": {"title": "x", "time": "2016", "where": "Riga"}} | 422 | value.where
          {"kind": "event", "value": {"title": "x", "time": "2016", "sources": [{"url": "javascript:1"}]}} | 422 | sources[0].url
          {"kind": "irrelevant", "value": "nope"}                           | 422 | /v1/timelines/test/articles lists
          {"kind": "alias", "value": ["UN", "un "]}                         | 422 | each another
          {"decisions": {"kind": "hide", "event": "BRIDGE"}}                | 422 | Not a list
          {"decisions": [{"kind": "hide", "event": "BRIDGE"}], "reason": "x"} | 422 | each decision has its own fields
          {"decisions": [{"kind": "join", "mentions": ["BRIDGE", "FERRY"]}, {"kind": "join", "mentions": ["FERRY", "BRIDGE"]}]} | 422 | decisions[1].mentions
          {"decisions": [{"kind": "join", "mentions": ["BRIDGE", "FERRY"]}, {"kind": "part", "mentions": ["FERRY"]}]} | 422 | Contradiction
          {"decisions": [{"kind": "part", "mentions": ["SECOND"]}, {"kind": "join", "mentions": ["BRIDGE", "SECOND"]}]} | 422 | Contradiction
          {"decisions": [{"kind": "part", "mentions": ["SECOND"]}, {"kind": "join", "mentions": ["FERRY", "SECOND"]}, {"kind": "join", "mentions": ["FERRY", "BRIDGE"]}]} | 422 | decisions[2].mentions
          {"decisions": [{"kind": "part", "mentions": ["SECOND"]}, {"kind": "part", "mentions": ["SECOND"]}]} | 422 | already
          """)
  void tellsWhatIsWrong(String json, int status, String told) throws JsonProcessingException {
    Response response =
        post(
            json.replace("BRIDGE", bridge().path("id").asText())
                .replace("SECOND", bridge().at("/mentions/1/id").asText())
                .replace("FERRY", ferry().path("id").asText())
                .replace("OTHER", elsewhere(json)));
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.text()).contains(told);
    assertThat(get(DECISIONS).path("total").asInt()).isZero();
  }

  /** A mention of another timeline, where it is asked for. */
  private String elsewhere(String json) {
    if (!json.contains("OTHER")) {
      return "";
    }
    String text = Samples.json("z", "P", "2016-03-04", "A train left Riga on 3 March.");
    String article = text.replaceFirst("\\{", "{\"timeline\":\"other\",");
    Reading reading =
        new MentionExtractor().extract(Samples.read("z.json", article).articles().getFirst());
    table.append(reading, NOW, "z");
    writer.refreshPending().orThrow();
    return reading.mentions().getFirst().id();
  }

  @Test
  void bytesOfNoEncodingAreNoJson() {
    byte[] bytes = {0, 0, 0, '{', -1, -1, -1, -1};
    Request request = Request.of("POST", DECISIONS, "", Map.of(), true).from(ANN);
    assertThat(editor.answer(request, bytes).status()).isEqualTo(400);
    byte[] large = "x".repeat(1_000_001).getBytes(StandardCharsets.UTF_8);
    assertThat(editor.answer(request, large).status()).isEqualTo(413);
  }

  @Test
  void aHundredAtOnceAndNoneMore() throws JsonProcessingException {
    String one = "{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(bridge().path("id").asText());
    String many = "{\"decisions\": %s}";
    Response refused = post(many.formatted(times(101, one)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("not 101");
    assertThat(get(DECISIONS).path("total").asInt()).isZero();
    assertThat(post(many.formatted(times(100, one))).status()).isEqualTo(201);
    assertThat(get(DECISIONS).path("total").asInt()).isEqualTo(100);
  }

  private static String times(int number, String one) {
    return IntStream.range(0, number).mapToObj(_ -> one).collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void whatIsRevokedOrUnknownIsNotRevoked() throws JsonProcessingException {
    String pin = "{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(bridge().path("id").asText());
    String id = decision(post(pin)).path("id").asText();
    assertThat(delete(id).status()).isEqualTo(200);
    assertThat(delete(id).status()).isEqualTo(409);
    Response unknown = delete("d_unknown");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.text()).contains(DECISIONS + " lists");
  }

  private Response delete(String id) {
    Request request = Request.of("DELETE", DECISIONS + "/" + id, "");
    return editor.answer(request.from(new Caller("bob", Role.EDITOR)), new byte[0]);
  }

  @Test
  void aSentenceMovesFromOneEventToAnotherInOneRequest() throws JsonProcessingException {
    String second = bridge().at("/mentions/1/id").asText();
    String ferry = ferry().path("id").asText();
    Response moved =
        post(
            """
            {"decisions": [{"kind": "part", "mentions": ["%s"]},
              {"kind": "join", "mentions": ["%s", "%s"]},
              {"kind": "title", "event": "%s", "value": "Ferry lost"}]}
            """
                .formatted(second, second, ferry, second));
    assertThat(moved.status()).as(moved.text()).isEqualTo(201);
    assertThat(bridge().path("mentions")).hasSize(1);
    JsonNode joined = ferry();
    assertThat(joined.path("mentions")).hasSize(2);
    assertThat(joined.path("title").asText()).isEqualTo("Ferry lost");
  }
}
