package io.dateline.api;

import static io.dateline.api.SampleApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {

  private static final String EVENTS = "/v1/timelines/kourou-launch/events";

  private static SampleApi api;

  @BeforeAll
  static void open() {
    api = SampleApi.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static void assertProblem(Response response, int status, String parameter) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(problem.path("parameter").asText("")).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=yesterday                     | from",
        "from=                              | from",
        "from=0000                          | from",
        "from=0000-01-01T00:00:00Z          | from",
        "from=99999                         | from",
        "from=%2B99999-01-01T00:00:00Z      | from",
        "from=-0044                         | from",
        "from=20                            | from",
        "from=XXXX                          | from",
        "from=2016-02-30                    | from",
        "from=2016-02-27T25:00:00Z          | from",
        "from=2016-02-27T10:00:00%2B99:00   | from",
        "from=2016-25                       | from",
        "from=2016-W54                      | from",
        "to=2016-13                         | to",
        "to=99999-12-31                     | to",
        "to=0000                            | to",
        "from=2025&to=2024                  | to",
        "from=2025-05-02&to=2025-05-01      | to",
        "from=2025-01-01T00:00:00Z&to=2025-01-01T00:00:00Z | to",
        "asOf=soon                          | asOf",
        "asOf=99999                         | asOf",
        "q=                                 | q",
        "q=%21%3F                           | q",
        "participant=+                      | participant",
        "place=%00                          | place",
        "publisher=%22                      | publisher",
        "bbox=                              | bbox",
        "bbox=1,2,3                         | bbox",
        "bbox=1,2,3,x                       | bbox",
        "bbox=-181,2,3,4                    | bbox",
        "bbox=1,-91,3,4                     | bbox",
        "bbox=1,40,3,4                      | bbox",
        "bbox=NaN,2,3,4                     | bbox",
        "near=34.7,36.7                     | near",
        "near=90.1,0,5                      | near",
        "near=0,180.5,5                     | near",
        "near=0,0,0                         | near",
        "near=0,0,20041                     | near",
        "near=0,0,1e3                       | near",
        "granularity=second                 | granularity",
        "granularity=day,                   | granularity",
        "factuality=true                    | factuality",
        "basis=guess                        | basis",
        "basis=                             | basis",
        "language=xx                        | language",
        "language=                          | language",
        "language=ar,                       | language",
        "minRelevance=2                     | minRelevance",
        "minRelevance=.5                    | minRelevance",
        "minSources=0                       | minSources",
        "minSources=-1                      | minSources",
        "minSources=two                     | minSources",
        "minSources=99999999999             | minSources",
        "sort=title                         | sort",
        "sort=                              | sort",
        "sort=importance                    | sort",
        "sort=-Importance                   | sort",
        "sort=time,-importance              | sort",
        "limit=0                            | limit",
        "limit=501                          | limit",
        "limit=1e3                          | limit",
        "limit=%EF%BC%95                    | limit",
        "limit=5&limit=6                    | limit",
        "cursor=xyz                         | cursor",
        "cursor=%FF%FE                      | cursor",
        "form=2025                          | form",
        "=2025                              | ''",
        "%                                  | %"
      })
  void namesTheParameterAndShowsAGoodValue(String query, String parameter) {
    Response response = api.get(EVENTS, query);
    assertProblem(response, 400, parameter);
    JsonNode problem = json(response);
    assertThat(problem.has("example")).isEqualTo(!parameter.equals("cursor"));
    boolean known = EventQuery.PARAMETERS.contains(parameter) && !query.startsWith("limit=5&");
    if (known && problem.has("example")) {
      String good = problem.path("example").asText().replace("+", "%2B").replace(" ", "+");
      assertThat(api.get(EVENTS, parameter + "=" + good).status())
          .as("the example is good")
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/timelines, x=1, x",
    "/health, x=1, x",
    "/v1/openapi.json, x=1, x",
    "/v1/articles/a, x=1, x",
    "/v1/timelines/kourou-launch/highlights, dates=0, dates",
    "/v1/timelines/kourou-launch/highlights, perDate=21, perDate",
    "/v1/timelines/kourou-launch/highlights, from=2025&to=2024, to",
    "/v1/timelines/kourou-launch/highlights, q=x, q",
    "/v1/timelines/kourou-launch/events.csv, limit=5001, limit",
    "/v1/timelines/kourou-launch/events.atom, cursor=x, cursor",
    "/v1/timelines/kourou-launch/events.feed.json, sort=time, sort"
  })
  void knowsTheParametersOfEveryRoute(String path, String query, String parameter) {
    assertProblem(api.get(path, query), 400, parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/v1/timelines/",
        "/v1/timelines/none",
        "/v1/timelines/kourou-launch/",
        "/v1/timelines/kourou-launch/events.rss/",
        "/v1/timelines/kourou-launch/highlights.atom",
        "/v1/timelines/none/facets",
        "/v1/timelines/kourou-launch/events/",
        "/v1/timelines/kourou-launch/events.xml",
        "/v1/timelines/kourou-launch/eventsjson",
        "/v1/timelines/kourou-launch/events/m_none",
        "/v1/timelines/kourou-launch/events/m_none/history",
        "/v1/timelines/kourou-launch/events/m_none/future",
        "/v1/timelines/kourou-launch/events/%00",
        "/v1/timelines/none/events",
        "/v1/timelines/none/events.jsonl",
        "/v1/timelines/none/events.atom",
        "/v1/timelines/none/highlights",
        "/v1/timelines/none/events/m_none",
        "/v1/timelines/Not%20One/events",
        "/v1/timelines/..%2F..%2Fetc/events",
        "/v1/articles/",
        "/v1/articles/none",
        "/v1/articles/%00",
        "/v2/timelines",
        "/V1/timelines",
        "//v1/timelines"
      })
  void thereIsNothingElse(String path) {
    assertProblem(api.get(path, ""), 404, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "get", "BREW"})
  void isOnlyRead(String method) {
    Response response = api.send(method, EVENTS, "", Map.of());
    assertProblem(response, 405, "");
    assertThat(response.headers()).containsEntry("allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void limitsRequests() {
    assertProblem(api.get(EVENTS, "q=" + "a".repeat(8_192)), 414, "");
    assertProblem(api.get("/v1/articles/" + "a".repeat(8_192), ""), 414, "");
    assertProblem(api.get("/v1/timelines/" + "a".repeat(7_000) + "/events", ""), 404, "");
    assertProblem(api.get(EVENTS + "/m_" + "a".repeat(7_000), ""), 404, "");
    assertProblem(api.get("/v1/articles/" + "%C3%A9".repeat(1_000), ""), 404, "");
    assertThat(api.get(EVENTS, "q=" + "a+".repeat(3_000)).status()).isEqualTo(200);
    Api bare = api.at("k", Audience.ACCOUNT);
    assertProblem(bare.answer(Request.of("GET", EVENTS, "", Map.of(), true)), 400, "");
  }

  /** Ids that no key could hold, on every route that takes one. */
  @Test
  void limitsNamesOnEveryRoute() {
    for (String route : List.of("/t/", "/v1/timelines/")) {
      for (String id :
          List.of(
              "",
              "/",
              "x/" + "a".repeat(1_020),
              "a".repeat(2_100),
              "A",
              "x".repeat(65),
              "%00",
              "%E4%B8%AD".repeat(600),
              "x/" + "%F0%9F%9A%80".repeat(300),
              "x//" + "b".repeat(900),
              "kourou-launch/" + "m_".repeat(500),
              "kourou-launch/m_/" + "c/".repeat(400))) {
        for (String rest : List.of("", "?embed=1", "?view=changes", "?view=highlights")) {
          Request request = Request.of("GET", route + id, rest.replace("?", ""));
          Response response = api.at("k", Audience.PUBLIC).answer(request);
          assertThat(response.status()).as(route + id + rest).isIn(400, 404);
          assertThat(response.headers().get("content-type"))
              .as("a page for people, a problem for programs")
              .startsWith(route.equals("/t/") ? "text/html" : "application/problem+json");
        }
      }
    }
    assertThat(api.get("/t/" + "a".repeat(8_100), "").status()).isEqualTo(414);
  }

  /** Whatever is asked, the answer is an answer: no exception, no 500. */
  @Test
  void answersWhateverIsAsked() {
    Random random = new Random(7);
    List<String> parts =
        List.of(
            "v1",
            "timelines",
            "kourou-launch",
            "events",
            ".csv",
            "/",
            "m_0",
            "history",
            "%00",
            "highlights",
            "articles",
            "..",
            "\u202e",
            "'",
            "%F0%9F%9A%80",
            "a".repeat(300),
            "/t/",
            "m_" + "b".repeat(1_020),
            "c".repeat(2_100),
            "#");
    List<String> queries =
        List.of(
            "from=", "to=", "limit=", "cursor=", "q=", "asOf=", "sort=", "basis=", "2016", "&", "=",
            "-", "T", ":", "9999", "0001", "X", "/", "%", "%2B", "stated", "AAAA");
    for (int i = 0; i < 3_000; i++) {
      StringBuilder path = new StringBuilder(random.nextBoolean() ? EVENTS : "/");
      StringBuilder query = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        path.append(random.nextInt(3) == 0 ? parts.get(random.nextInt(parts.size())) : "");
        query.append(queries.get(random.nextInt(queries.size())));
      }
      Response response = api.get(path.toString(), query.toString());
      assertThat(response.status()).as(path + "?" + query).isIn(200, 400, 404);
      assertThat(new String(response.bytes(), StandardCharsets.UTF_8))
          .doesNotContain("Exception", "\tat ");
    }
  }
}
