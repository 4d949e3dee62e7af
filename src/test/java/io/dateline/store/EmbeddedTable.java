package io.dateline.store;

import io.dateline.event.Reading;
import java.time.Instant;
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

  /** Takes a reading as from an object, which goes on holding what it held before. */
  public void append(Reading reading, Instant stored, String object) {
    take(
        object,
        intake -> {
          intake.take(reading, stored);
          intake.close(false);
        });
  }

  /** Lets an object be gone. */
  public void withdraw(String object) {
    take(object, intake -> intake.close(true));
  }

  /** Refuses something of an object of the same name. */
  public void refuse(String id, String timeline, String origin, String reason) {
    take(id, intake -> intake.refuse(id, timeline, origin, reason));
  }

  /** What is done with an object. */
  public interface Step {
    void run(ObjectIntake intake) throws ObjectIntake.Outrun;
  }

  /** Does something with an object that nobody else works on. */
  public void take(String object, Step step) {
    try {
      step.run(ledger().open("b", object));
    } catch (ObjectIntake.Outrun e) {
      throw new IllegalStateException(e);
    }
  }

  public Timelines timelines() {
    return new Timelines(dynamo(), NAME);
  }

  public Decisions decisions() {
    return new Decisions(dynamo(), NAME);
  }

  public TimelineWriter writer() {
    return new TimelineWriter(dynamo(), NAME, InstantSource.system());
  }

  @Override
  public void close() {
    local.shutdownNow();
  }
}
