package io.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.place.Atlas;
import io.dateline.place.Place;
import io.dateline.place.PlaceFile;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PlacementTest {

  private static final MentionExtractor EXTRACTOR = new MentionExtractor();
  private static final Instant STORED = Instant.parse("2025-06-30T00:00:00Z");
  private static final String PLACES = "Mezaparks\tLV\t57.0\t24.2\tdistrict\tRiga\n";
  private static final String OTHERS = "Mezaparks\tLV\t57.1\t24.3\tdistrict\tRiga\n";

  private final DynamoDbClient dynamo = new TableInMemory().client();
  private final Ledger ledger = new Ledger(dynamo, "t");
  private final TimelineWriter writer = new TimelineWriter(dynamo, "t", InstantSource.system());
  private final List<Mention> mentions = new ArrayList<>();

  private void append(String id, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append("Warden Ada Smith ").append(i).append(" opened lock number ").append(i);
      text.append(" in Mezaparks on ").append(LocalDate.ofYearDay(2024, 1 + i)).append(". ");
    }
    Reading reading = EXTRACTOR.extract(Samples.article(id, "P", "2025-04-04", text.toString()));
    try {
      ObjectIntake intake = ledger.open("b", id);
      intake.take(reading, STORED);
      intake.close(false);
    } catch (ObjectIntake.Outrun e) {
      throw new IllegalStateException(e);
    }
    mentions.addAll(reading.mentions());
  }

  private TimelineState state() {
    Map<String, AttributeValue> item =
        dynamo.getItem(get -> get.tableName("t").key(TimelineState.key("test"))).item();
    return TimelineState.of("test", item);
  }

  private List<Event> events() {
    return new EventWrites(dynamo, "t")
        .readAll("test").stream().map(KeptEvent::event).sorted(Fold.ORDER).toList();
  }

  private List<String> lines() {
    return events().stream().map(Json::line).toList();
  }

  private List<String> folded(Atlas atlas, List<Decision> decisions) {
    return Fold.fold(mentions, decisions, atlas).stream()
        .map(event -> Json.line(event.withRelevance(null)))
        .toList();
  }

  private long placed() {
    return events().stream().filter(event -> !event.places().isEmpty()).count();
  }

  private static Decision decision(
      String id, Event event, Decision.Kind kind, Decision.Value value) {
    return new Decision(
        id,
        "test",
        kind,
        event.mentions().stream().map(Decision.Anchor::of).toList(),
        List.of(),
        value,
        null,
        null,
        "ann",
        STORED);
  }

  private static Atlas atlas(String file) {
    return PlaceFile.of(file).atlas();
  }

  @Test
  void placesSomeEventsAtATimeAndGoesOnWhereItStopped() {
    append("a", 0, 250);
    writer.refreshPending().orThrow();
    assertThat(placed()).isZero();
    ledger.places().put(PLACES);
    int[] steps = {0};
    writer.refreshPending(() -> steps[0]++ < 1).orThrow();
    assertThat(placed()).as("after a step").isEqualTo(97);
    assertThat(state().placing()).isNotNull();
    // Another writer folds an article meanwhile, and goes on.
    TimelineWriter other = new TimelineWriter(dynamo, "t", InstantSource.system());
    append("b", 250, 253);
    other.refresh(ledger.pending()).orThrow();
    assertThat(placed()).as("what is folded is placed by the new places").isEqualTo(100);
    other.refreshPending().orThrow();
    assertThat(state().placing()).isNull();
    assertThat(lines()).isEqualTo(folded(atlas(PLACES), List.of()));
    long version = state().version();
    other.refreshPending().orThrow();
    assertThat(state().version()).as("nothing is left to be placed").isEqualTo(version);
  }

  @Test
  void aStepEndsWhenTheTimeDoes() {
    append("a", 0, 250);
    writer.refreshPending().orThrow();
    ledger.places().put(PLACES.replace("Mezaparks", "Bolderaja"));
    int[] asked = {0};
    writer.refreshPending(() -> asked[0]++ < 1).orThrow();
    TimelineState.Placing placing = Objects.requireNonNull(state().placing());
    assertThat(placing.to()).as("how far it has come").isNotEmpty();
    writer.refreshPending().orThrow();
    assertThat(state().placing()).isNull();
  }

  @Test
  void beginsAnewWhereThePlacesChangeMeanwhile() {
    append("a", 0, 250);
    writer.refreshPending().orThrow();
    ledger.places().put(PLACES);
    int[] steps = {0};
    writer.refreshPending(() -> steps[0]++ < 2).orThrow();
    ledger.places().put(OTHERS);
    append("b", 250, 253);
    writer.refresh(ledger.pending()).orThrow();
    writer.refreshPending().orThrow();
    assertThat(lines()).isEqualTo(folded(atlas(OTHERS), List.of()));
    ledger.places().remove();
    writer.refreshPending().orThrow();
    assertThat(lines()).isEqualTo(folded(Atlas.world(), List.of()));
  }

  @Test
  void whatEditorsDecidedStays() {
    append("a", 0, 3);
    writer.refreshPending().orThrow();
    List<Event> events = events();
    Place riga = Atlas.world().named("Riga").getFirst();
    List<Decision> decisions =
        List.of(
            decision(
                "d1", events.get(0), Decision.Kind.PLACE, Decision.Value.places(List.of(riga))),
            decision(
                "d2", events.get(1), Decision.Kind.TITLE, Decision.Value.title("Lock opened")));
    assertThat(new Decisions(dynamo, "t").append(new Decisions.Key("test", 1), decisions)).isTrue();
    writer.refreshPending().orThrow();
    ledger.places().put(PLACES);
    writer.refreshPending().orThrow();
    assertThat(lines()).isEqualTo(folded(atlas(PLACES), decisions));
    assertThat(events().get(0).places()).containsExactly(riga);
    assertThat(events().get(1).places()).extracting(Place::name).containsExactly("Mezaparks");
  }
}
