package io.dateline.aws;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Editor;
import io.dateline.api.Request;
import io.dateline.event.ContentHash;
import io.dateline.feed.Reach;
import io.dateline.feed.Shelf;
import io.dateline.feed.Watch;
import io.dateline.feed.Web;
import io.dateline.json.Json;
import io.dateline.store.ChangeStream;
import io.dateline.store.Decisions;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Feeds;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What the functions do to the table is what their roles in {@code template.yaml} allow. */
class PermissionsTest {

  private final Map<String, byte[]> objects = new HashMap<>();
  private final Set<Use> used = new TreeSet<>();
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

  /**
   * What was asked of the table.
   *
   * @param action as policies name it
   * @param key the partition key; empty for a scan
   */
  private record Use(String action, String key) implements Comparable<Use> {
    static Use of(String operation, Map<String, AttributeValue> keyed) {
      AttributeValue key = keyed.getOrDefault("pk", keyed.get(":pk"));
      return new Use("dynamodb:" + operation, key == null ? "" : key.s());
    }

    @Override
    public int compareTo(Use other) {
      return toString().compareTo(other.toString());
    }
  }

  private void note(DynamoDbRequest request) {
    switch (request) {
      case TransactWriteItemsRequest writes -> writes.transactItems().forEach(this::note);
      case GetItemRequest get -> used.add(Use.of("GetItem", get.key()));
      case BatchGetItemRequest batch ->
          batch
              .requestItems()
              .values()
              .forEach(items -> items.keys().forEach(key -> used.add(Use.of("BatchGetItem", key))));
      case QueryRequest query -> used.add(Use.of("Query", query.expressionAttributeValues()));
      case PutItemRequest put -> used.add(Use.of("PutItem", put.item()));
      case UpdateItemRequest update -> used.add(Use.of("UpdateItem", update.key()));
      case DeleteItemRequest delete -> used.add(Use.of("DeleteItem", delete.key()));
      default ->
          used.add(
              Use.of(request.getClass().getSimpleName().replaceFirst("Request$", ""), Map.of()));
    }
  }

  private void note(TransactWriteItem write) {
    if (write.put() != null) {
      used.add(Use.of("PutItem", write.put().item()));
    }
    if (write.update() != null) {
      used.add(Use.of("UpdateItem", write.update().key()));
    }
    if (write.delete() != null) {
      used.add(Use.of("DeleteItem", write.delete().key()));
    }
    if (write.conditionCheck() != null) {
      used.add(Use.of("ConditionCheckItem", write.conditionCheck().key()));
    }
  }

  /**
   * What a role may do to the table, or to its index.
   *
   * @param keys patterns of the partition keys; empty for the index, where any may be seen
   */
  private record Allowed(Set<String> actions, List<String> keys) {
    boolean covers(Use use) {
      boolean isKeyed =
          keys.stream()
              .anyMatch(key ->
                  key.endsWith("*")
                      ? use.key().startsWith(key.substring(0, key.length() - 1))
                      : use.key().equals(key));
      return actions.contains(use.action()) && (keys.isEmpty() ? use.key().isEmpty() : isKeyed);
    }
  }

  private static List<Allowed> allowed(String role) throws IOException {
    List<Allowed> allowed = new ArrayList<>();
    JsonNode policy = Template.read().resource(role).at("/Properties/Policies/0/PolicyDocument");
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode resource = statement.path("Resource");
      boolean isStream = resource.at("/Fn::GetAtt/1").asText().equals("StreamArn");
      if (Template.references(resource).contains("TimelineTable") && !isStream) {
        JsonNode keys = statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys");
        allowed.add(new Allowed(Set.copyOf(texts(statement.path("Action"))), texts(keys)));
      }
    }
    return allowed;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    List<String> texts = new ArrayList<>();
    if (oneOrMany.isTextual()) {
      texts.add(oneOrMany.asText());
    }
    oneOrMany.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  /** All that was used is allowed, and no action is that was not used. */
  private static void check(String role, Set<Use> uses) throws IOException {
    List<Allowed> allowed = allowed(role);
    assertThat(uses).as(role).allMatch(use -> allowed.stream().anyMatch(one -> one.covers(use)));
    assertThat(allowed.stream().flatMap(one -> one.actions().stream()).collect(toSet()))
        .as(role)
        .isEqualTo(uses.stream().map(Use::action).collect(toSet()));
  }

  private Set<Use> usedSince() {
    Set<Use> since = new TreeSet<>(used);
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
    Set<Use> ingesting = usedSince();
    fold(StreamRecords.all(table.dynamo()));
    Set<Use> folding = usedSince();
    put(
        key,
        Samples.json("f", "P", "2025-03-04", text + " Two men drowned on Sunday, it is said."));
    ingest("ObjectCreated:Put", key);
    ingesting.addAll(usedSince());
    fold(Json.json().createObjectNode());
    Set<Use> catchingUp = usedSince();

    query("/v1/timelines", "/v1/timelines/riga/events", "/v1/timelines/riga/changes");
    query("/v1/timelines/riga/highlights", "/v1/articles/f", "/v1/timelines/riga/events/m_none");
    query("/v1/timelines/riga/events.atom");
    Set<Use> querying = usedSince();

    decide("{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(firstEvent()));
    decide("{\"kind\": \"relevant\", \"value\": \"f\"}");
    write("PUT", "/v1/timelines/riga", "{\"title\": \"Riga\"}", 200);
    Set<Use> editing = usedSince();
    fold(Json.json().createObjectNode());
    catchingUp.addAll(usedSince());
    query("/v1/timelines/riga/decisions");
    querying.addAll(usedSince());

    // Another object holds the article too, waits, takes its place and goes.
    String copy = "articles/riga/copy.json";
    put(copy, Samples.json("f", "P", "2025-03-03", text));
    ingest("ObjectCreated:Put", copy);
    objects.remove(key);
    ingest("ObjectRemoved:Delete", key);
    objects.remove(copy);
    ingest("ObjectRemoved:Delete", copy);
    ingesting.addAll(usedSince());
    fold(Json.json().createObjectNode());
    catchingUp.addAll(usedSince());
    Set<Use> foldingAll = new TreeSet<>(folding);
    catchingUp.stream().filter(use -> !use.key().isEmpty()).forEach(foldingAll::add);
    StreamRecords.all(table.dynamo())
        .path("Records")
        .forEach(new ChangeStream(dynamo, EmbeddedTable.NAME)::read);
    Priming.ask(new Ledger(dynamo, EmbeddedTable.NAME));
    Set<Use> notifying = usedSince();

    watch();
    Set<Use> watching = usedSince();
    query("/v1/timelines/riga/feeds", "/t/riga?view=feeds");
    querying.addAll(usedSince());

    check("IngestRole", ingesting);
    check("WatchRole", watching);
    check("FoldRole", foldingAll);
    catchingUp.addAll(folding);
    check("PendingRole", catchingUp);
    check("QueryRole", querying);
    check("EditRole", editing);
    check("NotifyRole", notifying);
  }

  /** Rounds of watching a feed that is then watched no more, at a host that is not there. */
  private void watch() throws IOException {
    Map<String, byte[]> lists = new HashMap<>();
    lists.put("feeds/riga.txt", "https://nowhere.invalid/feed".getBytes(StandardCharsets.UTF_8));
    Shelf shelf =
        new Shelf() {
          @Override
          public Map<String, byte[]> lists() {
            return lists;
          }

          @Override
          public void put(String key, byte[] content) {
            objects.put(key, content);
          }
        };
    InstantSource clock = InstantSource.system();
    try (Web web = new Web("news@example.org", Reach.PUBLIC, clock)) {
      WatchHandler handler =
          new WatchHandler(
              () ->
                  new Watch(
                      shelf,
                      new Feeds(dynamo, EmbeddedTable.NAME),
                      web,
                      clock,
                      new Watch.Settings(Duration.ofMinutes(15), 10)),
              clock);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(input(Json.json().createObjectNode()), answer, null);
      assertThat(answer.toString(StandardCharsets.UTF_8))
          .isEqualTo("{\"busy\":false,\"feeds\":1,\"failed\":1,\"items\":0,\"faults\":[]}");
      lists.clear();
      handler.handleRequest(input(Json.json().createObjectNode()), answer, null);
    }
  }

  @Test
  void largeBodiesLieWhereTheFunctionsMayReach() throws IOException {
    for (String role : List.of("IngestRole", "FoldRole", "PendingRole")) {
      assertThat(allowed(role)).anyMatch(one -> one.covers(new Use("dynamodb:PutItem", "body#1")));
    }
    for (String role : List.of("FoldRole", "PendingRole", "QueryRole", "NotifyRole")) {
      assertThat(allowed(role)).anyMatch(one -> one.covers(new Use("dynamodb:GetItem", "body#1")));
    }
  }

  @Test
  void whoFoldsMayKeepAndCarryOutALongChange() throws IOException {
    for (String role : List.of("FoldRole", "PendingRole")) {
      for (String action : List.of("dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DeleteItem")) {
        assertThat(allowed(role)).anyMatch(one -> one.covers(new Use(action, "redo#riga")));
      }
    }
  }

  private Api api() {
    return new Api(
        new Timelines(dynamo, EmbeddedTable.NAME),
        new Ledger(dynamo, EmbeddedTable.NAME),
        new Decisions(dynamo, EmbeddedTable.NAME),
        new byte[] {1},
        Audience.ACCOUNT,
        InstantSource.system());
  }

  private String firstEvent() {
    String id =
        table
            .timelines()
            .page(
                Timelines.Query.of("riga", Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")),
                "",
                1)
            .events()
            .getFirst()
            .id();
    used.clear();
    return id;
  }

  private void decide(String json) throws IOException {
    write("POST", "/v1/timelines/riga/decisions", json, 201);
  }

  private void write(String method, String path, String json, int status) throws IOException {
    ObjectNode event = Json.json().createObjectNode().put("rawPath", path);
    event.put("body", json);
    event.withObject("/requestContext/http").put("method", method);
    event.withObject("/requestContext/authorizer/iam").put("userArn", "arn:aws:iam::1:user/ann");
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new EditHandler(
            new Editor(
                new Timelines(dynamo, EmbeddedTable.NAME),
                new Decisions(dynamo, EmbeddedTable.NAME),
                api(),
                UUID::randomUUID,
                InstantSource.system()),
            InstantSource.system())
        .handleRequest(input(event), answer, null);
    assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":" + status);
  }

  private void query(String... paths) {
    Api api = api();
    for (String path : paths) {
      assertThat(api.answer(Request.of("GET", path, "", Map.of(), false)).status())
          .as(path)
          .isIn(200, 404);
    }
  }
}
