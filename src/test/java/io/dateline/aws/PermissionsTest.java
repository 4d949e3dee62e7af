package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Request;
import io.dateline.event.ContentHash;
import io.dateline.json.Json;
import io.dateline.store.ChangeStream;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Ledger;
import io.dateline.store.StreamRecords;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What the functions do to the table is what their roles in {@code template.yaml} allow. */
class PermissionsTest {

  private final Map<String, byte[]> objects = new HashMap<>();
  private final Set<String> used = new TreeSet<>();
  private EmbeddedTable table;
  private DynamoDbClient dynamo;

  private final Bucket bucket =
      new Bucket() {
        @Override
        public Optional<Stored> find(String name, String key) {
          return Optional.ofNullable(objects.get(key))
              .map(bytes ->
                  new Stored(
                      Instant.parse("2025-03-05T00:00:00Z").plusSeconds(bytes.length),
                      ContentHash.of(bytes),
                      bytes.length,
                      null,
                      null,
                      () -> new ByteArrayInputStream(bytes)));
        }

        @Override
        public String origin(String name, String key) {
          return "s3://" + name + "/" + key;
        }
      };

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
    dynamo =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  boolean isCall = arguments != null && arguments[0] instanceof DynamoDbRequest;
                  if (method.isDefault() && (!isCall || method.getName().endsWith("Paginator"))) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                  }
                  if (isCall) {
                    note((DynamoDbRequest) arguments[0]);
                  }
                  try {
                    return method.invoke(table.dynamo(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  @AfterEach
  void close() {
    table.close();
  }

  private void note(DynamoDbRequest request) {
    if (request instanceof TransactWriteItemsRequest writes) {
      for (TransactWriteItem write : writes.transactItems()) {
        if (write.put() != null) {
          used.add("dynamodb:PutItem");
        }
        if (write.update() != null) {
          used.add("dynamodb:UpdateItem");
        }
        if (write.delete() != null) {
          used.add("dynamodb:DeleteItem");
        }
        if (write.conditionCheck() != null) {
          used.add("dynamodb:ConditionCheckItem");
        }
      }
    } else {
      used.add("dynamodb:" + request.getClass().getSimpleName().replaceFirst("Request$", ""));
    }
  }

  /** What a role may do to the table, or to its index. */
  private static Set<String> allowed(String role) throws IOException {
    Set<String> allowed = new TreeSet<>();
    JsonNode policy = Template.read().resource(role).at("/Properties/Policies/0/PolicyDocument");
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode resource = statement.path("Resource");
      boolean isStream = resource.at("/Fn::GetAtt/1").asText().equals("StreamArn");
      if (Template.references(resource).contains("TimelineTable") && !isStream) {
        JsonNode actions = statement.path("Action");
        if (actions.isTextual()) {
          allowed.add(actions.asText());
        }
        actions.forEach(action -> allowed.add(action.asText()));
      }
    }
    return allowed;
  }

  private Set<String> usedSince() {
    Set<String> since = new TreeSet<>(used);
    used.clear();
    return since;
  }

  private void ingest(String event, String key) throws IOException {
    ObjectNode record = Json.json().createObjectNode().put("eventName", event);
    record.withObject("/s3/bucket").put("name", "b");
    record.withObject("/s3/object").put("key", key);
    ObjectNode notification = Json.json().createObjectNode();
    notification.withArray("Records").add(record);
    new IngestHandler(
            new Ingest(new Ledger(dynamo, EmbeddedTable.NAME), bucket, Ingest.Limits.NONE),
            InstantSource.system())
        .handleRequest(input(notification), new ByteArrayOutputStream(), null);
  }

  private void fold(JsonNode event) throws IOException {
    new FoldHandler(
            new TimelineWriter(dynamo, EmbeddedTable.NAME, InstantSource.system()),
            InstantSource.system())
        .handleRequest(input(event), new ByteArrayOutputStream(), null);
  }

  private static ByteArrayInputStream input(JsonNode event) {
    return new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void put(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachFunctionMayDoWhatItDoes() throws IOException {
    String key = "articles/riga/ferry.json";
    String text = "A ferry sank off Riga on Monday.";
    put(key, Samples.json("f", "P", "2025-03-04", text));
    ingest("ObjectCreated:Put", key);
    ingest("ObjectCreated:Put", "articles/riga/gone.json");
    Set<String> ingesting = usedSince();
    fold(StreamRecords.all(table.dynamo()));
    put(
        key,
        Samples.json("f", "P", "2025-03-04", text + " Two men drowned on Sunday, it is said."));
    Set<String> folding = usedSince();
    ingest("ObjectCreated:Put", key);
    ingesting.addAll(usedSince());
    fold(Json.json().createObjectNode());
    folding.addAll(usedSince());

    query("/v1/timelines", "/v1/timelines/riga/events", "/v1/timelines/riga/changes");
    query("/v1/timelines/riga/highlights", "/v1/articles/f", "/v1/timelines/riga/events/m_none");
    Set<String> querying = usedSince();

    objects.remove(key);
    ingest("ObjectRemoved:Delete", key);
    ingesting.addAll(usedSince());
    fold(Json.json().createObjectNode());
    folding.addAll(usedSince());
    StreamRecords.all(table.dynamo())
        .path("Records")
        .forEach(new ChangeStream(dynamo, EmbeddedTable.NAME)::read);

    assertThat(allowed("IngestRole")).containsAll(ingesting);
    assertThat(allowed("FoldRole")).containsAll(folding);
    assertThat(allowed("QueryRole")).containsAll(querying);
    assertThat(allowed("NotifyRole")).containsExactly("dynamodb:GetItem").containsAll(usedSince());
    assertThat(ingesting).contains("dynamodb:PutItem");
    assertThat(folding).contains("dynamodb:Scan", "dynamodb:DeleteItem");
    assertThat(querying).contains("dynamodb:Query");
  }

  private void query(String... paths) {
    Api api =
        new Api(
            new Timelines(dynamo, EmbeddedTable.NAME),
            new Ledger(dynamo, EmbeddedTable.NAME),
            new byte[] {1},
            false,
            InstantSource.system());
    for (String path : paths) {
      assertThat(api.answer(Request.of("GET", path, "", Map.of(), false)).status())
          .as(path)
          .isIn(200, 404);
    }
  }
}
