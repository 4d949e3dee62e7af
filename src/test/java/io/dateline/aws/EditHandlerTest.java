package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Editor;
import io.dateline.api.SignIn;
import io.dateline.api.SignIn.Grant;
import io.dateline.api.Tiles;
import io.dateline.event.MentionExtractor;
import io.dateline.json.Json;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.StreamRecords;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("takes what is printed")
class EditHandlerTest {

  private static final Instant NOW = Instant.parse("2016-04-01T12:00:00Z");

  private final EmbeddedTable table = new EmbeddedTable();
  private static final String ISSUER = "https://id.example/pool";
  private static final String DECISIONS = "/v1/timelines/test/decisions";

  private EditHandler handler;
  private QueryHandler query;
  private String event;

  @BeforeEach
  void tellOne() {
    table.append(
        new MentionExtractor()
            .extract(Samples.article("a", "P", "2016-03-04", "A ferry sank off Riga on 3 March.")),
        NOW,
        "a");
    table.writer().refreshPending().orThrow();
    InstantSource clock = InstantSource.fixed(NOW);
    Api api =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.ACCOUNT,
            Tiles.NONE,
            new SignIn(
                ISSUER,
                "page",
                List.of(),
                Grant.NONE,
                new Grant("cognito:groups", "editors"),
                Grant.NONE),
            clock);
    query = new QueryHandler(api, clock);
    handler =
        new EditHandler(
            new Editor(table.timelines(), table.decisions(), api, UUID::randomUUID, clock), clock);
    event = first().id();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private Event first() {
    return table
        .timelines()
        .page(Timelines.Query.of("test", Instant.EPOCH, NOW), "", 1)
        .events()
        .getFirst();
  }

  private static ObjectNode request(String method, String path, String json, boolean isBase64) {
    ObjectNode request = Json.json().createObjectNode();
    request.put("rawPath", path);
    request.put(
        "body",
        isBase64
            ? Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
            : json);
    request.put("isBase64Encoded", isBase64);
    request.withObject("/requestContext/http").put("method", method);
    return request;
  }

  /** As API Gateway passes on who has signed. */
  private static ObjectNode signed(ObjectNode request, String arn) {
    request.withObject("/requestContext/authorizer/iam").put("userArn", arn);
    return request;
  }

  /** As API Gateway passes on a token that it has verified: with lists as text. */
  private static ObjectNode verified(ObjectNode request, String claims) throws IOException {
    ObjectNode passed = request.withObject("/requestContext/authorizer/jwt/claims");
    Json.json()
        .readTree(claims)
        .properties()
        .forEach(claim ->
            passed.put(
                claim.getKey(),
                claim.getValue().isArray()
                    ? claim.getValue().toString().replaceAll("[\",]+", " ").replace("[ ", "[")
                    : claim.getValue().asText()));
    return sent(request, claims);
  }

  /** A token as a request brings it, verified or not. */
  private static ObjectNode sent(ObjectNode request, String claims) {
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    request.withObject("/headers").put("authorization", "Bearer e30." + payload + ".c2ln");
    return request;
  }

  private static String claims(String groups) {
    return """
    {"iss": "%s", "aud": "page", "sub": "7f3c-ann", "cognito:groups": %s}\
    """
        .formatted(ISSUER, groups);
  }

  private static JsonNode ask(RequestStreamHandler handler, ObjectNode request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)),
        answer,
        null);
    return Json.json().readTree(answer.toByteArray());
  }

  private int decided(ObjectNode request) throws IOException {
    JsonNode answer = ask(handler, request);
    int status = answer.path("statusCode").asInt();
    assertThat(status == 201).isEqualTo(table.decisions().last("test").isPresent());
    if (status != 201) {
      JsonNode problem = Json.json().readTree(answer.path("body").asText());
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("detail").asText()).contains("sign in");
    }
    return status;
  }

  private ObjectNode pin() {
    return request("POST", DECISIONS, PIN.formatted(event), false);
  }

  private static final String PIN = "{\"kind\": \"pin\", \"event\": \"%s\"}";

  @Test
  void whoeverHasNoNameDecidesNothing() throws IOException {
    assertThat(decided(pin())).isEqualTo(401);
    assertThat(ask(handler, pin()).at("/headers/www-authenticate").asText()).isEqualTo("Bearer");
  }

  @Test
  void aTokenThatNobodyHasVerifiedIsNone() throws IOException {
    assertThat(decided(sent(pin(), claims("[\"editors\"]")))).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"editors\"]               | 201",
        "[\"press\", \"editors\"]    | 201",
        "\"editors\"                 | 201",
        "[]                          | 403",
        "[\"press\"]                 | 403",
        "[\"not editors\"]           | 403",
        "\"[press editors]\"         | 403",
        "[[\"editors\"]]             | 403",
        "{\"editors\": true}         | 403",
        "null                        | 403"
      })
  void theClaimMakesAnEditor(String groups, int status) throws IOException {
    assertThat(decided(verified(pin(), claims(groups)))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.example/pool, https://id.example/other",
    "page, another",
    "7f3c-ann, ''",
    "aud, scope"
  })
  void aTokenOfAnotherIssuerOrForAnotherClientIsNone(String right, String wrong)
      throws IOException {
    String claims = claims("[\"editors\"]").replace(right, wrong);
    assertThat(decided(verified(pin(), claims))).isEqualTo(401);
    String path = "/v1/timelines/test/events";
    assertThat(ask(query, verified(request("GET", path, "", false), claims)).path("statusCode"))
        .isEqualTo(IntNode.valueOf(401));
  }

  @Test
  void theAuthorIsTheSubjectOfTheTokenOrWhoSigned() throws IOException {
    String access =
        claims("[\"editors\"]").replace("\"aud\"", "\"scope\": \"openid\", \"client_id\"");
    ask(handler, verified(pin(), access));
    assertThat(author()).isEqualTo("7f3c-ann");
    String path = "/iam" + DECISIONS;
    ask(
        handler,
        signed(request("POST", path, PIN.formatted(event), false), "arn:aws:iam::1:user/ann"));
    assertThat(author()).isEqualTo("user/ann");
  }

  @Test
  void callersOfTheAccountHavePathsOfTheirOwnOnlyWhereMembersSendTokens() throws IOException {
    InstantSource clock = InstantSource.fixed(NOW);
    Api open =
        new Api(
            table.timelines(),
            table.ledger(),
            table.decisions(),
            new byte[] {1},
            Audience.ACCOUNT,
            clock);
    Editor editor = new Editor(table.timelines(), table.decisions(), open, UUID::randomUUID, clock);
    String arn = "arn:aws:iam::1:user/ann";
    ObjectNode read = signed(request("GET", "/iam/v1/timelines", "", false), arn);
    assertThat(ask(new QueryHandler(open, clock), read).path("statusCode").asInt()).isEqualTo(404);
    ObjectNode write =
        signed(request("POST", "/iam" + DECISIONS, PIN.formatted(event), false), arn);
    assertThat(ask(new EditHandler(editor, clock), write).path("statusCode").asInt())
        .isEqualTo(404);
    assertThat(table.decisions().last("test")).isEmpty();
  }

  @Test
  void theLogNamesWhoWroteAndNeverWhat() throws IOException {
    String json =
        "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"SECRET\", \"reason\": \"SECRET\"}"
            .formatted(event);
    ObjectNode request = verified(request("POST", DECISIONS, json, false), claims("\"editors\""));
    byte[] input = request.toString().getBytes(StandardCharsets.UTF_8);
    Printed printed =
        Printed.by(context ->
            handler.handleRequest(
                new ByteArrayInputStream(input), new ByteArrayOutputStream(), context));
    assertThat(printed.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("message").asText()).isEqualTo("decided");
          assertThat(line.path("author").asText()).isEqualTo("7f3c-ann");
          assertThat(line.path("path").asText()).isEqualTo(DECISIONS);
          assertThat(line.path("status").asInt()).isEqualTo(201);
        });
    assertThat(printed.text()).doesNotContain("SECRET", "Bearer", "e30.");
  }

  private String author() {
    return table.decisions().last("test").orElseThrow().decisions().getFirst().author();
  }

  @Test
  void strangersGetThePageToSignInAndNoData() throws IOException {
    for (String path : List.of("/", "/t/test", "/t/none", "/t/test/" + event, "/articles/a")) {
      JsonNode page = ask(query, request("GET", path, "", false));
      assertThat(page.path("statusCode").asInt()).as(path).isEqualTo(200);
      assertThat(page.path("body").asText())
          .contains("data-page=\"signin\"", "data-issuer=\"" + ISSUER + "\"", "<noscript>")
          .doesNotContain("ferry", "Ferry", "Riga");
      assertThat(page.at("/headers/content-security-policy").asText())
          .contains("connect-src 'self' https://id.example;");
    }
    for (String path : List.of("/v1/timelines", "/members/t/test", "/v1/articles/a", "/nowhere")) {
      JsonNode refused = ask(query, request("GET", path, "", false));
      assertThat(refused.path("statusCode").asInt()).as(path).isEqualTo(401);
      assertThat(refused.path("body").asText()).doesNotContain("ferry").contains("sign in");
    }
    assertThat(ask(query, request("GET", "/health", "", false)).path("statusCode").asInt())
        .isEqualTo(200);
    JsonNode worker = ask(query, request("GET", "/assets/v/worker.js", "", false));
    assertThat(worker.at("/headers/service-worker-allowed").asText()).isEqualTo("/");
    assertThat(worker.at("/headers/content-security-policy").asText())
        .isEqualTo("default-src 'none'; connect-src 'self' https://id.example");
  }

  @Test
  void membersReadAndSeeWhatTheyMayDo() throws IOException {
    for (String groups : List.of("[]", "[\"editors\"]")) {
      String may = groups.equals("[]") ? "" : "decide";
      for (String path : List.of("/members/t/test", "/v1/timelines/test/events")) {
        JsonNode page = ask(query, verified(request("GET", path, "", false), claims(groups)));
        assertThat(page.path("body").asText()).as(path).contains("erry");
        assertThat(page.at("/headers/dateline-may").asText()).as(path).isEqualTo(may);
        assertThat(page.at("/headers/cache-control").asText()).isEqualTo("private, no-cache");
        assertThat(page.at("/headers/vary").asText()).contains("accept", "authorization");
      }
    }
    JsonNode front =
        ask(query, verified(request("GET", "/members/timelines", "", false), claims("[]")));
    assertThat(front.path("body").asText()).contains("data-page=\"timelines\"", "/t/test");
    ObjectNode signed =
        signed(request("GET", "/iam/v1/timelines", "", false), "arn:aws:iam::1:r/s");
    assertThat(ask(query, signed).path("body").asText()).contains("\"test\"");
  }

  @Test
  void theStreamBringsADecisionOntoTheTimeline() throws IOException {
    String json =
        "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"Ferry lost\"}".formatted(event);
    decided(signed(request("POST", DECISIONS, json, true), "arn:aws:iam::1:user/ann"));
    new FoldHandler(table.writer(), InstantSource.fixed(NOW))
        .handleRequest(
            new ByteArrayInputStream(
                StreamRecords.all(table.dynamo()).toString().getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);
    assertThat(table.decisions().pending()).isEmpty();
    assertThat(first().title()).isEqualTo("Ferry lost");
  }
}
