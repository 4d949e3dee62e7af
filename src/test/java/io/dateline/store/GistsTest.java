package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How relevant events are, as articles come, change and go. */
class GistsTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final List<String> DEEDS =
      List.of(
          "Ana Ruiz opened the harbour of Riga",
          "Jan Novak closed the tunnel of Riga",
          "Omar Haddad sold a comic film to Sofia",
          "Greta Lund left the board of Turku");

  private EmbeddedTable table;
  private final Map<String, List<Mention>> told = new TreeMap<>();

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private void put(int number, int text) {
    String id = "a" + number;
    Reading reading =
        EXTRACTOR.extract(
            Samples.article(
                id,
                "Paper " + number,
                "2025-03-20",
                "%s on %d March 2025.".formatted(DEEDS.get(text), 1 + number % 9)));
    table.append(reading, Instant.parse("2025-06-30T00:00:00Z").plusSeconds(number), id);
    told.put(id, reading.mentions());
  }

  private List<String> shown() {
    List<String> lines = new ArrayList<>();
    String after = "";
    while (after != null) {
      Timelines.Page page =
          table.timelines().page(Timelines.Query.of("test", Instant.EPOCH, EVER), after, 50);
      page.events().forEach(event -> lines.add(Json.line(event)));
      after = page.next();
    }
    return lines;
  }

  private List<String> folded() {
    return Fold.fold(told.values().stream().flatMap(List::stream).toList()).stream()
        .map(Json::line)
        .toList();
  }

  /** More articles than are drawn, so that those that go make room for others. */
  @Test
  void areThoseOfTheArticlesThatAreThere() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 2 * Relevance.DRAWN; i++) {
      numbers.add(i);
    }
    Random random = new Random(7);
    Collections.shuffle(numbers, random);
    for (int number : numbers) {
      put(number, number % 3 == 0 ? 2 : number % 2);
      if (random.nextInt(9) == 0) {
        table.writer().refreshPending().orThrow();
      }
    }
    table.writer().refreshPending().orThrow();
    List<String> before = shown();
    assertThat(before).isEqualTo(folded());
    for (int i = 0; i < 2 * Relevance.DRAWN; i += 2) {
      table.withdraw("a" + i);
      told.remove("a" + i);
    }
    table.writer().refreshPending().orThrow();
    assertThat(shown()).isEqualTo(folded()).isNotEqualTo(before);
  }

  @Test
  void thatAreMissingAreMadeAnew() {
    put(1, 0);
    put(2, 1);
    put(3, 2);
    table.writer().refreshPending().orThrow();
    String lot = Gist.lot("a2");
    Map<String, AttributeValue> key = Items.key("gists#test", lot);
    table.dynamo().deleteItem(delete -> delete.tableName(EmbeddedTable.NAME).key(key));
    assertThat(shown()).isNotEqualTo(folded());
    assertThat(table.writer().makeWhole("test")).isTrue();
    assertThat(shown()).isEqualTo(folded());
    assertThat(table.writer().makeWhole("test")).isFalse();
  }
}
