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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lambda function behind an HTTP API (payload format 2.0): answers queries. */
public final class QueryHandler implements RequestStreamHandler {

  private final Api api;

  /** Wires AWS. */
  public QueryHandler() {
    this(api(Environment.dynamo(), Environment.tableName()));
  }

  /** Takes its collaborator. */
  public QueryHandler(Api api) {
    this.api = api;
  }

  private static Api api(DynamoDbClient dynamo, String table) {
    return new Api(new Timelines(dynamo, table), new Ledger(dynamo, table));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Response response = api.answer(request(event));
    Json.json()
        .writeValue(
            output,
            new HttpApiResponse(response.status(), response.headers(), response.body(), false));
  }

  private record HttpApiResponse(
      int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {}

  private static Request request(JsonNode event) {
    return Request.of(
        event.path("requestContext").path("http").path("method").asText("GET"),
        event.path("rawPath").asText("/"),
        event.path("rawQueryString").asText(""));
  }
}
