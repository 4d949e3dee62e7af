package io.dateline.store;

import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** A fresh table in an embedded DynamoDB. */
public final class EmbeddedTable implements AutoCloseable {

  public static final String NAME = "test-table";

  private final AmazonDynamoDBLocal local = DynamoDBEmbedded.create();

  public EmbeddedTable() {
    TimelineTable.createIfAbsent(local.dynamoDbClient(), NAME);
  }

  public DynamoDbClient dynamo() {
    return local.dynamoDbClient();
  }

  public Ledger ledger() {
    return new Ledger(dynamo(), NAME);
  }

  public Timelines timelines() {
    return new Timelines(dynamo(), NAME);
  }

  public TimelineWriter writer() {
    return new TimelineWriter(dynamo(), NAME, InstantSource.system());
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
