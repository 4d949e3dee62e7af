package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dateline.Made;
import io.dateline.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the API and {@code openapi.json} against each other: every route, parameter, status, media
 * type and schema of the description is met by an answer, and no answer is outside of it.
 */
class ContractTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static SampleApi api;

  /** The same for members only. */
  private static Api members;

  private static JsonNode description;
  private static String event = "";
  private static String mention = "";

  private final Set<String> met = new TreeSet<>();
  private final Map<String, Schema> schemas = new HashMap<>();

  @BeforeAll
  static void open() {
    api = SampleApi.open();
    api.table()
        .ledger()
        .feeds()
        .put("kourou-launch", FeedStates.failing("https://post.example/feed"));
    members = api.forMembers();
    api.append(Made.reading("gone", List.of(Made.mention("gone", "It was gone", "2025-03-03"))));
    api.append(Made.reading("stays", List.of(Made.mention("stays", "It stayed", "2025-03-04"))));
    api.append(Made.reading("gone", List.of()));
    api.table().append(Made.reading("withdrawn", List.of()), Instant.EPOCH, "gone.txt");
    api.table().refuse("bad.txt", "test", "s3://b/bad.txt", "the file is empty");
    description = json(api.get("/v1/openapi.json", ""));
    for (JsonNode one : json(api.get(events("kourou-launch"), "limit=500")).path("events")) {
      if (one.path("mentions").size() > 1) {
        event = one.path("id").asText();
        mention = one.at("/mentions/1/id").asText();
      }
    }
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static String events(String timeline) {
    return "/v1/timelines/" + timeline + "/events";
  }

  @Test
  void everythingDescribedIsSo() {
    description
        .path("paths")
        .properties()
        .forEach(path -> {
          if (path.getValue().has("get")) {
            exercise(path.getKey(), path.getValue().path("get"));
          }
        });
    exerciseTheSpecialCases();
    assertThat(met).isEqualTo(described());
  }

  /** A path with the examples of its parameters. */
  private static String address(String path) {
    return path.replace("{timeline}", "kourou-launch")
        .replace("/articles/{id}", "/articles/mp-20250428-0117")
        .replace("{id}", event);
  }

  private void exercise(String path, JsonNode operation) {
    String address = address(path);
    String needed = path.equals("/v1/times") ? "text=2016" : "";
    Response usual = check(path, address, needed, Map.of());
    assertThat(usual.status()).isEqualTo(200);
    String tag = String.valueOf(usual.headers().get("etag"));
    check(path, address, needed, Map.of("if-none-match", tag));
    check(path, address, "q=" + "a".repeat(8_192), Map.of());
    Response strange = members.answer(Request.of("GET", address, needed));
    assertThat(strange.status())
        .as("only members read there, if anybody does not: " + path)
        .isEqualTo(operation.path("security").isMissingNode() ? 200 : 401);
    check(path, strange, address + " as a stranger");
    if (strange.status() == 401) {
      Request named =
          Request.of("GET", address, needed).from(new Caller("s", Caller.Role.STRANGER));
      Response refused = members.answer(named);
      assertThat(refused.status()).as("an account that is no member's: " + path).isEqualTo(403);
      check(path, refused, address + " as no member");
    }
    Response unknown = check(path, address, "nonsense=1", Map.of());
    Set<String> parameters = new TreeSet<>();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolve(reference);
      if (parameter.path("in").asText().equals("query")) {
        parameters.add(parameter.path("name").asText());
        exerciseParameter(path, parameter);
      }
    }
    assertThat(json(unknown).path("detail").asText())
        .as("the API knows the parameters described, and no others: " + path)
        .isEqualTo(
            "there is no parameter \"nonsense\" here"
                + (parameters.isEmpty() ? "" : "; there are: " + String.join(", ", parameters)));
    operation
        .at("/responses/200/content")
        .fieldNames()
        .forEachRemaining(type -> check(path, address, needed, Map.of("accept", type)));
  }

  private void exerciseParameter(String path, JsonNode parameter) {
    String name = parameter.path("name").asText();
    String example = parameter.path("example").asText();
    String good = name.equals("cursor") ? cursor(path) : name.equals("event") ? event : example;
    String needed = path.equals("/v1/times") && !name.equals("text") ? "text=2016&" : "";
    Response answer = check(path, address(path), needed + name + "=" + encoded(good), Map.of());
    assertThat(answer.status()).as(name + "=" + good).isEqualTo(200);
    if (name.equals("author")) {
      return;
    }
    Response problem = check(path, address(path), needed + name + "=%21", Map.of());
    assertThat(problem.status()).as(name).isEqualTo(400);
    assertThat(json(problem).path("parameter").asText()).isEqualTo(name);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Test
  void everyExampleOfADecisionIsTakenAsDescribed() {
    JsonNode post =
        description.path("paths").path("/v1/timelines/{timeline}/decisions").path("post");
    JsonNode body = post.at("/requestBody/content/application~1json");
    JsonNode answer = post.at("/responses/201/content/application~1json/schema");
    body.path("examples")
        .properties()
        .forEach(example -> {
          JsonNode given = example.getValue().path("value");
          assertThat(faults(body.path("schema"), given)).as(example.getKey()).isEmpty();
          Response response =
              api.decide(
                  "kourou-launch",
                  given
                      .toString()
                      .replace("m_0123456789abcdef0123", event)
                      .replace("\"a1\"", "\"mp-20250428-0117\""));
          assertThat(response.status()).as(example.getKey() + response.text()).isEqualTo(201);
          assertThat(faults(answer, json(response))).as(example.getKey()).isEmpty();
        });
    assertThat(json(api.get(events("kourou-launch"), "edited=true")).path("events")).hasSize(2);
    check(
        "/v1/timelines/{timeline}/decisions",
        "/v1/timelines/kourou-launch/decisions",
        "",
        Map.of());
    check("/v1/timelines/{timeline}/events", events("kourou-launch"), "edited=true", Map.of());
    check(
        "/v1/timelines/{timeline}/decisions.jsonl",
        "/v1/timelines/kourou-launch/decisions.jsonl",
        "",
        Map.of());
    for (String form : List.of("", ".jsonl")) {
      String differences = "/disagreements" + form;
      check(
          "/v1/timelines/{timeline}" + differences,
          "/v1/timelines/kourou-launch" + differences,
          "",
          Map.of());
    }
    String one = "/v1/timelines/{timeline}/events/{id}/history";
    check(one, events("kourou-launch") + "/" + event + "/history", "", Map.of());
  }

  /** A cursor as an answer of the path gives it where there is more. */
  private static String cursor(String path) {
    Cursors cursors = new Cursors(SampleApi.KEY.getBytes(StandardCharsets.UTF_8));
    return switch (path) {
      case "/v1/timelines" -> cursors.at("timelines", "aleppo-convoy");
      case "/v1/timelines/{timeline}/articles", "/v1/timelines/{timeline}/articles.csv" ->
          json(api.get("/v1/timelines/kourou-launch/articles", "limit=1")).path("next").asText();
      case "/v1/articles/{id}" -> cursors.at("article mp-20250428-0117", "a");
      case "/v1/timelines/{timeline}/events/{id}" ->
          cursors.at("mentions of kourou-launch/" + event, "2000-01-01T00:00:00Z#m_0");
      case "/v1/timelines/{timeline}/events/{id}/history" ->
          cursors.at("history of kourou-launch/" + event, "1");
      case "/v1/timelines/{timeline}/decisions" -> cursors.at("decisions of kourou-launch?", "0");
      default -> json(api.get(events("kourou-launch"), "limit=1")).path("next").asText();
    };
  }

  private void exerciseTheSpecialCases() {
    String one = events("{timeline}") + "/{id}";
    check(one, events("kourou-launch") + "/" + mention, "", Map.of());
    check(one, events("test") + "/m_gone", "", Map.of());
    check(one, events("test") + "/m_none", "", Map.of());
    for (String part : List.of("/history", "/duplicates")) {
      check(one + part, events("kourou-launch") + "/" + mention + part, "", Map.of());
      check(one + part, events("test") + "/m_gone" + part, "", Map.of());
      check(one + part, events("test") + "/m_none" + part, "", Map.of());
    }
    check("/v1/articles/{id}", "/v1/articles/none", "", Map.of());
    check("/v1/articles/{id}", "/v1/articles/bad.txt", "", Map.of());
    check("/v1/timelines/{timeline}/feeds", "/v1/timelines/none/feeds", "", Map.of());
    String articles = "/v1/timelines/{timeline}/articles";
    check(articles, "/v1/timelines/none/articles", "", Map.of());
    check(articles + ".csv", "/v1/timelines/none/articles.csv", "", Map.of());
    check(articles, "/v1/timelines/test/articles", "", Map.of());
    check(articles + "/{id}", "/v1/timelines/test/articles/bad.txt", "", Map.of());
    check(articles + "/{id}", "/v1/timelines/test/articles/none", "", Map.of());
    api.table().withdraw("gone.txt");
    check(articles + "/{id}", "/v1/timelines/test/articles/withdrawn", "", Map.of());
    check(events("{timeline}"), events("test"), "", Map.of("accept", "image/png"));
    check(events("{timeline}"), events("test"), "basis=assumed", Map.of());
    for (String suffix :
        List.of(
            "",
            ".json",
            ".jsonl",
            ".csv",
            ".ics",
            ".md",
            ".geojson",
            ".kml",
            ".timelinejs.json",
            ".feed.json",
            ".atom",
            ".rss")) {
      check(events("{timeline}") + suffix, events("none") + suffix, "", Map.of());
    }
    check("/v1/timelines/{timeline}/highlights", "/v1/timelines/none/highlights", "", Map.of());
    for (String suffix :
        List.of(".jsonl", ".csv", ".ics", ".md", ".geojson", ".kml", ".timelinejs.json")) {
      check(
          "/v1/timelines/{timeline}/highlights" + suffix,
          "/v1/timelines/none/highlights" + suffix,
          "",
          Map.of());
    }
    check("/v1/timelines/{timeline}", "/v1/timelines/none", "", Map.of());
    check("/v1/timelines/{timeline}/facets", "/v1/timelines/none/facets", "", Map.of());
    check("/v1/timelines/{timeline}/changes", "/v1/timelines/none/changes", "", Map.of());
    for (String form :
        List.of("/decisions", "/decisions.jsonl", "/disagreements", "/disagreements.jsonl")) {
      check("/v1/timelines/{timeline}" + form, "/v1/timelines/none" + form, "", Map.of());
    }
  }

  /** Asks, and holds the answer against what is described for the path. */
  private Response check(String path, String address, String query, Map<String, String> headers) {
    return check(path, api.get(address, query, headers), address + "?" + query + " " + headers);
  }

  private Response check(String path, Response response, String as) {
    String status = Integer.toString(response.status());
    JsonNode described =
        resolve(description.path("paths").path(path).path("get").path("responses").path(status));
    assertThat(described.isObject()).as(as + ": status " + status + " is described").isTrue();
    described
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("link")) {
            assertThat(response.headers()).as(as).containsKey(name);
          }
        });
    if (!described.has("content")) {
      met.add(path + " " + status);
      assertThat(response.bytes()).as(as).isEmpty();
      return response;
    }
    String type = response.headers().getOrDefault("content-type", "").replaceFirst(";.*", "");
    met.add(path + " " + status + " " + type);
    JsonNode schema = described.path("content").path(type).path("schema");
    assertThat(schema.isObject()).as(as + ": " + type + " is described").isTrue();
    if (type.endsWith("json")) {
      assertThat(faults(schema, json(response))).as(as).isEmpty();
    }
    if (type.equals("application/jsonl")) {
      String lines =
          path.endsWith("decisions.jsonl")
              ? "Decision"
              : path.endsWith("disagreements.jsonl") ? "Disagreement" : "Event";
      ObjectNode line = Json.json().createObjectNode().put("$ref", "#/components/schemas/" + lines);
      response.text().lines().forEach(event -> assertThat(faults(line, json(event))).isEmpty());
    }
    return response;
  }

  private List<String> faults(JsonNode schema, JsonNode value) {
    Schema compiled =
        schemas.computeIfAbsent(
            schema.toString(),
            _ -> {
              ObjectNode whole = schema.deepCopy();
              whole.set("$defs", description.at("/components/schemas"));
              return SCHEMAS.getSchema(
                  json(whole.toString().replace("#/components/schemas/", "#/$defs/")));
            });
    return compiled
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** Every status of every path, with its media types. */
  private static Set<String> described() {
    Map<String, JsonNode> paths = new TreeMap<>();
    description.path("paths").properties().forEach(e -> paths.put(e.getKey(), e.getValue()));
    List<String> all = new ArrayList<>();
    paths.forEach((path, item) ->
        item.at("/get/responses")
            .properties()
            .forEach(response -> {
              String status = path + " " + response.getKey();
              JsonNode content = resolve(response.getValue()).path("content");
              content.fieldNames().forEachRemaining(type -> all.add(status + " " + type));
              if (content.isMissingNode()) {
                all.add(status);
              }
            }));
    return all.stream().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aSchemaTellsRightFromWrong() {
    JsonNode right = json(api.get(events("kourou-launch") + "/" + event, ""));
    ObjectNode schema = Json.json().createObjectNode().put("$ref", "#/components/schemas/Event");
    assertThat(faults(schema, right)).isEmpty();
    ObjectNode wrong = right.deepCopy();
    wrong.put("factuality", "perhaps");
    assertThat(faults(schema, wrong)).isNotEmpty();
    ObjectNode more = right.deepCopy();
    more.put("surprise", 1);
    assertThat(faults(schema, more)).isNotEmpty();
  }
}
