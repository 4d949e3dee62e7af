package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Api;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lambda function behind an HTTP API (payload format 2.0): answers queries. */
public final class QueryHandler implements RequestStreamHandler, Resource {

  private final Api api;
  private final InstantSource clock;

  /** Wires AWS, and builds meanwhile what the first answer needs. */
  public QueryHandler() {
    Priming.eventsBeside(InstantSource.system());
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

  /** The API on a table, as the environment says who can reach it. */
  static Api api(DynamoDbClient dynamo, String table, InstantSource clock) {
    return new Api(
        new Timelines(dynamo, table),
        new Ledger(dynamo, table),
        new Decisions(dynamo, table),
        Environment.cursorKey(table),
        Environment.audience(),
        Environment.tiles(),
        Environment.signIn(),
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

  /** Sees everything, wherever only members do. */
  private static final Caller PRIMING = new Caller("priming", Role.OWNER);

  private Response get(String path) {
    return api.answer(Request.of("GET", path, "").from(PRIMING));
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Request request = HttpApi.request(event, api.signIn());
    Response response = api.answer(request);
    // By this the page knows that it may offer to decide.
    boolean mayDecide = api.signIn() != null && request.caller().may(Role.EDITOR);
    HttpApi.write(mayDecide ? response.with("dateline-may", "decide") : response, output);
    // Not the query: what people look for is theirs.
    Telemetry.of(context, clock)
        .info(
            "answered",
            Map.of("path", HttpApi.logged(request.path()), "status", response.status()));
  }
}
