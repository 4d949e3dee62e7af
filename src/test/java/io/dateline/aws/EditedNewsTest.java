package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.LaterRules;
import io.dateline.Samples;
import io.dateline.api.Api;
import io.dateline.api.Audience;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Editor;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.article.Article;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.EmbeddedTable;
import io.dateline.store.Faults;
import io.dateline.store.ObjectIntake;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Editors decide while articles come, some of them late, are corrected, deleted and restored, and
 * are read again under later rules; while the table throttles and changes are broken off. At the
 * end every decision is applied or an orphan, and a table that is told the same in another order
 * shows the same, byte for byte. The long form runs with {@code -Pdrill}.
 */
class EditedNewsTest {

  private static final String TIMELINE = "test";
  private static final String DECISIONS = "/v1/timelines/" + TIMELINE + "/decisions";
  private static final Instant DAY_ONE = Instant.parse("2025-06-01T00:00:00Z");
  private static final Caller ANN = new Caller("ann", Role.EDITOR);
  private static final MentionExtractor EXTRACTOR = new MentionExtractor();

  @Test
  void everyDecisionIsAppliedOrAnOrphanWhateverTheOrder() {
    new World(3, 1).run(40);
  }

  @Tag("drill")
  @Test
  void drillOfDecisions() {
    Tally all = new Tally();
    for (int seed = 1; seed <= 40; seed++) {
      all.add(new World(12, seed).run(240));
    }
    System.out.printf(
        Locale.ROOT,
        "drill: %d decisions on %d timelines of 12 stories: %d corrections, %d deletions, %d"
            + " restorations, %d readings under later rules, %d faults of the table; %d applied, %d"
            + " orphans, %d revoked; the same events byte for byte in another order%n",
        all.decisions,
        40,
        all.corrected,
        all.deleted,
        all.restored,
        all.reread,
        all.faults,
        all.applied,
        all.orphans,
        all.revoked);
  }

  private static final class Tally {
    int decisions;
    int corrected;
    int deleted;
    int restored;
    int reread;
    int faults;
    int applied;
    int orphans;
    int revoked;

    void add(Tally other) {
      decisions += other.decisions;
      corrected += other.corrected;
      deleted += other.deleted;
      restored += other.restored;
      reread += other.reread;
      faults += other.faults;
      applied += other.applied;
      orphans += other.orphans;
      revoked += other.revoked;
    }
  }

  private static final class World {

    private record Stamped(String content, Instant stored) {}

    private final int seed;
    private final Random random;
    private final Newsroom newsroom;
    private final SortedMap<String, Stamped> objects = new TreeMap<>();
    private final List<String> removed = new ArrayList<>();
    private final List<Decision> made = new ArrayList<>();
    private final Tally tally = new Tally();
    private int rules;
    private int clock;

    World(int stories, int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.newsroom = new Newsroom(stories, seed);
    }

    Tally run(int steps) {
      try (EmbeddedTable table = new EmbeddedTable();
          EmbeddedTable other = new EmbeddedTable()) {
        DynamoDbClient faulty = Faults.of(table.dynamo(), 0.02, seed);
        live(table, faulty, steps);
        tally.faults = Faults.injected(faulty);
        TimelineWriter writer = table.writer();
        writer.refreshPending().orThrow();
        List<Event> events = events(table);
        Set<String> orphans = orphans(table);
        check(table, events, orphans);
        tellInAnotherOrder(other);
        assertThat(lines(events(other))).as("seed %s", seed).isEqualTo(lines(events));
        assertThat(orphans(other)).as("seed %s", seed).isEqualTo(orphans);
        assertThat(writer.makeWhole(TIMELINE)).as("seed %s, kept up", seed).isFalse();
        assertThat(other.writer().makeWhole(TIMELINE)).as("seed %s, anew", seed).isFalse();
        assertThat(orphans(table)).as("seed %s", seed).isEqualTo(orphans);
      }
      return tally;
    }

    /** Lets things happen. */
    private void live(EmbeddedTable table, DynamoDbClient faulty, int steps) {
      Api api =
          new Api(
              table.timelines(),
              table.ledger(),
              table.decisions(),
              new byte[] {1},
              Audience.MACHINE,
              this::now);
      Editor editor =
          new Editor(table.timelines(), table.decisions(), api, UUID::randomUUID, this::now);
      List<TimelineWriter> writers =
          List.of(
              writer(faulty),
              writer(faulty),
              new TimelineWriter(table.dynamo(), EmbeddedTable.NAME, this::now));
      List<String> keys = new ArrayList<>(newsroom.keys());
      Collections.shuffle(keys, random);
      // A third comes late, as a backfill does.
      int early = keys.size() * 2 / 3;
      List<String> late = new ArrayList<>(keys.subList(early, keys.size()));
      for (String key : keys.subList(0, early)) {
        put(table, key, newsroom.content(key));
      }
      fold(writers);
      for (int step = 0; step < steps; step++) {
        switch (random.nextInt(12)) {
          case 0 -> correct(table);
          case 1 -> delete(table);
          case 2 -> restore(table);
          case 3 -> {
            if (!late.isEmpty()) {
              String key = late.removeLast();
              put(table, key, newsroom.content(key));
            }
          }
          case 4 -> {
            if (!objects.isEmpty()) {
              deliver(table, any(objects.keySet()));
            }
          }
          case 5 -> {
            if (step % 60 == 5) {
              rules++;
            }
          }
          default -> decide(table, editor);
        }
        if (random.nextInt(3) == 0) {
          fold(writers);
        }
      }
      rules++;
      List<String> all = new ArrayList<>(objects.keySet());
      Collections.shuffle(all, random);
      for (String key : all) {
        deliver(table, key);
        if (random.nextInt(8) == 0) {
          fold(writers);
        }
      }
    }

    private Instant now() {
      return DAY_ONE.plusSeconds(clock);
    }

    private TimelineWriter writer(DynamoDbClient dynamo) {
      return new TimelineWriter(dynamo, EmbeddedTable.NAME, InstantSource.fixed(DAY_ONE));
    }

    /** One of several functions folds; what fails stays pending. */
    private void fold(List<TimelineWriter> writers) {
      try {
        any(writers).refreshPending();
      } catch (SdkException e) {
        // The stream gives it again.
      }
    }

    private <E> E any(java.util.Collection<E> some) {
      return some.stream().skip(random.nextInt(some.size())).findFirst().orElseThrow();
    }

    private void put(EmbeddedTable table, String key, String content) {
      objects.put(key, new Stamped(content, DAY_ONE.plusSeconds(clock++)));
      deliver(table, key);
    }

    private void correct(EmbeddedTable table) {
      if (!objects.isEmpty()) {
        String key = any(objects.keySet());
        String was = newsroom.content(key);
        put(
            table,
            key,
            switch (random.nextInt(4)) {
              case 0 -> was.replace(" March.", " April.");
              case 1 -> was.replace("\"text\":\"", "\"text\":\"The first version was wrong. ");
              case 2 -> was.replace("\"text\":\"", "\"text\":\"In short: ");
              default -> was;
            });
        tally.corrected++;
      }
    }

    private void delete(EmbeddedTable table) {
      if (!objects.isEmpty()) {
        String key = any(objects.keySet());
        objects.remove(key);
        removed.add(key);
        deliver(table, key);
        tally.deleted++;
      }
    }

    private void restore(EmbeddedTable table) {
      if (!removed.isEmpty()) {
        String key = removed.removeLast();
        put(table, key, newsroom.content(key));
        tally.restored++;
      }
    }

    /** What the ingest function does, under the rules of the moment. */
    private void deliver(EmbeddedTable table, String key) {
      Stamped object = objects.get(key);
      table.take(
          key,
          intake -> {
            if (object != null) {
              Article article = article(key, object);
              Reading reading = LaterRules.read(EXTRACTOR.extract(article), rules);
              ObjectIntake.Need need =
                  intake.find(article, reading.contentHash(), reading.rules(), object.stored());
              if (need == ObjectIntake.Need.READ) {
                intake.take(reading, object.stored());
                tally.reread += rules > 0 ? 1 : 0;
              }
            }
            intake.close(true);
          });
    }

    private static Article article(String key, Stamped object) {
      return Samples.read(key, object.content()).articles().getFirst();
    }

    /** A decision, now and then several at once, now and then an undoing. */
    private void decide(EmbeddedTable table, Editor editor) {
      List<Event> events = events(table);
      if (events.isEmpty()) {
        return;
      }
      clock++;
      if (!made.isEmpty() && random.nextInt(8) == 0) {
        take(
            editor.answer(
                Request.of("DELETE", DECISIONS + "/" + any(made).id(), "").from(ANN), new byte[0]));
        return;
      }
      ObjectNode request = Json.json().createObjectNode();
      int many = random.nextInt(6) == 0 ? 3 : 1;
      for (int i = 0; i < many; i++) {
        request.withArray("decisions").add(decision(events));
      }
      take(
          editor.answer(
              Request.of("POST", DECISIONS, "", Map.of(), true).from(ANN),
              request.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void take(Response response) {
      // What does not fit, such as to part the only sentence, is refused, and nothing is recorded.
      assertThat(response.status()).as(response.text()).isIn(200, 201, 409, 422);
      if (response.status() < 300) {
        try {
          for (JsonNode one : Json.json().readTree(response.text()).path("decisions")) {
            made.add(Json.json().treeToValue(one, Decision.class));
            tally.decisions++;
          }
        } catch (JsonProcessingException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    private ObjectNode decision(List<Event> events) {
      Event event = any(events);
      Event other = any(events);
      ObjectNode decision = Json.json().createObjectNode();
      Kind kind = any(List.of(Kind.values()));
      String mention = any(event.mentions()).id();
      switch (kind) {
        case TITLE -> decision.put("event", mention).put("value", "Title " + clock);
        case TIME -> decision.put("event", mention).put("value", "2025-03-1" + random.nextInt(10));
        case FACTUALITY -> decision.put("event", mention).put("value", "possible");
        case PLACE -> decision.put("event", mention).put("value", "Daugavpils");
        case PARTICIPANTS ->
            decision.put("event", mention).put("value", "").putArray("value").add("Ann Lee");
        case KIND -> decision.put("event", mention).put("value", "protest");
        case NOTE -> decision.put("event", mention).put("value", "Note " + clock);
        case JOIN -> decision.putArray("mentions").add(mention).add(other.id());
        case PART -> decision.putArray("mentions").add(mention);
        case EVENT ->
            decision
                .putObject("value")
                .put("title", "Written " + clock)
                .put("time", "2025-03-0" + (1 + random.nextInt(9)));
        case ALIAS, NOT_ALIAS -> decision.putArray("value").add("Ilze Kalnina").add("Ann Lee");
        case RELEVANT, IRRELEVANT ->
            decision.put("value", any(newsroom.keys()).replaceAll(".*/|\\.json", ""));
        case CONFIRM, HIDE, SHOW, PIN, UNPIN -> decision.put("event", mention);
        case REVOKE -> {
          // Undone by its address; here it is one more of another kind.
          return decision.put("kind", "pin").put("event", mention);
        }
      }
      return decision.put("kind", kind.toString());
    }

    /** Every decision that holds is part of an event, or is told to be an orphan. */
    private void check(EmbeddedTable table, List<Event> events, Set<String> orphans) {
      Set<String> applied = new HashSet<>();
      for (Event event : events) {
        if (event.edited() != null) {
          event.edited().decisions().forEach(one -> applied.add(one.id()));
        }
      }
      List<Decision> kept = table.decisions().all(TIMELINE, null);
      assertThat(kept).as("seed %s, recorded", seed).containsExactlyInAnyOrderElementsOf(made);
      List<Decision> inForce = Decision.inForce(kept);
      Set<String> ids = new HashSet<>();
      for (Decision decision : inForce) {
        ids.add(decision.id());
        boolean isOfEvent = decision.kind().isAboutAnEvent() || decision.kind() == Kind.EVENT;
        if (isOfEvent) {
          assertThat(applied.contains(decision.id()) || orphans.contains(decision.id()))
              .as("seed %s: %s is applied or an orphan", seed, decision)
              .isTrue();
        }
        tally.applied += applied.contains(decision.id()) ? 1 : 0;
      }
      assertThat(ids).as("seed %s", seed).containsAll(orphans).containsAll(applied);
      tally.orphans += orphans.size();
      tally.revoked += kept.size() - inForce.size();
    }

    private static Set<String> orphans(EmbeddedTable table) {
      return Set.copyOf(table.timelines().standing(TIMELINE).orElseThrow().orphans());
    }

    /** Tells a table what is there at last, and the decisions, in any order and any batches. */
    private void tellInAnotherOrder(EmbeddedTable table) {
      List<Runnable> steps = new ArrayList<>();
      objects.keySet().forEach(key -> steps.add(() -> deliver(table, key)));
      List<Decision> shuffled = new ArrayList<>(made);
      Collections.shuffle(shuffled, random);
      for (int from = 0; from < shuffled.size(); ) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(5));
        List<Decision> some = List.copyOf(shuffled.subList(from, to));
        steps.add(() -> append(table, some));
        from = to;
      }
      Collections.shuffle(steps, random);
      List<TimelineWriter> writers = List.of(table.writer(), table.writer());
      for (Runnable step : steps) {
        step.run();
        if (random.nextInt(5) == 0) {
          fold(writers);
        }
      }
      table.writer().refreshPending().orThrow();
    }

    private static void append(EmbeddedTable table, List<Decision> decisions) {
      long number =
          1 + table.decisions().last(TIMELINE).map(entry -> entry.key().number()).orElse(0L);
      assertThat(table.decisions().append(new Decisions.Key(TIMELINE, number), decisions)).isTrue();
    }

    private static List<Event> events(EmbeddedTable table) {
      Timelines.Query all =
          new Timelines.Query(
              TIMELINE,
              Instant.parse("0001-01-01T00:00:00Z"),
              Instant.parse("9999-01-01T00:00:00Z"),
              null,
              true,
              true,
              false,
              Timelines.Query.ANY);
      List<Event> events = new ArrayList<>();
      @Nullable String after = "";
      while (after != null) {
        Timelines.Page page = table.timelines().page(all, after, 100);
        events.addAll(page.events());
        after = page.next();
      }
      return events;
    }

    /** The history of an object tells how many texts there were, what it holds does not. */
    private static List<String> lines(List<Event> events) {
      return events.stream()
          .map(event -> Json.line(event).replaceAll("\"revision\":\\d+", "\"revision\":0"))
          .toList();
    }
  }
}
