package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.store.EmbeddedTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {

  private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

  private final EmbeddedTable table = new EmbeddedTable();
  private final AtomicInteger made = new AtomicInteger();
  private Instant now = NOON;
  private final RecentAnswers recent = new RecentAnswers(table.timelines(), () -> now);

  @BeforeEach
  void fold() {
    tell("a", "A ferry sank off Riga on Monday.");
  }

  @AfterEach
  void close() {
    table.close();
  }

  private void tell(String id, String text) {
    table.append(
        new MentionExtractor().extract(Samples.article(id, "P", "2025-03-04", text)), NOON, id);
    table.writer().refreshPending().orThrow();
  }

  private int answered(String path) {
    Response response =
        recent.answer(
            Request.of("GET", path, "limit=5"),
            "test",
            () -> new Response(200, Map.of(), String.valueOf(made.incrementAndGet())));
    return Integer.parseInt(new String(response.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void isMadeOnceWhileTheTimelineStays() {
    assertThat(answered("/a")).isEqualTo(1);
    assertThat(answered("/a")).isEqualTo(1);
    assertThat(answered("/b")).isEqualTo(2);
  }

  @Test
  void isMadeAnewWhenTheTimelineHasChanged() {
    assertThat(answered("/a")).isEqualTo(1);
    tell("b", "Parliament sat on Sunday.");
    assertThat(answered("/a")).isEqualTo(2);
  }

  @Test
  void isMadeAnewAfterTenSeconds() {
    assertThat(answered("/a")).isEqualTo(1);
    now = NOON.plusSeconds(10);
    assertThat(answered("/a")).isEqualTo(2);
  }
}
