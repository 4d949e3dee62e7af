package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each head of a timeline is listed as it stands, and nothing else is. */
class ArticleIndexTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final String FERRY = "A ferry sank off Riga on Monday.";

  private EmbeddedTable table;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private static Reading reading(String id, String published, String text) {
    return EXTRACTOR.extract(Samples.article(id, "P", published, text));
  }

  private void append(String id, String published, String text) {
    table.append(reading(id, published, text), STORED, id + ".json");
  }

  /** "id STATE published" of each, in the order of the list. */
  private List<String> listed() {
    return table.ledger().articles("test").stream()
        .map(one -> one.id() + " " + one.state() + " " + one.published())
        .toList();
  }

  private List<Map<String, AttributeValue>> items(String prefix) {
    return table.dynamo().scanPaginator(scan -> scan.tableName(EmbeddedTable.NAME)).items().stream()
        .filter(item -> Items.required(item, Items.PK).startsWith(prefix))
        .toList();
  }

  private void put(Map<String, AttributeValue> item) {
    table.dynamo().putItem(put -> put.tableName(EmbeddedTable.NAME).item(item));
  }

  private void delete(Map<String, AttributeValue> item) {
    table
        .dynamo()
        .deleteItem(delete -> delete.tableName(EmbeddedTable.NAME).key(Items.keyOf(item)));
  }

  private Check.Found check() {
    return new Check(table.dynamo(), EmbeddedTable.NAME, table.writer()).run(_ -> {});
  }

  @Test
  void articlesAreInTheOrderOfTheirPublication() {
    append("late", "2025-03-04T23:30:00-05:00", FERRY);
    append("early", "2025-03-04", FERRY);
    append("next", "2025-03-05T02:00:00+01:00", FERRY);
    assertThat(listed())
        .containsExactly(
            "early READ 2025-03-04T00:00:00Z",
            "next READ 2025-03-05T01:00:00Z",
            "late READ 2025-03-05T04:30:00Z");
  }

  @Test
  void anArticleWithAnotherPublicationIsListedOnce() {
    append("a", "2025-03-04", FERRY);
    append("a", "2025-04-04", FERRY);
    assertThat(listed()).containsExactly("a READ 2025-04-04T00:00:00Z");
  }

  @Test
  void whatCannotBeReadIsListedWithoutADateUntilItsObjectIsGone() {
    table.refuse("bad.txt", "test", "s3://b/bad.txt", "s3://b/bad.txt: the file is empty");
    append("a", "2025-03-04", FERRY);
    assertThat(listed()).containsExactly("bad.txt REFUSED null", "a READ 2025-03-04T00:00:00Z");
    table.withdraw("bad.txt");
    assertThat(listed()).containsExactly("a READ 2025-03-04T00:00:00Z");
  }

  @Test
  void aWithdrawnArticleKeepsItsPlaceAndAnErasedOneOnlyItsId() {
    append("a", "2025-03-04", FERRY);
    table.withdraw("a.json");
    assertThat(listed()).containsExactly("a WITHDRAWN 2025-03-04T00:00:00Z");
    new Erasure(table.dynamo(), EmbeddedTable.NAME, InstantSource.fixed(STORED))
        .erase(ArticleKey.of("a", "test"), "court order");
    assertThat(listed()).containsExactly("a ERASED null");
    assertThat(items("articles#").getFirst())
        .containsOnlyKeys("pk", "sk", "article", "id", "state");
  }

  @Test
  void anArticleOfTwoTimelinesIsListedInBoth() {
    append("a", "2025-03-04", FERRY);
    Reading other =
        EXTRACTOR.extract(
            Samples.read(
                    "b.json",
                    "{\"id\":\"a\",\"timeline\":\"riga\",\"published\":\"2025-03-04\",\"text\":\"%s\"}"
                        .formatted(FERRY))
                .articles()
                .getFirst());
    table.append(other, STORED, "b.json");
    assertThat(listed()).hasSize(1);
    assertThat(table.ledger().articles("riga")).hasSize(1);
  }

  @Test
  void whateverHappensTheListIsThatOfTheHeads() {
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      String id = "a" + random.nextInt(5);
      String object = "o" + random.nextInt(3) + ".json";
      Reading reading =
          reading(id, "2025-03-0" + (1 + random.nextInt(4)), FERRY + random.nextInt(3));
      switch (random.nextInt(4)) {
        case 0, 1 -> table.append(reading, STORED.plusSeconds(i), object);
        case 2 -> table.withdraw(object);
        default ->
            table.take(
                object,
                intake -> {
                  intake.refuse(id, "test", object, object + ": it is broken");
                  intake.close(false);
                });
      }
      assertThat(wanted()).as("step %d", i).isEqualTo(new TreeSet<>(listed()));
    }
    assertThat(check().listed()).isZero();
  }

  private Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    for (Map<String, AttributeValue> item : items("article#")) {
      Ledger.Head head = Ledger.head(item);
      String published = head.attributes().get("published");
      wanted.add(
          head.id()
              + " "
              + head.state()
              + " "
              + (published == null ? null : published + "T00:00:00Z"));
    }
    return wanted;
  }

  @Test
  void aCheckListsWhatIsMissingAndTakesOffWhatIsNoArticle() {
    append("a", "2025-03-04", FERRY);
    append("b", "2025-03-05", FERRY);
    table.writer().refreshPending().orThrow();
    List<String> before = listed();
    List<Map<String, AttributeValue>> items = items("articles#");
    delete(items.getFirst());
    Map<String, AttributeValue> other = new HashMap<>(items.getLast());
    other.put("title", Items.s("Not its title"));
    put(other);
    Map<String, AttributeValue> elsewhere = new HashMap<>(items.getLast());
    elsewhere.put(Items.SK, Items.s("2020-01-01T00:00:00Z#0"));
    put(elsewhere);
    Map<String, AttributeValue> nobody = new HashMap<>(elsewhere);
    nobody.put(Items.SK, Items.s("2020-01-01T00:00:00Z#1"));
    nobody.put("article", Items.s("article#nobody"));
    put(nobody);
    assertThat(check().listed()).isEqualTo(4);
    assertThat(listed()).isEqualTo(before);
    assertThat(items("articles#")).containsExactlyInAnyOrderElementsOf(items);
    assertThat(check().listed()).isZero();
  }

  /** As a version that listed no articles and kept no text has left it. */
  private void makeOld(Reading reading) {
    items("articles#").forEach(this::delete);
    for (Map<String, AttributeValue> head : items("article#")) {
      Map<String, AttributeValue> old = new HashMap<>(head);
      old.keySet().removeAll(List.of(ArticleIndex.PLACE, Readings.LENGTH));
      put(old);
    }
    for (Map<String, AttributeValue> kept : items("reading#")) {
      Map<String, AttributeValue> old = new HashMap<>(kept);
      old.remove(Readings.LENGTH);
      old.putAll(
          new Bodies(table.dynamo(), EmbeddedTable.NAME).pack(Ledger.bytes(reading.mentions())));
      put(old);
    }
  }

  @Test
  void anArticleOfAnEarlierVersionIsReadAgainWhenItsObjectComes() {
    Reading reading = reading("a", "2025-03-04", FERRY);
    table.append(reading, STORED, "a.json");
    table.writer().refreshPending().orThrow();
    makeOld(reading);
    Ledger.Head old = table.ledger().heads("a").getFirst();
    assertThat(listed()).isEmpty();
    assertThat(table.ledger().text(old)).isEmpty();
    assertThat(table.ledger().currentMentions(List.of(old)).get(old)).isNotEmpty();
    table.take(
        "a.json",
        intake -> {
          assertThat(intake.find(reading.article(), reading.contentHash(), reading.rules(), STORED))
              .isEqualTo(ObjectIntake.Need.READ);
          intake.take(reading, STORED);
          intake.close(true);
        });
    assertThat(listed()).containsExactly("a READ 2025-03-04T00:00:00Z");
    Ledger.Head head = table.ledger().heads("a").getFirst();
    assertThat(head.pending()).as("nothing of its timeline changes").isNull();
    assertThat(table.ledger().text(head).orElseThrow().text()).isEqualTo(FERRY);
  }

  @Test
  void aCheckListsArticlesOfAnEarlierVersion() {
    Reading reading = reading("a", "2025-03-04", FERRY);
    table.append(reading, STORED, "a.json");
    table.writer().refreshPending().orThrow();
    makeOld(reading);
    assertThat(check().listed()).isEqualTo(1);
    assertThat(listed()).containsExactly("a READ 2025-03-04T00:00:00Z");
    table.take(
        "a.json",
        intake ->
            assertThat(
                    intake.find(reading.article(), reading.contentHash(), reading.rules(), STORED))
                .as("its text is not kept yet")
                .isEqualTo(ObjectIntake.Need.READ));
  }

  @Test
  void theTextIsTheOneThatItsMentionsCountInto() {
    for (var article : Samples.articles()) {
      table.append(EXTRACTOR.extract(article), STORED, article.id());
    }
    List<Mention> all = new ArrayList<>();
    for (var article : Samples.articles()) {
      Ledger.Head head =
          table.ledger().head(ArticleKey.of(article.id(), article.timeline())).orElseThrow();
      ArticleText text = table.ledger().text(head).orElseThrow();
      assertThat(text.text()).isEqualTo(article.text());
      for (Mention mention : text.mentions()) {
        assertThat(text.text().substring(mention.quote().begin(), mention.quote().end()))
            .isEqualTo(mention.quote().text());
        assertThat(text.sentences())
            .anyMatch(sentence ->
                sentence.begin() == mention.quote().begin()
                    && sentence.end() == mention.quote().end());
      }
      assertThat(text.times()).isNotEmpty();
      all.addAll(text.mentions());
    }
    assertThat(all).hasSameSizeAs(Samples.mentions());
  }

  @Test
  void aLongTextIsKeptWholeAndErasedWhole() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    while (text.length() < 1_000_000) {
      text.append(Long.toString(random.nextLong(), 36)).append("zq ");
    }
    append("long", "2025-03-04", text + FERRY);
    table.writer().refreshPending().orThrow();
    ArticleKey key = ArticleKey.of("long", "test");
    ArticleText kept = table.ledger().text(table.ledger().head(key).orElseThrow()).orElseThrow();
    assertThat(kept.text()).isEqualTo(text + FERRY);
    assertThat(items("body#")).isNotEmpty();
    // The parts of a reading whose writing was broken off before anything named them.
    new Readings(table.dynamo(), EmbeddedTable.NAME)
        .item(key, reading("long", "2025-03-04", text + "Nobody came."));
    new Erasure(table.dynamo(), EmbeddedTable.NAME, InstantSource.fixed(STORED))
        .erase(key, "court order");
    assertThat(items("body#")).isEmpty();
  }
}
