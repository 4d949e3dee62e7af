package io.dateline.bench;

import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Caller;
import io.dateline.api.Editor;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.store.ArticleKey;
import io.dateline.store.Decisions;
import io.dateline.store.Ledger;
import io.dateline.store.ObjectIntake;
import io.dateline.store.TimelineTable;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import io.dateline.timeline.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/**
 * What appending, folding, deciding and paging cost in requests, capacity units and time, as a
 * timeline grows: {@code StoreCost [LARGEST]}; or what articles cost that are folded a hundred at a
 * time: {@code StoreCost ARTICLES.jsonl}; or which keys bear how much: {@code StoreCost keys}; or
 * what it costs to end a change that was broken off: {@code StoreCost broken [LARGEST]}.
 */
public final class StoreCost {

  private static final String TABLE = "cost";
  private static final String TIMELINE = "test";
  private static final Instant STORED = Instant.parse("2025-06-01T00:00:00Z");
  private static final int ARTICLES = 20;
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final List<String> PEOPLE =
      List.of(
          "Ilze Kalnina",
          "Marco Testa",
          "Ana Ruiz",
          "Omar Haddad",
          "Greta Lund",
          "Paul Weber",
          "Sara Costa",
          "Jan Novak",
          "Lucia Rossi",
          "Tom Byrne",
          "Eva Horvat",
          "Niels Dahl");
  private static final List<String> DEEDS =
      List.of(
          "opened the rail tunnel",
          "closed the grain terminal",
          "signed the ferry contract",
          "visited the flooded quarter",
          "inspected the broken dam",
          "sold the old shipyard",
          "launched the night tram",
          "banned heavy lorries",
          "cancelled the light festival",
          "won the mayoral debate",
          "left the harbour board",
          "met the striking pilots");
  private static final List<String> TOWNS =
      List.of(
          "Riga", "Porto", "Aarhus", "Trieste", "Split", "Bergen", "Gdansk", "Cork", "Varna",
          "Malaga", "Nantes", "Turku", "Bari", "Kiel", "Tartu", "Vigo", "Brest", "Patras");

  private final Meter meter;
  private final DynamoDbClient dynamo;
  private final Ledger ledger;
  private final TimelineWriter writer;
  private final Random random = new Random(4);
  private int articles;
  private int mentions;
  private int objects;

  private StoreCost(DynamoDbClient client) {
    this.meter = new Meter(client);
    this.dynamo =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                meter);
    TimelineTable.createIfAbsent(dynamo, TABLE);
    this.ledger = new Ledger(dynamo, TABLE);
    this.writer = new TimelineWriter(dynamo, TABLE, InstantSource.system());
  }

  /** Counts requests and the capacity that they consume. */
  private static final class Meter implements InvocationHandler {
    private final DynamoDbClient client;
    private int requests;

    /** Transactions that are carried out before one fails. */
    private int transactions = Integer.MAX_VALUE;

    private double readUnits;
    private double writeUnits;

    /** Write units by partition key; those of an index by its name and key. */
    private final Map<String, Double> byKey = new HashMap<>();

    Meter(DynamoDbClient client) {
      this.client = client;
    }

    void reset() {
      requests = 0;
      readUnits = 0;
      writeUnits = 0;
      byKey.clear();
    }

    private void note(TransactWriteItem item) {
      double units = 2.0 * units(item);
      writeUnits += units;
      Map<String, AttributeValue> keyed =
          item.put() != null
              ? item.put().item()
              : item.delete() != null ? item.delete().key() : item.update().key();
      note(keyed, units);
    }

    private void note(Map<String, AttributeValue> keyed, double units) {
      byKey.merge(keyed.getOrDefault("pk", AttributeValue.fromS("")).s(), units, Double::sum);
      AttributeValue pending = keyed.get("pending");
      if (pending != null) {
        byKey.merge("index pending: " + pending.s(), 1.0, Double::sum);
      }
    }

    double units() {
      return readUnits + writeUnits;
    }

    private void read(List<ConsumedCapacity> all) {
      requests++;
      all.forEach(capacity -> readUnits += capacity.capacityUnits());
    }

    private void write(List<ConsumedCapacity> all) {
      requests++;
      all.forEach(capacity -> writeUnits += capacity.capacityUnits());
    }

    /**
     * A unit for each KB begun, twice in a transaction: DynamoDB Local does not count so. What is
     * updated or deleted is taken for 1 KB.
     */
    private static long units(TransactWriteItem item) {
      if (item.put() == null) {
        return 1;
      }
      long bytes = 0;
      for (Map.Entry<String, AttributeValue> attribute : item.put().item().entrySet()) {
        AttributeValue value = attribute.getValue();
        bytes += attribute.getKey().length();
        bytes +=
            value.b() == null ? value.toString().length() : value.b().asByteArrayUnsafe().length;
      }
      return (bytes + 1_023) / 1_024;
    }

    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments)
        throws Throwable {
      ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
      Object request = arguments == null ? null : arguments[0];
      switch (request) {
        case GetItemRequest get when method.getName().equals("getItem") -> {
          GetItemResponse answer =
              client.getItem(get.toBuilder().returnConsumedCapacity(total).build());
          read(List.of(answer.consumedCapacity()));
          return answer;
        }
        case QueryRequest query when method.getName().equals("query") -> {
          QueryResponse answer =
              client.query(query.toBuilder().returnConsumedCapacity(total).build());
          read(List.of(answer.consumedCapacity()));
          return answer;
        }
        case PutItemRequest put -> {
          PutItemResponse answer =
              client.putItem(put.toBuilder().returnConsumedCapacity(total).build());
          write(List.of(answer.consumedCapacity()));
          note(put.item(), answer.consumedCapacity().capacityUnits());
          return answer;
        }
        case UpdateItemRequest update -> {
          UpdateItemResponse answer =
              client.updateItem(update.toBuilder().returnConsumedCapacity(total).build());
          write(List.of(answer.consumedCapacity()));
          note(update.key(), answer.consumedCapacity().capacityUnits());
          return answer;
        }
        case BatchGetItemRequest get when method.getName().equals("batchGetItem") -> {
          BatchGetItemResponse answer =
              client.batchGetItem(get.toBuilder().returnConsumedCapacity(total).build());
          read(answer.consumedCapacity());
          return answer;
        }
        case TransactWriteItemsRequest write -> {
          if (--transactions < 0) {
            throw new IllegalStateException("broken off");
          }
          requests++;
          write.transactItems().forEach(this::note);
          return client.transactWriteItems(write);
        }
        case null, default -> {
          // Lambdas and paginators come back here as requests.
          boolean isRequest =
              request != null && request.getClass().getSimpleName().endsWith("Request");
          boolean isPaginator = method.getName().endsWith("Paginator");
          if (method.isDefault() && (isPaginator || !isRequest)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          try {
            return method.invoke(client, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }
      }
    }
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** An article of ten sentences on a day: some tell what others have told. */
  private Reading article(LocalDate day) {
    return article(day, 10);
  }

  private Reading article(LocalDate day, int sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      text.append(pick(PEOPLE, random))
          .append(' ')
          .append(pick(DEEDS, random))
          .append(" in ")
          .append(pick(TOWNS, random))
          .append(" on ")
          .append(day.getDayOfMonth())
          .append(' ')
          .append(day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH))
          .append(' ')
          .append(day.getYear())
          .append(". ");
    }
    String json =
        "{\"id\":\"a%d\",\"publisher\":\"P%d\",\"published\":\"%s\",\"text\":\"%s\"}"
            .formatted(articles, articles % 40, day.plusDays(1), text);
    articles++;
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    List<Article> read = new ArrayList<>();
    try {
      ArticleReader.read(
          new Source(
              "a.json",
              "a.json",
              TIMELINE,
              null,
              null,
              null,
              () -> new ByteArrayInputStream(bytes)),
          read::add,
          refusal -> {
            throw new IllegalStateException(refusal);
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Reading reading = EXTRACTOR.extract(read.getFirst());
    mentions += reading.mentions().size();
    return reading;
  }

  /** Grows the timeline to a number of mentions, on one day or spread over years. */
  private void grow(int size, LocalDate day) {
    while (mentions < size) {
      for (int i = 0; i < 200 && mentions < size; i++) {
        append(article(day == null ? any() : day));
      }
      writer.refreshPending().orThrow();
    }
  }

  /** As the ingest function does with an object of one article. */
  private void append(Reading reading) {
    try {
      ObjectIntake intake = ledger.open("b", "articles/" + TIMELINE + "/" + objects++ + ".json");
      intake.find(reading.article(), reading.contentHash(), reading.rules(), STORED);
      intake.take(reading, STORED);
      intake.close(true);
    } catch (ObjectIntake.Outrun e) {
      throw new IllegalStateException(e);
    }
  }

  private LocalDate any() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1800));
  }

  private record Cost(double requests, double units, double millis) {}

  private Cost measure(Runnable once) {
    meter.reset();
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      long begin = System.nanoTime();
      once.run();
      nanos.add(System.nanoTime() - begin);
    }
    nanos.sort(null);
    return new Cost(
        (double) meter.requests / ARTICLES,
        meter.units() / ARTICLES,
        nanos.get(ARTICLES / 2) / 1e6);
  }

  private static void print(String what, int size, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%-44s %7d mentions: %5.1f requests %7.1f units %7.2f ms%n",
        what,
        size,
        cost.requests(),
        cost.units(),
        cost.millis());
  }

  private void appendOne(LocalDate day) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      readings.add(article(day == null ? any() : day));
    }
    int size = mentions;
    print("append one article", size, measure(() -> append(readings.removeLast())));
    writer.refreshPending().orThrow();
  }

  private void fold(String what, LocalDate day) {
    int size = mentions;
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      append(article(day == null ? any() : day));
      meter.reset();
      long begin = System.nanoTime();
      writer.refresh(ledger.pending()).orThrow();
      costs.add(new Cost(meter.requests - 0.0, meter.units(), (System.nanoTime() - begin) / 1e6));
    }
    print(
        what,
        size,
        new Cost(
            costs.stream().mapToDouble(Cost::requests).average().orElse(0),
            costs.stream().mapToDouble(Cost::units).average().orElse(0),
            costs.stream()
                .mapToDouble(Cost::millis)
                .sorted()
                .skip(ARTICLES / 2)
                .findFirst()
                .orElse(0)));
  }

  /** Takes in an article of one mention, appended and folded; and a decision about one event. */
  private void decide() {
    int size = mentions;
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      readings.add(article(any(), 1));
    }
    print(
        "an article of one mention, in all",
        size,
        measure(() -> {
          append(readings.removeLast());
          writer.refresh(ledger.pending()).orThrow();
        }));
    Decisions decisions = new Decisions(dynamo, TABLE);
    Timelines timelines = new Timelines(dynamo, TABLE);
    InstantSource clock = InstantSource.system();
    Api api = new Api(timelines, ledger, decisions, new byte[] {1}, Audience.MACHINE, clock);
    Editor editor = new Editor(timelines, decisions, api, UUID::randomUUID, clock);
    Timelines.Query query =
        Timelines.Query.of(
            TIMELINE, Instant.parse("2022-05-05T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));
    List<Event> events = new ArrayList<>(timelines.page(query, "", 200).events());
    Collections.shuffle(events, random);
    String form = "{\"kind\": \"title\", \"event\": \"%s\", \"value\": \"A title by hand\"}";
    print(
        "a decision of one event, in all",
        size,
        measure(() -> {
          byte[] content =
              form.formatted(events.removeLast().id()).getBytes(StandardCharsets.UTF_8);
          Response answer =
              editor.answer(
                  Request.of("POST", "/v1/timelines/" + TIMELINE + "/decisions", "")
                      .from(new Caller("ann", Caller.Role.EDITOR)),
                  content);
          if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
          }
          writer.refresh(List.of(), decisions.pending()).orThrow();
        }));
  }

  private void page() {
    Timelines timelines = new Timelines(dynamo, TABLE);
    Timelines.Query query =
        Timelines.Query.of(
            TIMELINE, Instant.parse("2022-05-05T00:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));
    print("page of 50 events", mentions, measure(() -> timelines.page(query, "", 50)));
  }

  /** What it costs the next function to end a change that was broken off. */
  private void breakOff(int size) {
    grow(size, null);
    for (int i = 0; i < 100; i++) {
      append(article(any()));
    }
    meter.transactions = 5;
    int failed = writer.refreshPending().failed().size();
    meter.transactions = Integer.MAX_VALUE;
    if (failed != 1) {
      throw new IllegalStateException("nothing was broken off");
    }
    List<ArticleKey> other = List.of(ArticleKey.of("other", TIMELINE));
    meter.reset();
    long begin = System.nanoTime();
    new TimelineWriter(dynamo, TABLE, InstantSource.system()).refresh(other).orThrow();
    double millis = (System.nanoTime() - begin) / 1e6;
    print("end what was broken off", mentions, new Cost(meter.requests, meter.units(), millis));
  }

  /**
   * Which partition keys take the most, and how many articles a second they bear at DynamoDB's
   * 1,000 write units a second for each: of a flood into one timeline, and of one into a thousand.
   */
  private void keys(int timelines, int articlesOfEach, int batch) {
    meter.reset();
    int all = 0;
    for (int round = 0; round < articlesOfEach; round += batch) {
      for (int timeline = 0; timeline < timelines; timeline++) {
        for (int i = 0; i < batch; i++) {
          append(in("t" + timeline, article(any())));
          all++;
        }
      }
      writer.refreshPending().orThrow();
    }
    int count = all;
    System.out.printf(
        Locale.ROOT,
        "%,d articles into %,d timelines, %d at a time: %.1f write units each%n",
        count,
        timelines,
        batch,
        meter.writeUnits / count);
    meter.byKey.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(4)
        .forEach(key ->
            System.out.printf(
                Locale.ROOT,
                "  %-40s %8.2f units an article: bears %,9.0f articles a second%n",
                key.getKey(),
                key.getValue() / count,
                1_000 * count / key.getValue()));
  }

  private static Reading in(String timeline, Reading reading) {
    Article a = reading.article();
    return EXTRACTOR.extract(
        new Article(
            a.id(),
            timeline,
            a.origin(),
            a.url(),
            a.title(),
            a.publisher(),
            a.byline(),
            a.published(),
            a.updated(),
            a.language(),
            a.text(),
            a.body(),
            a.dateline(),
            a.notes(),
            List.of(),
            null));
  }

  /** What the articles of a file cost, folded a hundred at a time. */
  private void articles(Path file) throws IOException {
    List<Article> articles = new ArrayList<>();
    ArticleReader.read(
        new Source(
            file.toString(),
            "a.jsonl",
            TIMELINE,
            null,
            null,
            null,
            () -> Files.newInputStream(file)),
        articles::add,
        refusal -> System.err.println(refusal.reason()));
    meter.reset();
    for (int i = 0; i < articles.size(); i++) {
      Reading reading = EXTRACTOR.extract(articles.get(i));
      mentions += reading.mentions().size();
      append(reading);
      if (i % 100 == 99) {
        writer.refresh(ledger.pending()).orThrow();
      }
    }
    writer.refresh(ledger.pending()).orThrow();
    double all = articles.size();
    System.out.printf(
        Locale.ROOT,
        "%d articles, %.1f mentions each: %.1f requests, %.1f read units, %.1f write units,"
            + " %.1f KB in the table%n",
        articles.size(),
        mentions / all,
        meter.requests / all,
        meter.readUnits / all,
        meter.writeUnits / all,
        dynamo.describeTable(table -> table.tableName(TABLE)).table().tableSizeBytes() / all / 1e3);
  }

  /** Runs all, or reads a file. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].endsWith(".jsonl")) {
      new StoreCost(DynamoDBEmbedded.create().dynamoDbClient()).articles(Path.of(arguments[0]));
      System.exit(0);
    }
    if (arguments.length > 0 && arguments[0].equals("keys")) {
      new StoreCost(DynamoDBEmbedded.create().dynamoDbClient()).keys(1, 1_000, 1);
      new StoreCost(DynamoDBEmbedded.create().dynamoDbClient()).keys(1, 2_000, 100);
      new StoreCost(DynamoDBEmbedded.create().dynamoDbClient()).keys(1_000, 3, 1);
      System.exit(0);
    }
    if (arguments.length > 0 && arguments[0].equals("broken")) {
      int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
      for (int size = 1_000; size <= most; size *= 10) {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
        new StoreCost(local.dynamoDbClient()).breakOff(size);
        local.shutdownNow();
      }
      System.exit(0);
    }
    boolean dayOnly = arguments.length > 0 && arguments[0].equals("day");
    int largest = arguments.length > 0 && !dayOnly ? Integer.parseInt(arguments[0]) : 100_000;
    for (int size = 1_000; size <= largest && !dayOnly; size *= 10) {
      AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
      StoreCost cost = new StoreCost(local.dynamoDbClient());
      cost.grow(size, null);
      cost.appendOne(null);
      cost.fold("fold one article into it", null);
      cost.decide();
      cost.page();
      local.shutdownNow();
    }
    LocalDate day = LocalDate.of(2025, 3, 4);
    for (int size : new int[] {250, largest / 4}) {
      AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
      StoreCost cost = new StoreCost(local.dynamoDbClient());
      cost.grow(size, day);
      cost.fold("fold one article into a day", day);
      local.shutdownNow();
    }
    // The embedded database leaves threads behind.
    System.exit(0);
  }
}
