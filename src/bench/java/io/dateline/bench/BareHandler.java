package io.dateline.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least that a function with a table does: it puts one item. */
public final class BareHandler implements RequestStreamHandler {

  private final DynamoDbClient dynamo =
      DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    input.readAllBytes();
    dynamo.putItem(put ->
        put.tableName(System.getenv("TABLE_NAME"))
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("bare#" + UUID.randomUUID()),
                    "sk", AttributeValue.fromS("item"))));
    output.write("{}".getBytes(StandardCharsets.US_ASCII));
  }
}
