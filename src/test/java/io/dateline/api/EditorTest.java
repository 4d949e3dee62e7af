package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.Samples;
import io.dateline.api.Caller.Role;
import io.dateline.event.MentionExtractor;
import io.dateline.store.ArticleKey;
import io.dateline.store.EmbeddedTable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EditorTest extends DeskOfThree {

  @Test
  void aTitleIsOnTheTimelineAndGoneOnceItIsRevoked() throws JsonProcessingException {
    JsonNode before = bridge();
    Response response =
        post(
            """
            {"kind": "title", "event": "%s", "value": "Riga bridge falls", "reason": "shorter"}
            """
                .formatted(before.path("id").asText()));
    assertThat(response.status()).isEqualTo(201);
    JsonNode after = bridge();
    assertThat(after.path("title").asText()).isEqualTo("Riga bridge falls");
    JsonNode made = after.path("edited").path("decisions").path(0);
    assertThat(made.path("author").asText()).isEqualTo("ann");
    assertThat(made.path("machine").path("title")).isEqualTo(before.path("title"));
    assertThat(get("/v1/timelines/test/changes").path("changes").toString()).contains("edited");
    String id = decision(response).path("id").asText();
    Response revoked =
        editor.answer(
            Request.of("DELETE", DECISIONS + "/" + id, "").from(new Caller("bob", Role.EDITOR)),
            new byte[0]);
    writer.refreshPending().orThrow();
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(bridge()).isEqualTo(before);
    JsonNode list = get(DECISIONS);
    assertThat(list.path("decisions").findValuesAsText("state"))
        .containsExactly("holds", "revoked");
    assertThat(
            editor
                .answer(
                    Request.of("DELETE", DECISIONS + "/" + id, "")
                        .from(new Caller("bob", Role.EDITOR)),
                    new byte[0])
                .status())
        .isEqualTo(409);
  }

  @Test
  void understandsTimesInWordsAndInEdtf() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    post(
        "{\"kind\": \"time\", \"event\": \"%s\", \"value\": \"about noon Riga time on 2 March 2016\"}"
            .formatted(id));
    assertThat(bridge().path("time").path("zone").asText()).isEqualTo("Europe/Riga");
    assertThat(bridge().path("time").path("earliest").asText()).isEqualTo("2016-03-02T10:00:00Z");
    post(
        """
        {"kind": "time", "event": "%s",
         "value": {"text": "2016-03-03T04:30+02:00", "zone": "Europe/Riga"}}
        """
            .formatted(id));
    JsonNode time = bridge().path("time");
    assertThat(time.path("zone").asText()).isEqualTo("Europe/Riga");
    assertThat(time.path("edtf").asText()).isEqualTo("2016-03-03T04:30:00+02:00");
    assertThat(time.path("basis").asText()).isEqualTo("stated");
  }

  @Test
  void joinsPartsHidesAndConfirms() throws JsonProcessingException {
    String bridge = bridge().path("id").asText();
    String ferry = ferry().path("id").asText();
    post("{\"kind\": \"join\", \"mentions\": [\"%s\", \"%s\"]}".formatted(bridge, ferry));
    assertThat(events()).hasSize(1);
    assertThat(events().getFirst().path("mentions")).hasSize(3);
    post("{\"kind\": \"part\", \"mentions\": [\"%s\"]}".formatted(ferry));
    assertThat(events()).hasSize(2);
    post("{\"kind\": \"confirm\", \"event\": \"%s\"}".formatted(bridge));
    assertThat(bridge().path("confirmed").asBoolean()).isTrue();
    post("{\"kind\": \"hide\", \"event\": \"%s\", \"reason\": \"off topic\"}".formatted(ferry));
    assertThat(events()).hasSize(1);
    assertThat(get("/v1/timelines/test/events?hidden=true").path("events")).hasSize(1);
    assertThat(get("/v1/timelines/test/changes").path("changes").toString()).contains("hidden");
    assertThat(get("/v1/timelines/test/events/" + ferry).path("edited").path("hidden").asBoolean())
        .isTrue();
    assertThat(get("/v1/timelines/test/events?confirmed=true").path("events")).hasSize(1);
    assertThat(get("/v1/timelines/test/events?confirmed=false").path("events")).isEmpty();
  }

  @Test
  void anEventThatAnEditorWroteIsOnTheTimelineUntilItIsRevoked() throws JsonProcessingException {
    Response response =
        post(
            """
            {"kind": "event", "value": {"title": "Mayor of Riga resigns", "time": "2016-03-07",
              "place": "Riga", "sources": [
                {"url": "https://a.example/1", "publisher": "Diena", "published": "2016-03-08"},
                {"url": "https://b.example/1", "publisher": "TASS"}]}}
            """);
    JsonNode event = events().getLast();
    assertThat(event.path("title").asText()).isEqualTo("Mayor of Riga resigns");
    assertThat(event.path("sources").asInt()).isEqualTo(2);
    assertThat(event.path("mentions").path(0).path("reader").asText()).isEqualTo("editor");
    editor.answer(
        Request.of("DELETE", DECISIONS + "/" + decision(response).path("id").asText(), "")
            .from(ANN),
        new byte[0]);
    writer.refreshPending().orThrow();
    assertThat(events()).hasSize(2);
    assertThat(writer.makeWhole("test")).isFalse();
  }

  @Test
  void whoWritesOnAVersionThatHasChangedIsTold() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    String path = "/v1/timelines/test/events/" + id;
    String tag = api.answer(Request.of("GET", path, "")).headers().get("etag");
    String json = "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"One\"}".formatted(id);
    // The first is not folded yet when the second comes.
    Request request =
        Request.of("POST", DECISIONS, "", Map.of("if-match", String.valueOf(tag)), true);
    assertThat(
            editor
                .answer(
                    request.from(new Caller("ann", Role.EDITOR)),
                    json.getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(201);
    assertThat(
            editor
                .answer(
                    request.from(new Caller("bob", Role.EDITOR)),
                    json.getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(412);
    writer.refreshPending().orThrow();
    assertThat(post(json, Map.of("if-match", String.valueOf(tag))).status()).isEqualTo(412);
    String now = api.answer(Request.of("GET", path, "")).headers().get("etag");
    assertThat(post(json, Map.of("if-match", String.valueOf(now))).status()).isEqualTo(201);
  }

  @Test
  void theSameRequestAgainIsRecordedOnce() throws JsonProcessingException {
    String json =
        "{\"id\": \"client-0001\", \"kind\": \"pin\", \"event\": \"%s\"}"
            .formatted(bridge().path("id").asText());
    assertThat(post(json).status()).isEqualTo(201);
    assertThat(post(json).status()).isEqualTo(200);
    assertThat(get(DECISIONS).path("total").asInt()).isEqualTo(1);
    assertThat(post(json.replace("pin", "unpin")).status()).isEqualTo(409);
  }

  @Test
  void allOfARequestOrNothing() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    String good = "{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(id);
    String bad = "{\"kind\": \"pin\", \"event\": \"m_00000000000000000000\"}";
    Response response = post("{\"decisions\": [%s, %s]}".formatted(good, bad));
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("decisions[1].event", "never was");
    assertThat(get(DECISIONS).path("total").asInt()).isZero();
  }

  @Test
  void aTitleOfTenThousandCharactersIsRefusedAndMarkupIsText() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    String form = "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"%s\"}";
    assertThat(post(form.formatted(id, "x".repeat(10_000))).status()).isEqualTo(422);
    assertThat(post(form.formatted(id, "<b>Riga</b> bridge")).status()).isEqualTo(201);
    String page = api.answer(Request.of("GET", "/t/test", "")).text();
    assertThat(page).contains("&lt;b&gt;Riga").doesNotContain("<b>Riga");
  }

  @Test
  void whatAnEditorWroteIsNoArticleAndNoReport() throws JsonProcessingException {
    JsonNode before = get("/v1/timelines/test");
    post(
        "{\"kind\": \"event\", \"value\": {\"title\": \"Port closes\", \"time\": \"2016-03-09\"}}");
    JsonNode after = get("/v1/timelines/test");
    assertThat(after.path("articles")).isEqualTo(before.path("articles"));
    assertThat(after.path("lastReported")).isEqualTo(before.path("lastReported"));
    String id =
        events().stream()
            .filter(event -> event.path("title").asText().equals("Port closes"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    String page = api.answer(Request.of("GET", "/t/test/" + id, "")).text();
    assertThat(page).contains("an editor").doesNotContain("In the text", ">decision:");
  }

  @Test
  void tellsOfEveryOrphanHoweverManyThereAre() throws JsonProcessingException {
    String one = "{\"kind\": \"pin\", \"event\": \"%s\"}";
    String pins =
        String.join(",", Collections.nCopies(100, one.formatted(ferry().path("id").asText())));
    for (int request = 0; request < 6; request++) {
      post("{\"decisions\": [%s]}".formatted(pins));
    }
    post(one.formatted(bridge().path("id").asText()));
    table.withdraw("c");
    writer.refreshPending().orThrow();
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isEqualTo(600);
    assertThat(get(DECISIONS + "?state=holds").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void tellsOrphansAgainOnceTheTimelineIsMadeWhole() throws JsonProcessingException {
    post("{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(ferry().path("id").asText()));
    table.withdraw("c");
    writer.refreshPending().orThrow();
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isEqualTo(1);
    // As a change leaves it that was broken off before its last transaction.
    table
        .dynamo()
        .updateItem(update ->
            update
                .tableName(EmbeddedTable.NAME)
                .key(
                    Map.of(
                        "pk",
                        AttributeValue.fromS("timelines"),
                        "sk",
                        AttributeValue.fromS("test")))
                .updateExpression("REMOVE orphans"));
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isZero();
    assertThat(table.writer().makeWhole("test")).isTrue();
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isEqualTo(1);
  }

  @Test
  void survivesCorrectionWithdrawalAndReturnOfTheArticle() throws JsonProcessingException {
    String id = ferry().path("id").asText();
    post("{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"Ferry lost\"}".formatted(id));
    append("c", "2016-03-06", "Correction. A ferry sank off Tallinn on 3 March.");
    assertThat(events()).extracting(event -> event.path("title").asText()).contains("Ferry lost");
    table.withdraw("c");
    writer.refreshPending().orThrow();
    assertThat(events()).hasSize(1);
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isEqualTo(1);
    append("c", "2016-03-06", "A ferry sank off Tallinn on 3 March.");
    assertThat(events()).extracting(event -> event.path("title").asText()).contains("Ferry lost");
    assertThat(get(DECISIONS + "?state=orphan").path("total").asInt()).isZero();
    assertThat(writer.makeWhole("test")).isFalse();
    assertThat(table.writer().makeWhole("test")).isFalse();
  }

  @Test
  void thePastShowsWhatWasDecidedByThen() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    post(
        "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"Riga bridge falls\"}".formatted(id));
    assertThat(get("/v1/timelines/test/events?asOf=2016-03-31").path("events").toString())
        .doesNotContain("Riga bridge falls");
    assertThat(get("/v1/timelines/test/events?asOf=2016-04-02").path("events").toString())
        .contains("Riga bridge falls");
  }

  @Test
  void pinsAreTheHighlightsAndUnpinnedEventsAreNone() throws JsonProcessingException {
    String bridge = bridge().path("id").asText();
    String ferry = ferry().path("id").asText();
    String highlights = "/v1/timelines/test/highlights?dates=1&perDate=1";
    String first = get(highlights).at("/highlights/0/sentences/0/event").asText();
    String other = first.equals(bridge) ? ferry : bridge;
    post("{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(other));
    assertThat(get(highlights).at("/highlights/0/sentences/0/event").asText()).isEqualTo(other);
    post("{\"kind\": \"unpin\", \"event\": \"%s\"}".formatted(other));
    assertThat(get("/v1/timelines/test/highlights").toString()).doesNotContain(other);
  }

  @Test
  void anArticleIsJudgedAndTheJudgementIsRevoked() throws JsonProcessingException {
    double before = ferry().path("relevance").asDouble();
    Response judged = post("{\"kind\": \"irrelevant\", \"value\": \"c\"}");
    assertThat(ferry().path("relevance").asDouble()).isZero();
    assertThat(writer.makeWhole("test")).isFalse();
    post("{\"kind\": \"relevant\", \"value\": \"c\"}");
    assertThat(ferry().path("relevance").asDouble()).isEqualTo(1);
    for (JsonNode one : get(DECISIONS).path("decisions")) {
      editor.answer(
          Request.of("DELETE", DECISIONS + "/" + one.path("id").asText(), "").from(ANN),
          new byte[0]);
    }
    writer.refreshPending().orThrow();
    assertThat(decision(judged).path("kind").asText()).isEqualTo("irrelevant");
    assertThat(ferry().path("relevance").asDouble()).isEqualTo(before);
    assertThat(writer.makeWhole("test")).isFalse();
  }

  @Test
  void namesAreOneAndNoLongerOne() throws JsonProcessingException {
    append("d", "2016-03-08", "Anna Berzina met Karlis Ozols in Riga on 7 March.");
    post("{\"kind\": \"alias\", \"value\": [\"Anna Berzina\", \"Karlis Ozols\"]}");
    String facets = "/v1/timelines/test/facets";
    assertThat(get(facets).path("participants").toString()).contains("\"Anna Berzina\"", "aliases");
    assertThat(get("/v1/timelines/test/events?participant=Karlis+Ozols").path("events")).hasSize(1);
    post("{\"kind\": \"notAlias\", \"value\": [\"Anna Berzina\", \"Karlis Ozols\"]}");
    assertThat(get(facets).path("participants").toString()).doesNotContain("aliases");
  }

  @Test
  void placesAreThoseOfTheAtlasOrHaveCoordinates() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    String form = "{\"kind\": \"place\", \"event\": \"%s\", \"value\": %s}";
    assertThat(post(form.formatted(id, "\"Zzyzzxgrad\"")).text()).contains("coordinates");
    assertThat(post(form.formatted(id, "\"Daugavpils\"")).status()).isEqualTo(201);
    assertThat(bridge().at("/places/0/country").asText()).isEqualTo("LV");
    assertThat(get("/v1/timelines/test/events?place=Daugavpils").path("events")).hasSize(1);
    String own = "{\"name\": \"Old Pier\", \"country\": \"LV\", \"lat\": 95, \"lon\": 24.1}";
    assertThat(post(form.formatted(id, own)).text()).contains("value.lat");
    assertThat(post(form.formatted(id, own.replace("95", "56.9"))).status()).isEqualTo(201);
    assertThat(bridge().at("/places/0/lat").asDouble()).isEqualTo(56.9);
  }

  @Test
  void anIdIsTakenOnceWhereverItStands() throws JsonProcessingException {
    String one = bridge().path("id").asText();
    String form = "{\"id\": \"%s\", \"kind\": \"%s\", \"event\": \"%s\"}";
    String pin = form.formatted("client-0001", "pin", one);
    String hide = form.formatted("client-0002", "hide", one);
    assertThat(post("{\"decisions\": [%s, %s]}".formatted(pin, hide)).status()).isEqualTo(201);
    assertThat(post(hide).status()).as("a part of another request").isEqualTo(409);
    String other = form.formatted("client-0002", "hide", ferry().path("id").asText());
    assertThat(post(other).status()).as("another event").isEqualTo(409);
    assertThat(get(DECISIONS).path("total").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsConfirmedTogetherWithAnEditIsConfirmed() throws JsonProcessingException {
    String id = bridge().path("id").asText();
    String title =
        "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"Bridge falls\"}".formatted(id);
    String confirm = "{\"kind\": \"confirm\", \"event\": \"%s\"}".formatted(id);
    assertThat(post("{\"decisions\": [%s, %s]}".formatted(title, confirm)).status()).isEqualTo(201);
    assertThat(bridge().path("confirmed").asBoolean()).isTrue();
    append("e", "2016-03-09", "A bridge in Riga collapsed on 3 March at 04:30.");
    assertThat(bridge().path("title").asText()).isEqualTo("Bridge falls");
  }

  @Test
  void aJudgedArticleThatChangesInTheSameBatchIsReadAsItIsNow() throws JsonProcessingException {
    editor.answer(
        Request.of("POST", DECISIONS, "", Map.of(), true).from(ANN),
        "{\"kind\": \"irrelevant\", \"value\": \"c\"}".getBytes(StandardCharsets.UTF_8));
    table.append(
        new MentionExtractor()
            .extract(
                Samples.article("c", "P c", "2016-03-06", "A tanker sank off Riga on 4 March.")),
        NOW,
        "c");
    writer.refresh(List.of(ArticleKey.of("c", "test")), table.decisions().pending()).orThrow();
    assertThat(events().toString()).contains("tanker").doesNotContain("ferry");
    assertThat(writer.makeWhole("test")).isFalse();
  }

  @Test
  void anEventThatWasWrittenTakesNothingFromTheOneThatItIsJoinedTo()
      throws JsonProcessingException {
    String bridge = bridge().path("id").asText();
    JsonNode places = bridge().path("places");
    post(
        """
        {"kind": "event", "value": {"title": "Riga bridge falls", "time": "2016-03-03"}}
        """);
    String written =
        events().stream()
            .filter(event -> event.path("title").asText().equals("Riga bridge falls"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    post("{\"kind\": \"join\", \"mentions\": [\"%s\", \"%s\"]}".formatted(bridge, written));
    JsonNode joined =
        events().stream().filter(one -> one.path("mentions").size() == 3).findFirst().orElseThrow();
    assertThat(joined.path("title").asText()).isEqualTo("Riga bridge falls");
    assertThat(joined.path("places")).isEqualTo(places);
    assertThat(joined.path("factuality").asText()).isEqualTo("happened");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2016                       | 2016
          2016-02                    | 2016-02
          2016-02-27                 | 2016-02-27
          201X                       | 201X
          2016-05/2016-07            | 2016-05/2016-07
          2016-05/2016-03            |
          2016-02-30                 |
          2016/..                    |
          2016-02-27~                | 2016-02-27~
          27 February 2016           | 2016-02-27
          from 3 to 5 March 2016     | 2016-03-03/2016-03-05
          3 March and 5 March 2016   |
          0000-00-00                 |
          soonish                    |
          """)
  void readsATimeWholeOrNotAtAll(String text, String edtf) throws JsonProcessingException {
    String path = "/v1/times?text=" + text.replace(" ", "+").replace("/", "%2F");
    String[] parts = path.split("\\?", 2);
    Response response = api.answer(Request.of("GET", parts[0], parts[1]));
    if (edtf == null) {
      assertThat(response.status()).as(response.text()).isEqualTo(400);
    } else {
      assertThat(get(path).path("time").path("edtf").asText()).isEqualTo(edtf);
    }
  }
}
