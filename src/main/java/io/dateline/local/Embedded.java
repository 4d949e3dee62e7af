package io.dateline.local;

import io.dateline.store.TimelineTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** Amazon's DynamoDB Local inside this process, in memory or kept in a folder. */
final class Embedded implements AutoCloseable {

  static final String TABLE = "dateline";

  private final AmazonDynamoDBLocal local;

  private Embedded(AmazonDynamoDBLocal local) {
    this.local = local;
    TimelineTable.createIfAbsent(local.dynamoDbClient(), TABLE);
  }

  /**
   * Opens the table.
   *
   * @param folder where it is kept, made if absent; null for memory
   */
  static Embedded open(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return new Embedded(DynamoDBEmbedded.create());
    }
    Files.createDirectories(folder);
    return new Embedded(DynamoDBEmbedded.create(folder.resolve("dynamodb.db").toFile()));
  }

  DynamoDbClient dynamo() {
    return local.dynamoDbClient();
  }

  DynamoDbStreamsClient streams() {
    return local.dynamoDbStreamsClient();
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
