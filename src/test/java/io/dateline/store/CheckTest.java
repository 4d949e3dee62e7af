package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CheckTest {

  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private final MentionExtractor extractor = new MentionExtractor();
  private EmbeddedTable table;
  private List<String> events;

  @BeforeEach
  void fill() {
    table = new EmbeddedTable();
    append("a", "A ferry sank off Riga on Monday.");
    append("b", "Parliament sat in Oslo on Sunday.");
    table.writer().refreshPending().orThrow();
    events = exported();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private Reading reading(String id, String text) {
    return extractor.extract(Samples.article(id, "P", "2025-03-04", text));
  }

  private void append(String id, String text) {
    table.append(reading(id, text), STORED, id + ".json");
  }

  private List<String> exported() {
    return table
        .timelines()
        .page(Timelines.Query.of("test", Instant.EPOCH, EVER), "", 100)
        .events()
        .stream()
        .map(Json::line)
        .toList();
  }

  private Check.Found check() {
    return new Check(table.dynamo(), EmbeddedTable.NAME, table.writer()).run(_ -> {});
  }

  private void delete(Map<String, AttributeValue> key) {
    table.dynamo().deleteItem(delete -> delete.tableName(EmbeddedTable.NAME).key(key));
  }

  @Test
  void whatChangesWhileItIsCheckedIsNeitherLostNorRepaired() {
    Ledger.Head seen = table.ledger().heads("a").getFirst();
    append("a", "A tanker sank off Riga on Monday.");
    assertThat(table.ledger().redo(seen)).as("pending").isFalse();
    table.writer().refreshPending().orThrow();
    assertThat(table.ledger().forget(seen)).as("another text").isFalse();
    assertThat(check().lost()).isEmpty();
  }

  @Test
  void anIdThatLooksLikeAHashIsNotTheKeyOfALongOne() {
    String longest = "x".repeat(2_000);
    ArticleKey key = ArticleKey.of(longest, "test");
    assertThat(ArticleKey.of(key.name(), "test")).isNotEqualTo(key);
  }

  @Test
  void findsNothingWhereAllIsRight() {
    Check.Found found = check();
    assertThat(found.articles()).isEqualTo(2);
    assertThat(found.repaired()).isEmpty();
    assertThat(found.lost()).isEmpty();
    assertThat(found.timelines()).isEmpty();
  }

  @Test
  void putsRightAnArticleThatIsReadButNotOnItsTimeline() {
    ArticleKey key = ArticleKey.of("a", "test");
    delete(Contents.key("test", key.inContents()));
    assertThat(check().repaired()).containsExactly(key);
    assertThat(exported()).isEqualTo(events);
  }

  @Test
  void makesAnewATimelineWhoseEventsAreOthers() {
    for (EventPlace.Length length : EventPlace.Length.values()) {
      table
          .dynamo()
          .queryPaginator(query ->
              query
                  .tableName(EmbeddedTable.NAME)
                  .keyConditionExpression("pk = :pk")
                  .expressionAttributeValues(Map.of(":pk", Items.s(length.partition("test")))))
          .items()
          .stream()
          .limit(1)
          .forEach(item -> delete(Items.keyOf(item)));
    }
    assertThat(exported()).hasSize(1);
    assertThat(check().timelines()).containsExactly("test");
    assertThat(exported()).isEqualTo(events);
  }

  @Test
  void namesAnArticleWhoseReadingIsLostAndReadsItFromItsObject() {
    ArticleKey key = ArticleKey.of("a", "test");
    Reading reading = reading("a", "A ferry sank off Riga on Monday.");
    delete(Items.keyOf(new Readings(table.dynamo(), EmbeddedTable.NAME).item(key, reading)));
    assertThat(check().lost()).containsExactly(key);
    table.take(
        "a.json",
        intake -> {
          assertThat(intake.find(reading.article(), reading.contentHash(), reading.rules(), STORED))
              .isEqualTo(ObjectIntake.Need.READ);
          intake.take(reading, STORED);
          intake.close(true);
        });
    table.writer().refreshPending().orThrow();
    assertThat(check().lost()).isEmpty();
    assertThat(exported()).hasSize(2);
  }

  @Test
  void anArticleWhoseReadingIsLostKeepsItsNameWhenItIsShownAgain() {
    ArticleKey key = ArticleKey.of("a", "test");
    Reading reading = reading("a", "A ferry sank off Riga on Monday.");
    table.append(
        extractor.extract(Samples.article("a", "P", "2025-03-05", "A ferry sank on Monday.")),
        STORED,
        "later.json");
    table.writer().refreshPending().orThrow();
    delete(Items.keyOf(new Readings(table.dynamo(), EmbeddedTable.NAME).item(key, reading)));
    table.withdraw("later.json");
    table.writer().refreshPending().orThrow();
    assertThat(check().lost()).containsExactly(key);
    assertThat(table.ledger().head(key).orElseThrow().id()).isEqualTo("a");
  }

  @Test
  void whatANewerVersionWroteIsNamedAndTheRestIsPutRight() {
    Reading reading = reading("a", "A ferry sank off Riga on Monday.");
    Map<String, AttributeValue> newer =
        new HashMap<>(
            new Readings(table.dynamo(), EmbeddedTable.NAME)
                .item(ArticleKey.of("a", "test"), reading));
    newer.put("format", Items.n(99));
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(newer));
    ArticleKey other = ArticleKey.of("b", "test");
    delete(Contents.key("test", other.inContents()));
    Check.Found found = check();
    assertThat(found.failed()).containsOnlyKeys("test");
    assertThat(found.failed().get("test")).hasMessageContaining("newer version of Dateline");
    assertThat(found.repaired()).containsExactly(other);
    assertThat(exported()).isEqualTo(events);
  }
}
