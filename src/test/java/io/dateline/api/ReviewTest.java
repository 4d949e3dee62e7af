package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the review shows beside the events, and what comes of it. */
class ReviewTest extends DeskOfThree {

  private void decide(String kind, String event, String value) throws JsonProcessingException {
    decision(
        post(
            "{\"kind\": \"%s\", \"event\": \"%s\"%s}"
                .formatted(kind, event, value.isEmpty() ? "" : ", \"value\": \"" + value + "\"")));
  }

  @Test
  void countsWhereEditorsAgreeAndDiffer() throws JsonProcessingException {
    JsonNode none = get("/v1/timelines/test/disagreements");
    assertThat(none.path("agreed").asInt() + none.path("disagreed").asInt()).isZero();
    String bridge = bridge().path("id").asText();
    String title = bridge().path("title").asText();
    decide("confirm", ferry().path("id").asText(), "");
    decide("title", bridge, "Another");
    decide("title", bridge, "Riga bridge falls");
    decide("time", bridge, "2016-03-02");
    decide("factuality", bridge, "happened");
    JsonNode told = get("/v1/timelines/test/disagreements");
    assertThat(told.path("agreed").asInt()).isEqualTo(1);
    assertThat(told.path("kinds").toString()).isEqualTo("{\"title\":1,\"time\":1}");
    String lines =
        api.answer(Request.of("GET", "/v1/timelines/test/disagreements.jsonl", "")).text();
    assertThat(lines.lines()).hasSize(2);
    JsonNode first = Json.json().readTree(lines.lines().findFirst().orElseThrow());
    assertThat(first.at("/machine/title").asText()).isEqualTo(title);
    assertThat(first.at("/editor/title").asText()).isEqualTo("Riga bridge falls");
    assertThat(first.at("/mentions/0/quote/text").asText()).contains("collapsed");
    decide("title", bridge, title);
    assertThat(get("/v1/timelines/test/disagreements").path("kinds").toString())
        .isEqualTo("{\"time\":1}");
  }

  @Test
  void whatIsHiddenJoinedPartedAndWrittenDiffers() throws JsonProcessingException {
    String second = bridge().at("/mentions/1/id").asText();
    post("{\"kind\": \"part\", \"mentions\": [\"%s\"]}".formatted(second));
    decide("hide", ferry().path("id").asText(), "");
    post(
        "{\"kind\": \"event\", \"value\": {\"title\": \"Port closes\", \"time\": \"2016-03-09\"}}");
    assertThat(get("/v1/timelines/test/disagreements").path("kinds").toString())
        .isEqualTo("{\"hide\":1,\"part\":1,\"event\":1}");
    decide("show", get("/v1/timelines/test/events?hidden=true").at("/events/0/id").asText(), "");
    assertThat(get("/v1/timelines/test/disagreements").path("kinds").toString())
        .isEqualTo("{\"part\":1,\"event\":1}");
  }

  @Test
  void likelyDuplicatesComeWithTheirSentences() throws JsonProcessingException {
    append("d", "2016-03-07", "A bridge in Riga fell on 4 March.");
    String id = bridge().path("id").asText();
    JsonNode found = get("/v1/timelines/test/events/" + id + "/duplicates").path("duplicates");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/mentions/0/quote/text").asText()).contains("fell on 4 March");
    String ferry = ferry().path("id").asText();
    assertThat(get("/v1/timelines/test/events/" + ferry + "/duplicates").path("duplicates"))
        .isEmpty();
  }

  @Test
  void anEditorSaysWhatATimelineIs() throws JsonProcessingException {
    assertThat(describe("{\"title\": \"Riga\", \"language\": \"en\"}", ANN).status())
        .isEqualTo(200);
    assertThat(get("/v1/timelines/test").path("title").asText()).isEqualTo("Riga");
    for (String bad : List.of("nonsense", "[]", "{\"title\": 7}", "{\"tilte\": \"x\"}")) {
      Response refused = describe(bad, ANN);
      assertThat(refused.status()).as(bad).isEqualTo(422);
      assertThat(refused.text()).contains("Not a description");
    }
    assertThat(describe("{\"title\": \"%s\"}".formatted("x".repeat(100_000)), ANN).status())
        .isEqualTo(413);
    Caller reader = new Caller("rita", Caller.Role.READER);
    assertThat(describe("{\"title\": \"No\"}", reader).status()).isEqualTo(403);
    Request other = Request.of("PUT", "/v1/timelines/none", "").from(ANN);
    assertThat(editor.answer(other, "{}".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(404);
    assertThat(table.timelines().settings("test").title()).isEqualTo("Riga");
    assertThat(describe("{}", ANN).status()).isEqualTo(200);
    assertThat(table.timelines().settings("test").title()).isNull();
  }

  private Response describe(String json, Caller caller) {
    Request request = Request.of("PUT", "/v1/timelines/test", "").from(caller);
    return editor.answer(request, json.getBytes(StandardCharsets.UTF_8));
  }
}
