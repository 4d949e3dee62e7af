package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.LaterRules;
import io.dateline.api.Api;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.store.Ledger;
import io.dateline.store.ObjectIntake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thirty articles, twenty decisions; then every article is read again under later rules, and the
 * machine is started anew. What stands before stands after, or is an orphan. It prints the story.
 */
class EditorsStoryTest {

  private static final String TIMELINE = "grenholm";
  private static final String API = "/v1/timelines/" + TIMELINE;
  private static final Instant STORED = Instant.parse("2031-06-01T00:00:00Z");

  /** What is decided: kind, words of the event's title or quote, and the value or other words. */
  private static final List<String[]> DECISIONS =
      List.of(
          new String[] {"title", "closed the Alder", "Alder bridge closed over cracks"},
          new String[] {"confirm", "closed over cracks", ""},
          new String[] {"time", "cut power", "2031-03-08T03:30+01:00"},
          new String[] {"note", "cut power", "The grid company gave the hour on 9 March."},
          new String[] {"factuality", "arrested", "possible"},
          new String[] {"kind", "marched", "protest"},
          new String[] {"place", "sold to", "Oslo"},
          new String[] {"hide", "Lorries have", ""},
          new String[] {"join", "visited the Alder", "will visit"},
          new String[] {"time", "ended its search", "2031-03-09T18:00+01:00"},
          new String[] {"part", "with two cranes", ""},
          new String[] {"pin", "reopened on 9 May", ""},
          new String[] {"unpin", "met the owners", ""},
          new String[] {"title", "ended its search", "Search for trawler crews ends"},
          new String[] {"confirm", "ended its search", ""},
          new String[] {"confirm", "Two trawlers sank", ""},
          new String[] {"event", "", "Cannery promises to rebuild"},
          new String[] {"alias", "", "Ilka Brandt; Mayor Brandt"},
          new String[] {"irrelevant", "", "grenholm-21"},
          new String[] {"participants", "voted", "Grenholm council"});

  private static final class Machines implements AutoCloseable {
    private final Embedded embedded;
    private final Machine machine;

    Machines(Path data) throws IOException {
      embedded = Embedded.open(data);
      machine = Machine.on(embedded, new FolderBucket());
    }

    @Override
    public void close() throws IOException {
      machine.close();
      try {
        // The database lets go of its file a moment later.
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Tag("drill")
  @Test
  void whatEditorsDecidedStandsAfterAllIsReadAgain(@TempDir Path data) throws IOException {
    Map<String, String> before;
    Map<String, String> kinds = new TreeMap<>();
    List<Double> seconds = new ArrayList<>();
    try (Machines one = new Machines(data)) {
      read(one, 0);
      print("as read", one.machine.api());
      for (String[] decision : DECISIONS) {
        long begin = System.nanoTime();
        String id = decide(one.machine, decision);
        kinds.put(id, decision[0]);
        assertThat(get(one.machine.api(), API + "/decisions?state=holds").toString()).contains(id);
        seconds.add((System.nanoTime() - begin) / 1e9);
      }
      before = shown(one.machine.api(), kinds);
      print("before", one.machine.api());
    }
    try (Machines again = new Machines(data)) {
      read(again, 1);
    }
    Map<String, String> after;
    try (Machines anew = new Machines(data)) {
      after = shown(anew.machine.api(), kinds);
      print("after every article was read again and a restart", anew.machine.api());
    }
    int same = 0;
    for (Map.Entry<String, String> decision : kinds.entrySet()) {
      String now = Objects.requireNonNull(after.get(decision.getKey()));
      String then = Objects.requireNonNull(before.get(decision.getKey()));
      same += now.equals(then) ? 1 : 0;
      System.out.printf(
          "story: %-12s %s%n", decision.getValue(), now.equals(then) ? now : then + " -> " + now);
      assertThat(then).as("%s, before", decision.getValue()).isNotEqualTo("orphan");
      assertThat(now).as("%s, after", decision.getValue()).isNotEqualTo("lost");
    }
    System.out.printf(
        Locale.ROOT,
        "story: of %d decisions %d stand as before; a decision is seen after %.0f ms at most%n",
        kinds.size(),
        same,
        1e3 * seconds.stream().mapToDouble(s -> s).max().orElse(0));
    assertThat(seconds).allMatch(s -> s < 1);
  }

  /** Reads all articles, under rules that are some versions later. */
  private static void read(Machines on, int by) throws IOException {
    MentionExtractor extractor = new MentionExtractor();
    Ledger ledger = new Ledger(on.embedded.dynamo(), Embedded.TABLE);
    for (Article article : articles()) {
      Reading reading = LaterRules.read(extractor.extract(article), by);
      ObjectIntake intake = ledger.open("b", "articles/" + TIMELINE + "/" + article.id() + ".json");
      try {
        assertThat(intake.find(article, reading.contentHash(), reading.rules(), STORED))
            .isEqualTo(ObjectIntake.Need.READ);
        intake.take(reading, STORED);
        intake.close(true);
      } catch (ObjectIntake.Outrun e) {
        throw new IllegalStateException(e);
      }
    }
    on.machine.pump().drain();
  }

  private static List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    ArticleReader.read(
        new Source(
            "grenholm.jsonl",
            "grenholm.jsonl",
            TIMELINE,
            null,
            null,
            null,
            () ->
                Objects.requireNonNull(
                    EditorsStoryTest.class.getResourceAsStream("grenholm.jsonl"))),
        articles::add,
        refusal -> {
          throw new IllegalStateException(refusal);
        });
    assertThat(articles).hasSize(30);
    return articles;
  }

  private static JsonNode get(Api api, String path) throws IOException {
    String[] parts = path.split("\\?", 2);
    Response response = api.answer(Request.of("GET", parts[0], parts.length > 1 ? parts[1] : ""));
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return Json.json().readTree(response.text());
  }

  private static List<JsonNode> events(Api api) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String hidden : List.of("", "&hidden=true")) {
      get(api, API + "/events?limit=200&basis=stated,relative,context,published,assumed" + hidden)
          .path("events")
          .forEach(events::add);
    }
    return events;
  }

  /** The event that has some words in its title, or the mention that has them in its sentence. */
  private static String mention(Api api, String words) throws IOException {
    for (JsonNode event : events(api)) {
      if (event.path("title").asText().contains(words)) {
        return event.path("id").asText();
      }
    }
    for (JsonNode event : events(api)) {
      for (JsonNode mention : event.path("mentions")) {
        if (mention.at("/quote/text").asText().contains(words)) {
          return mention.path("id").asText();
        }
      }
    }
    throw new IllegalStateException("nothing tells: " + words);
  }

  private static String decide(Machine machine, String[] told) throws IOException {
    ObjectNode decision = Json.json().createObjectNode().put("kind", told[0]);
    Api api = machine.api();
    switch (told[0]) {
      case "join" ->
          decision.putArray("mentions").add(mention(api, told[1])).add(mention(api, told[2]));
      case "part" -> decision.putArray("mentions").add(mention(api, told[1]));
      case "event" ->
          decision
              .putObject("value")
              .put("title", told[2])
              .put("time", "about noon on 20 March 2031");
      case "alias" -> {
        for (String name : told[2].split("; ", -1)) {
          decision.withArray("value").add(name);
        }
      }
      case "irrelevant" -> decision.put("value", told[2]);
      case "participants" ->
          decision.put("event", mention(api, told[1])).putArray("value").add(told[2]);
      default -> {
        decision.put("event", mention(api, told[1]));
        if (!told[2].isEmpty()) {
          decision.put("value", told[2]);
        }
      }
    }
    Response response =
        machine
            .editor()
            .answer(
                Request.of("POST", API + "/decisions", "", Map.of(), true)
                    .from(new Caller("ann", Role.EDITOR)),
                decision.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(response.status()).as("%s: %s", told[0], response.text()).isEqualTo(201);
    machine.pump().drain();
    return Json.json().readTree(response.text()).at("/decisions/0/id").asText();
  }

  /** Of each decision the event that shows it, that it is an orphan, or that it holds of none. */
  private static Map<String, String> shown(Api api, Map<String, String> kinds) throws IOException {
    Map<String, String> shown = new HashMap<>();
    for (JsonNode event : events(api)) {
      for (JsonNode made : event.at("/edited/decisions")) {
        shown.put(
            made.path("id").asText(),
            event.at("/time/edtf").asText() + " " + event.path("title").asText());
      }
    }
    for (JsonNode one : get(api, API + "/decisions?limit=1000").path("decisions")) {
      String state = one.path("state").asText();
      boolean isOfEvents =
          one.path("about").size() > 0 || one.path("kind").asText().equals("event");
      if (!isOfEvents || state.equals("orphan")) {
        shown.putIfAbsent(one.path("id").asText(), state);
      }
    }
    kinds.keySet().forEach(id -> shown.putIfAbsent(id, "lost"));
    return shown;
  }

  private static void print(String when, Api api) throws IOException {
    System.out.println("story: " + when);
    for (JsonNode event : events(api)) {
      System.out.printf(
          "story:   %-26s %s%s%s%n",
          event.at("/time/edtf").asText(),
          event.path("title").asText(),
          event.at("/edited/hidden").asBoolean()
              ? " (hidden)"
              : event.has("edited") ? " (edited)" : "",
          event.path("confirmed").asBoolean() ? " (confirmed)" : "");
    }
  }
}
