package io.dateline.store;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The one table: its shape, as {@code template.yaml} makes it in the cloud. */
public final class TimelineTable {

  /** The sparse index of the articles that the read model has yet to take in. */
  static final String PENDING = "pending";

  private TimelineTable() {}

  /** Makes the table where it is not there: for a machine without CloudFormation. */
  public static void createIfAbsent(DynamoDbClient dynamo, String name) {
    try {
      dynamo.describeTable(describe -> describe.tableName(name));
    } catch (ResourceNotFoundException e) {
      dynamo.createTable(definition(name));
    }
  }

  private static CreateTableRequest definition(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(List.of(string(Items.PK), string(Items.SK), string(PENDING)))
        .keySchema(List.of(key(Items.PK, KeyType.HASH), key(Items.SK, KeyType.RANGE)))
        .globalSecondaryIndexes(pendingIndex())
        .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
        .build();
  }

  private static GlobalSecondaryIndex pendingIndex() {
    return GlobalSecondaryIndex.builder()
        .indexName(PENDING)
        .keySchema(key(PENDING, KeyType.HASH))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
