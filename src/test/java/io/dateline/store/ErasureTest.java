package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.timeline.Change;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ErasureTest {

  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final ArticleKey KEY = ArticleKey.of("secret", "test");

  private final MentionExtractor extractor = new MentionExtractor();
  private EmbeddedTable table;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private Reading reading(String id, String published, String text) {
    return extractor.extract(Samples.article(id, "P", published, text));
  }

  private void take(String id, String published, String text) {
    table.append(reading(id, published, text), STORED, id + ".json");
    table.writer().refreshPending().orThrow();
  }

  private Erasure.Erased erase() {
    return new Erasure(table.dynamo(), EmbeddedTable.NAME, InstantSource.fixed(STORED))
        .erase(KEY, "court order 12/2025");
  }

  /** All text of the table, bodies unpacked. */
  private List<String> everything() {
    Bodies bodies = new Bodies(table.dynamo(), EmbeddedTable.NAME);
    List<String> texts = new ArrayList<>();
    for (Map<String, AttributeValue> item :
        table.dynamo().scanPaginator(scan -> scan.tableName(EmbeddedTable.NAME)).items()) {
      boolean hasBody = item.containsKey("hash");
      String body = hasBody ? new String(bodies.unpack(item), StandardCharsets.UTF_8) : "";
      texts.add(item + " " + body);
    }
    return texts;
  }

  private void fill() {
    take("other", "2025-03-04", "A judge will open the Riga trial on 10 March.");
    take("secret", "2025-03-04", "Judge Ada Smith will open the Riga trial on 10 March.");
    take("secret", "2025-03-05", "Judge Ada Smith opened the Riga trial on Monday.");
    take("third", "2025-03-06", "A judge will open the Riga trial on 10 March.");
    table.withdraw("third.json");
    table.writer().refreshPending().orThrow();
  }

  @Test
  void leavesNoWordOfTheArticleAnywhere() {
    fill();
    assertThat(everything()).anyMatch(text -> text.contains("Ada Smith"));
    Erasure.Erased erased = erase();
    assertThat(erased.readings()).isEqualTo(2);
    assertThat(erased.objects()).containsExactly("b/secret.json");
    assertThat(everything()).noneMatch(text -> text.contains("Smith"));
    assertThat(table.ledger().head(KEY).orElseThrow())
        .satisfies(head -> {
          assertThat(head.state()).isEqualTo(Ledger.State.ERASED);
          assertThat(head.pending()).isNull();
          assertThat(head.attributes())
              .containsOnly(Map.entry("notes", "erased 2025-06-30T00:00:00Z: court order 12/2025"));
        });
    assertThat(table.timelines().list().getFirst().events()).as("the other stays").isEqualTo(1);
  }

  @Test
  void isNotReadAgainFromAnObjectThatIsStillThere() {
    fill();
    erase();
    Reading again =
        reading("secret", "2025-03-04", "Judge Ada Smith will open a trial on 10 March.");
    table.take(
        "secret.json",
        intake -> {
          assertThat(intake.find(again.article(), again.contentHash(), again.rules(), STORED))
              .isEqualTo(ObjectIntake.Need.NOTHING_SINCE_ERASED);
          intake.close(true);
        });
    table.append(again, STORED, "copy.json");
    table.writer().refreshPending().orThrow();
    assertThat(everything()).noneMatch(text -> text.contains("Smith"));
  }

  @Test
  void canBeDoneAgain() {
    fill();
    erase();
    List<String> once = everything();
    assertThat(erase().readings()).isZero();
    assertThat(everything()).hasSameSizeAs(once).noneMatch(text -> text.contains("Smith"));
  }

  /** A fold that had read the article before, and is about to write it, finds the state changed. */
  @Test
  void outrunsAFoldThatHasReadItButNotWrittenIt() {
    take("other", "2025-03-04", "The bridge in Riga will close on 11 March.");
    table.append(
        reading("secret", "2025-03-04", "Judge Ada Smith will open a trial on 10 March."),
        STORED,
        "secret.json");
    long before = version();
    erase();
    assertThat(version()).isGreaterThan(before);
  }

  private long version() {
    return Items.number(
        table
            .dynamo()
            .getItem(get -> get.tableName(EmbeddedTable.NAME).key(TimelineState.key("test")))
            .item(),
        "version");
  }

  @Test
  void aChangeIsToldWithoutItsWords() {
    take("secret", "2025-03-04", "Judge Ada Smith will open the Riga trial on 10 March.");
    erase();
    assertThat(table.timelines().changes("test", Instant.EPOCH, 100).changes())
        .extracting(written -> written.change().change() + " " + written.change().title())
        .containsExactly("ADDED (erased)", "WITHDRAWN (erased)");
  }

  @Test
  void aChangeTitledByAnotherArticleIsToldWithoutTheWordsOfItsTime() {
    take("other", "2025-03-04", "A judge opened the Riga trial this week.");
    take("secret", "2025-03-04", "A judge opened the Riga trial early on Fat Tuesday.");
    erase();
    assertThat(everything()).noneMatch(text -> text.contains("Fat Tuesday"));
  }

  @Test
  void findsAReadingThatIsWrittenWhileItBegins() {
    take("secret", "2025-03-04", "Judge Ada Smith will open the Riga trial on 10 March.");
    AtomicBoolean isFirst = new AtomicBoolean(true);
    DynamoDbClient overtaken =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("transactWriteItems")
                      && isFirst.compareAndSet(true, false)) {
                    table.append(
                        reading("secret", "2025-03-05", "Ada Smith of Riga spoke on Monday."),
                        STORED,
                        "secret.json");
                  }
                  try {
                    return method.invoke(table.dynamo(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    new Erasure(overtaken, EmbeddedTable.NAME, InstantSource.fixed(STORED)).erase(KEY, "order");
    assertThat(everything()).noneMatch(text -> text.contains("Smith"));
  }

  @Test
  void leavesALongLogReadableThatNamesAnEventOfTheArticle() {
    take("secret", "2025-03-04", "Judge Ada Smith will open the Riga trial on 10 March.");
    Change told = table.timelines().changes("test", Instant.EPOCH, 1).changes().getFirst().change();
    Random random = new Random(1);
    List<Change> batch = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[100];
      random.nextBytes(noise);
      String title = HexFormat.of().formatHex(noise);
      batch.add(
          new Change(
              told.change(), told.event(), told.into(), title, told.time(), told.factuality()));
    }
    Bodies bodies = new Bodies(table.dynamo(), EmbeddedTable.NAME);
    Map<String, AttributeValue> entry =
        table
            .dynamo()
            .query(query ->
                query
                    .tableName(EmbeddedTable.NAME)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Items.s(LogEntry.partition("test")))))
            .items()
            .getFirst();
    Map<String, AttributeValue> longer = new HashMap<>(entry);
    Bodies.ATTRIBUTES.forEach(longer::remove);
    longer.putAll(bodies.pack(Ledger.bytes(batch)));
    assertThat(Bodies.partsOf(longer)).isPresent();
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(longer));
    erase();
    assertThat(table.timelines().changes("test", Instant.EPOCH, 10_000).changes())
        .hasSizeGreaterThan(5_000);
  }
}
