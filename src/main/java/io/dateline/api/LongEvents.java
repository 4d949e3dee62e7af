package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events with more mentions than an answer holds: they are shown with as many of their mentions as
 * fit, how many there are, and where the others are. All others are shown as they are.
 */
final class LongEvents {

  /** Bytes of an event in a list. */
  static final int IN_LIST = 100_000;

  /** Bytes of an event alone, or in an export. */
  static final int ALONE = 2_000_000;

  /** Conflicts, participants and places that a long event shows. */
  private static final int MOST_NAMED = 100;

  private final Cursors cursors;

  LongEvents(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * A run of an event's mentions.
   *
   * @param event the event with these mentions and their links alone
   * @param count how many mentions it has
   * @param next the cursor of those after them; null where there are none
   */
  record Run(Event event, int count, @Nullable String next) {
    boolean isWhole() {
      return event.mentions().size() == count;
    }
  }

  /** The first mentions of an event, as many as fit into some bytes. */
  Run first(Event event, int bytes) {
    return run(event, 0, bytes);
  }

  /** The mentions of an event from where a cursor of ours marks. */
  Run from(Event event, Parameters parameters, int bytes) {
    String after = cursors.given(parameters, "cursor", list(event));
    return run(event, after.isEmpty() ? 0 : indexAfter(event.mentions(), after), bytes);
  }

  private Run run(Event event, int from, int bytes) {
    List<Mention> all = event.mentions();
    List<Mention> some = Portion.of(all, from, bytes);
    int end = from + some.size();
    String next = end < all.size() ? cursors.at(list(event), place(some.getLast())) : null;
    return some.size() == all.size()
        ? new Run(event, all.size(), null)
        : new Run(event.with(some, linksOf(event, some)), all.size(), next);
  }

  private static List<Event.Link> linksOf(Event event, List<Mention> some) {
    Set<String> ids = some.stream().map(Mention::id).collect(Collectors.toSet());
    return event.links().stream().filter(link -> ids.contains(link.mention())).toList();
  }

  private static String list(Event event) {
    return "mentions of " + event.timeline() + "/" + event.id();
  }

  /** A place in {@link Mention#ORDER}, which mentions that come in meanwhile do not move. */
  private static String place(Mention mention) {
    return mention.article().published().instant() + "#" + mention.id();
  }

  private static int indexAfter(List<Mention> mentions, String place) {
    int end = place.indexOf('#');
    Instant published = Instant.parse(place.substring(0, end));
    String id = place.substring(end + 1);
    int index = 0;
    while (index < mentions.size() && !isAfter(mentions.get(index), published, id)) {
      index++;
    }
    return index;
  }

  private static boolean isAfter(Mention mention, Instant published, String id) {
    int order = mention.article().published().instant().compareTo(published);
    return order > 0 || (order == 0 && mention.id().compareTo(id) > 0);
  }

  /** An event's JSON as it is kept, or where it is long that of its first mentions. */
  byte[] shown(byte[] json, int bytes) {
    return json.length <= bytes
        ? json
        : json(first(Json.event(json), bytes)).getBytes(StandardCharsets.UTF_8);
  }

  /** The JSON of a run. */
  static String json(Run run) {
    if (run.isWhole()) {
      return Json.line(run.event());
    }
    ObjectNode event = Json.json().valueToTree(run.event());
    for (String list : List.of("conflicts", "participants", "places")) {
      cut(event.path(list));
    }
    event.put("mentionCount", run.count());
    if (run.next() != null) {
      event.put("moreMentions", url(run.event()) + "?cursor=" + run.next());
    }
    return event.toString();
  }

  private static void cut(JsonNode list) {
    if (list instanceof ArrayNode array) {
      while (array.size() > MOST_NAMED) {
        array.remove(array.size() - 1);
      }
    }
  }

  private static String url(Event event) {
    return "/v1/timelines/" + event.timeline() + "/events/" + event.id();
  }
}
