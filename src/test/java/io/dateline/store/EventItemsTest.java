package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events that many tell of. */
class EventItemsTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant FROM = Instant.parse("2025-03-03T12:00:00Z");
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private EmbeddedTable table;

  @BeforeEach
  void open() {
    table = new EmbeddedTable();
  }

  @AfterEach
  void close() {
    table.close();
  }

  private static Reading report(int number, int day) {
    return EXTRACTOR.extract(
        Samples.article(
            "r" + number,
            "Paper " + number,
            "2025-03-%02dT%02d:00:00Z".formatted(day + 1, number % 24),
            "A ferry sank off Riga on %d March 2025.".formatted(day)));
  }

  private static List<Mention> told(int reports) {
    return IntStream.range(0, reports)
        .mapToObj(number -> report(number, 4))
        .flatMap(reading -> reading.mentions().stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 25, 48, 49, 200})
  void anEventIsTheWholeOfItsParts(int reports) {
    Event event = Fold.fold(told(reports)).getFirst();
    assertThat(event.mentions()).hasSize(reports);
    EventParts parts = EventParts.of(event, List.of());
    assertThat(parts.whole()).isEqualTo(event);
    assertThat(parts.blocks())
        .allSatisfy((number, block) -> {
          assertThat(number).isBetween(0, parts.numbers() - 1);
          assertThat(block.mentions()).isNotEmpty();
        });
    assertThat(parts.blocks().isEmpty()).isEqualTo(reports <= 24);
  }

  @Test
  void aReportMoreChangesOneBlock() {
    EventParts before = EventParts.of(Fold.fold(told(100)).getFirst(), List.of());
    EventParts after = EventParts.of(Fold.fold(told(101)).getFirst(), List.of());
    assertThat(after.numbers()).isEqualTo(before.numbers()).isEqualTo(8);
    assertThat(
            after.blocks().entrySet().stream()
                .filter(block -> !block.getValue().equals(before.blocks().get(block.getKey()))))
        .hasSize(1);
  }

  private void append(Reading reading) {
    table.append(reading, STORED, reading.article().id());
  }

  private List<String> read(boolean backwards, int limit) {
    List<String> lines = new ArrayList<>();
    Timelines.Query query =
        new Timelines.Query("test", FROM, EVER, null, false, false, backwards, Timelines.Query.ANY);
    String after = "";
    while (after != null) {
      Timelines.Page page = table.timelines().page(query, after, limit);
      page.events().forEach(event -> lines.add(Json.line(event)));
      after = page.next();
    }
    return lines;
  }

  @Test
  void pagesAreTheSameHoweverManyTellOfTheirEvents() {
    List<Mention> mentions = new ArrayList<>();
    // Long ones among short ones, and before the range too.
    int[] reports = {30, 1, 60, 25, 1, 1, 40, 2};
    int number = 0;
    for (int day = 1; day <= reports.length; day++) {
      for (int i = 0; i < reports[day - 1]; i++) {
        Reading reading = report(number++, day);
        mentions.addAll(reading.mentions());
        append(reading);
      }
      table.writer().refreshPending().orThrow();
    }
    List<String> expected =
        Fold.fold(mentions).stream()
            .filter(event -> event.time().latest().isAfter(FROM))
            .map(Json::line)
            .toList();
    assertThat(expected).hasSize(6);
    for (int limit : new int[] {1, 2, 3, 50}) {
      assertThat(read(false, limit)).as("limit %d", limit).isEqualTo(expected);
      assertThat(read(true, limit)).as("limit %d", limit).isEqualTo(expected.reversed());
    }
    assertThat(table.timelines().event("test", mentions.getLast().id()))
        .isInstanceOf(Timelines.Found.Here.class);
  }

  private List<Map<String, AttributeValue>> items() {
    return table.dynamo().scanPaginator(scan -> scan.tableName(EmbeddedTable.NAME)).items().stream()
        .filter(item -> Items.required(item, Items.PK).startsWith("events#"))
        .toList();
  }

  @Test
  void whatShrinksLeavesNoBlockBehind() {
    for (int i = 0; i < 40; i++) {
      append(report(i, 4));
    }
    table.writer().refreshPending().orThrow();
    assertThat(items()).hasSize(3);
    for (int i = 3; i < 40; i++) {
      table.withdraw("r" + i);
    }
    table.writer().refreshPending().orThrow();
    assertThat(items()).hasSize(1);
    assertThat(read(false, 50)).containsExactly(Json.line(Fold.fold(told(3)).getFirst()));
  }
}
