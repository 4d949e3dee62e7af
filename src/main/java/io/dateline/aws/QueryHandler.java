package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Api;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.json.Json;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lambda function behind an HTTP API (payload format 2.0): answers queries. */
public final class QueryHandler implements RequestStreamHandler, Resource {

  private static final int MOST_TEXT = 1_000_000;

  /** Characters of a path in the log. */
  private static final int MOST_LOGGED = 300;

  private final Api api;
  private final InstantSource clock;

  /** Wires AWS, and builds meanwhile what the first answer needs. */
  public QueryHandler() {
    Priming.beside(
        InstantSource.system(),
        () -> Json.prepareToRead(Event.class),
        () -> Json.prepareToWrite(Event.class));
    this(InstantSource.system());
    Core.getGlobalContext().register(this);
  }

  private QueryHandler(InstantSource clock) {
    this(api(Environment.dynamo(), Environment.tableName(), clock), clock);
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written
   */
  public QueryHandler(Api api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  private static Api api(DynamoDbClient dynamo, String table, InstantSource clock) {
    return new Api(
        new Timelines(dynamo, table),
        new Ledger(dynamo, table),
        Environment.cursorKey(table),
        Environment.audience(),
        Environment.tiles(),
        clock);
  }

  /** Asks for what is asked most: the timelines, the events of one, the page. All of it is read. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run(
        List.of(
            () -> {
              JsonNode list = Json.json().readTree(get("/v1/timelines").bytes());
              String timeline = list.path("timelines").path(0).path("id").asText("priming");
              get("/v1/timelines/" + timeline + "/events");
            },
            () -> get("/")),
        clock);
  }

  private Response get(String path) {
    return api.answer(Request.of("GET", path, ""));
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Request request = request(event);
    Response response = api.answer(request);
    Json.json().writeValue(output, HttpApiResponse.of(response));
    // Not the query: what people look for is theirs.
    Telemetry.of(context, clock)
        .info("answered", Map.of("path", logged(request.path()), "status", response.status()));
  }

  /** Whoever asks decides how long a path is, and somebody pays for the log. */
  private static String logged(String path) {
    return path.length() > MOST_LOGGED ? path.substring(0, MOST_LOGGED) : path;
  }

  private record HttpApiResponse(
      int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {

    /** Text goes as text where it is short: a long one gains by Base64, which escapes nothing. */
    static HttpApiResponse of(Response response) {
      byte[] bytes = response.bytes();
      boolean binary =
          response.headers().containsKey("content-encoding") || bytes.length > MOST_TEXT;
      String body =
          binary
              ? Base64.getEncoder().encodeToString(bytes)
              : new String(bytes, StandardCharsets.UTF_8);
      return new HttpApiResponse(response.status(), response.headers(), body, binary);
    }
  }

  private static Request request(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    event
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return Request.of(
        event.path("requestContext").path("http").path("method").asText("GET"),
        event.path("rawPath").asText("/"),
        event.path("rawQueryString").asText(""),
        headers,
        !event.path("body").asText("").isEmpty());
  }
}
