package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Editor;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Timelines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lambda function behind the HTTP API's routes that write: records what editors decide. API Gateway
 * lets none through but callers of the account and members; whoever may not decide is refused here
 * too. The log names who wrote, never what.
 */
public final class EditHandler implements RequestStreamHandler, Resource {

  private final Editor editor;
  private final InstantSource clock;

  /** Wires AWS, and builds meanwhile what the first decision needs. */
  public EditHandler() {
    Priming.eventsBeside(InstantSource.system());
    this(editor(Environment.dynamo(), Environment.tableName()), InstantSource.system());
    Core.getGlobalContext().register(this);
  }

  /**
   * Takes its collaborators.
   *
   * @param clock when its log is written
   */
  public EditHandler(Editor editor, InstantSource clock) {
    this.editor = editor;
    this.clock = clock;
  }

  private static Editor editor(DynamoDbClient dynamo, String table) {
    InstantSource clock = InstantSource.system();
    return new Editor(
        new Timelines(dynamo, table),
        new Decisions(dynamo, table),
        QueryHandler.api(dynamo, table, clock),
        UUID::randomUUID,
        clock);
  }

  /** Asks for what every request begins with: it finds no timeline, and writes nothing. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Request request =
        Request.of("DELETE", "/v1/timelines/priming/decisions/priming", "")
            .from(new Caller("priming", Role.OWNER));
    Priming.run(List.of(() -> editor.answer(request, new byte[0])), clock);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Request request = HttpApi.request(event, editor.signIn());
    Response response = editor.answer(request, HttpApi.content(event));
    HttpApi.write(response, output);
    Telemetry.of(context, clock)
        .info(
            "decided",
            Map.of(
                "path",
                HttpApi.logged(request.path()),
                "status",
                response.status(),
                "author",
                HttpApi.logged(request.caller().subject())));
  }
}
