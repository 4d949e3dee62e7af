package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.place.Atlas;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditingTest {

  private static final Instant NOON = Instant.parse("2016-04-01T12:00:00Z");

  private static List<Mention> of(String id, String published, String text) {
    return new MentionExtractor()
        .extract(Samples.article(id, "P " + id, published, text))
        .mentions();
  }

  private static Decision decision(
      int number,
      Kind kind,
      Collection<Mention> about,
      Collection<Mention> from,
      @Nullable Value value,
      @Nullable String revokes) {
    return new Decision(
        "d" + number,
        "test",
        kind,
        about.stream().map(Anchor::of).toList(),
        from.stream().map(Anchor::of).toList(),
        value,
        revokes,
        null,
        "ann",
        NOON.plusSeconds(number));
  }

  private static Decision decision(int number, Kind kind, Mention about, Value value) {
    return decision(number, kind, List.of(about), List.of(), value, null);
  }

  private static final List<Mention> BRIDGE =
      of("a", "2016-03-04", "A bridge in Riga collapsed on 3 March.");
  private static final List<Mention> AGAIN =
      of("b", "2016-03-05", "A bridge in Riga collapsed on 3 March after a flood.");
  private static final List<Mention> FERRY =
      of("c", "2016-03-06", "A ferry sank off Tallinn on 3 March.");

  private static List<Mention> all() {
    return Stream.of(BRIDGE, AGAIN, FERRY).flatMap(List::stream).toList();
  }

  private static Mention mention(List<Mention> article) {
    return article.getFirst();
  }

  @Test
  void theLaterOfTwoTitlesStands() {
    Decision first = decision(1, Kind.TITLE, mention(BRIDGE), Value.title("Bridge falls in Riga"));
    Decision second = decision(2, Kind.TITLE, mention(AGAIN), Value.title("Riga bridge collapses"));
    List<Event> events = Fold.fold(all(), List.of(second, first));
    Event bridge = events.getFirst();
    assertThat(bridge.title()).isEqualTo("Riga bridge collapses");
    Edited edited = Objects.requireNonNull(bridge.edited());
    assertThat(edited.decisions()).extracting(Edited.Made::id).containsExactly("d1", "d2");
    assertThat(edited.decisions().getFirst().machine())
        .isEqualTo(Value.title(Fold.fold(all()).getFirst().title()));
    assertThat(events.getLast().edited()).isNull();
  }

  @Test
  void aRevokedDecisionNoLongerHoldsAndOneWhoseRevocationIsRevokedHolds() {
    Decision title = decision(1, Kind.TITLE, mention(BRIDGE), Value.title("Bridge falls"));
    Decision undo = decision(2, Kind.REVOKE, List.of(), List.of(), null, "d1");
    Decision redo = decision(3, Kind.REVOKE, List.of(), List.of(), null, "d2");
    assertThat(Fold.fold(all(), List.of(title, undo))).isEqualTo(Fold.fold(all()));
    assertThat(Fold.fold(all(), List.of(title, undo, redo)).getFirst().title())
        .isEqualTo("Bridge falls");
  }

  @Test
  void joinsAndPartsWhatWasReadOtherwise() {
    Decision join =
        decision(1, Kind.JOIN, List.of(mention(BRIDGE), mention(FERRY)), List.of(), null, null);
    List<Event> joined = Fold.fold(all(), List.of(join));
    assertThat(Fold.fold(all())).hasSize(2);
    assertThat(joined).hasSize(1);
    assertThat(joined.getFirst().links()).extracting(Event.Link::by).contains(Event.Reason.DECIDED);
    Decision part =
        decision(2, Kind.PART, List.of(mention(AGAIN)), List.of(mention(BRIDGE)), null, null);
    assertThat(Fold.fold(all(), List.of(join, part)))
        .extracting(event -> event.mentions().size())
        .containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void followsAMentionWhoseArticleWasReadAgain() {
    Decision title = decision(1, Kind.TITLE, mention(BRIDGE), Value.title("Bridge falls"));
    List<Mention> corrected =
        of("a", "2016-03-04", "Correction. A bridge in Riga collapsed on 3 March.");
    assertThat(mention(corrected).id()).isNotEqualTo(mention(BRIDGE).id());
    assertThat(Fold.fold(corrected, List.of(title)).getFirst().title()).isEqualTo("Bridge falls");
    List<Mention> rewritten = of("a", "2016-03-04", "A bridge near Riga collapsed on 3 March.");
    TimelineFold fold = new TimelineFold();
    fold.decide(List.of(title));
    fold.set("a", rewritten);
    assertThat(fold.take().after()).hasSize(1);
    assertThat(fold.orphans()).containsExactly("d1");
  }

  @Test
  void aConfirmationEndsWhereTheEventSaysSomethingElse() {
    Event bridge = Fold.fold(all()).getFirst();
    Decision confirm =
        decision(
            1,
            Kind.CONFIRM,
            mention(BRIDGE),
            Value.confirmed(bridge.title(), bridge.time(), bridge.factuality()));
    assertThat(Fold.fold(all(), List.of(confirm)).getFirst().confirmed()).isTrue();
    Decision title = decision(2, Kind.TITLE, mention(BRIDGE), Value.title("Bridge falls"));
    assertThat(Fold.fold(all(), List.of(confirm, title)).getFirst().confirmed()).isNull();
  }

  @Test
  void showsAnEventThatAnEditorWrote() {
    EventTime time = mention(BRIDGE).time();
    Value value =
        Value.written(
            "Mayor resigns",
            time,
            Factuality.HAPPENED,
            List.of(),
            List.of(),
            List.of(new Decision.Source("https://a.example/1", "Diena", null, "2016-03-07", null)));
    Decision written = decision(1, Kind.EVENT, List.of(), List.of(), value, null);
    Event event =
        Fold.fold(all(), List.of(written)).stream()
            .filter(one -> one.title().equals("Mayor resigns"))
            .findFirst()
            .orElseThrow();
    assertThat(event.mentions()).hasSize(1);
    assertThat(event.mentions().getFirst().article().publisher()).isEqualTo("Diena");
    Decision hide =
        new Decision(
            "d2",
            "test",
            Kind.HIDE,
            List.of(Anchor.of(event.mentions().getFirst())),
            List.of(),
            null,
            null,
            "a duplicate",
            "bob",
            NOON.plusSeconds(9));
    assertThat(Fold.fold(all(), List.of(written, hide)))
        .filteredOn(Event::isHidden)
        .extracting(Event::title)
        .containsExactly("Mayor resigns");
  }

  @Test
  void whatIsDecidedOfAWrittenEventIsAnOrphanOnceThatIsRevoked() {
    Value value =
        Value.written("Mayor resigns", mention(BRIDGE).time(), null, null, null, List.of());
    Decision written = decision(1, Kind.EVENT, List.of(), List.of(), value, null);
    TimelineFold fold = new TimelineFold();
    fold.decide(List.of(written));
    Mention own = fold.written().values().iterator().next();
    fold.decide(List.of(decision(2, Kind.PIN, own, Value.NONE)));
    fold.take();
    assertThat(fold.orphans()).isEmpty();
    fold.decide(List.of(decision(3, Kind.REVOKE, List.of(), List.of(), null, "d1")));
    fold.take();
    assertThat(fold.orphans()).containsExactly("d2");
  }

  /** Articles and decisions that come, change and go in any order make the same as all at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void doesNotDependOnTheOrderInWhichArticlesAndDecisionsCome(int seed) {
    Random random = new Random(seed);
    Map<String, List<Mention>> articles = new TreeMap<>();
    String[] deeds = {"collapsed", "burned down", "was closed", "was searched"};
    for (int i = 0; i < 24; i++) {
      String text =
          "The %s in Riga %s on %d March."
              .formatted(
                  List.of("bridge", "theatre", "port").get(random.nextInt(3)),
                  deeds[random.nextInt(deeds.length)],
                  3 + random.nextInt(2));
      articles.put("a" + i, of("a" + i, "2016-03-0" + (5 + i % 4), text));
    }
    List<Mention> mentions = articles.values().stream().flatMap(List::stream).toList();
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      decisions.add(any(random, i, mentions));
    }
    TimelineFold fold = new TimelineFold();
    Map<String, List<String>> told = new HashMap<>();
    Map<String, Event> events = new HashMap<>();
    Map<String, Mention> byId = new HashMap<>();
    mentions.forEach(mention -> byId.put(mention.id(), mention));
    decisions.forEach(d -> Written.mentions(d).forEach(m -> byId.put(m.id(), m)));
    List<Runnable> steps = new ArrayList<>();
    articles.forEach((id, told1) -> steps.add(() -> fold.set(id, told1)));
    articles
        .keySet()
        .forEach(id -> {
          if (random.nextInt(3) == 0) {
            steps.add(() -> fold.set(id, List.of()));
          }
        });
    for (Decision decision : decisions) {
      steps.add(() -> fold.decide(List.of(decision)));
    }
    Collections.shuffle(steps, random);
    articles.forEach((id, told1) -> steps.add(() -> fold.set(id, told1)));
    for (Runnable step : steps) {
      step.run();
      if (random.nextInt(3) == 0) {
        apply(fold.take(), told, events, byId);
      }
    }
    Runnable back = fold.decide(List.of(any(random, 99, mentions)));
    byId.putAll(fold.written());
    apply(fold.take(), told, events, byId);
    back.run();
    apply(fold.take(), told, events, byId);
    List<Event> all =
        Fold.fold(mentions, decisions).stream().map(event -> event.withRelevance(null)).toList();
    assertThat(events.values().stream().sorted(Fold.ORDER).toList()).isEqualTo(all);
  }

  /** Keeps the events as a reader of the changes has them, and that each change fits to them. */
  private static void apply(
      TimelineFold.Changed changed,
      Map<String, List<String>> told,
      Map<String, Event> events,
      Map<String, Mention> byId) {
    for (List<String> ids : changed.before()) {
      assertThat(told.remove(ids.getFirst())).isEqualTo(ids);
      events.remove(ids.getFirst());
    }
    for (TimelineFold.Group group : changed.after()) {
      assertThat(told.put(group.ids().getFirst(), group.ids())).isNull();
      events.put(group.ids().getFirst(), Fold.event(group, byId, Atlas.world()));
    }
  }

  private static Decision any(Random random, int number, List<Mention> mentions) {
    Mention one = mentions.get(random.nextInt(mentions.size()));
    Mention other = mentions.get(random.nextInt(mentions.size()));
    return switch (random.nextInt(7)) {
      case 0 -> decision(number, Kind.JOIN, List.of(one, other), List.of(), null, null);
      case 1 -> decision(number, Kind.PART, List.of(one), List.of(other), null, null);
      case 2 -> decision(number, Kind.HIDE, one, Value.NONE);
      case 3 ->
          decision(
              number, Kind.REVOKE, List.of(), List.of(), null, "d" + random.nextInt(number + 1));
      case 4 ->
          decision(
              number,
              Kind.EVENT,
              List.of(),
              List.of(),
              Value.written(
                  "Written " + number,
                  one.time(),
                  Factuality.PLANNED,
                  List.of(),
                  List.of(),
                  List.of()),
              null);
      default -> decision(number, Kind.TITLE, one, Value.title("Title " + number));
    };
  }
}
