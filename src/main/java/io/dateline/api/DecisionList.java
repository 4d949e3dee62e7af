package io.dateline.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Edited;
import io.dateline.timeline.Event;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers for what editors decided of a timeline: the newest first, or with {@code sort=time} the
 * oldest; as JSON Lines all of it, which another table can take in.
 */
final class DecisionList {

  private static final Set<String> PARAMETERS =
      Set.of("author", "kind", "event", "state", "sort", "limit", "cursor");

  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  private final Timelines timelines;
  private final Decisions decisions;
  private final Cursors cursors;

  DecisionList(Timelines timelines, Decisions decisions, Cursors cursors) {
    this.timelines = timelines;
    this.decisions = decisions;
    this.cursors = cursors;
  }

  /** Whether a decision holds. */
  private enum State {
    /** It does. */
    HOLDS,
    /** It does, but its mentions are no longer there: an editor has to place it. */
    ORPHAN,
    /** Another one revoked it. */
    REVOKED
  }

  /**
   * A decision in the list.
   *
   * @param decision the decision
   * @param state whether it holds
   * @param revokedBy the id of the decision that revoked it; null where none did
   */
  private record Entry(@JsonUnwrapped Decision decision, State state, @Nullable String revokedBy) {}

  private record Answer(String timeline, int total, List<Entry> decisions, @Nullable String next) {}

  Response answer(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    Timelines.Standing standing =
        timelines.standing(timeline).orElseThrow(() -> Problem.noTimeline(timeline));
    String list = "decisions of " + timeline + "?" + parameters.written(Set.of("limit", "cursor"));
    String after = cursors.given(parameters, "cursor", list);
    boolean isOldestFirst = isOldestFirst(parameters);
    List<Entry> entries =
        entries(timeline, standing).stream().filter(filter(parameters, timeline)).toList();
    List<Entry> ordered = isOldestFirst ? entries : entries.reversed();
    int from = after.isEmpty() ? 0 : Integer.parseInt(after);
    int to = Math.min(ordered.size(), from + parameters.number("limit", USUAL, MOST));
    String next = to < ordered.size() ? cursors.at(list, Integer.toString(to)) : null;
    List<Entry> shown = ordered.subList(Math.min(from, to), to);
    return NextLink.on(
        request,
        next,
        new Response(
            200,
            Map.of("content-type", "application/json"),
            Json.line(new Answer(timeline, entries.size(), shown, next))));
  }

  /** All of them, one a line, oldest first, as {@code dateline decisions import} takes them. */
  Response lines(Request request, String timeline) {
    Parameters.of(request, Set.of());
    if (timelines.standing(timeline).isEmpty()) {
      throw Problem.noTimeline(timeline);
    }
    String lines =
        decisions.all(timeline, null).stream()
            .map(decision -> Json.line(decision) + "\n")
            .collect(Collectors.joining());
    return new Response(200, Map.of("content-type", "application/jsonl"), lines);
  }

  private static boolean isOldestFirst(Parameters parameters) {
    String sort = parameters.text("sort").orElse("-time");
    if (!Set.of("time", "-time").contains(sort)) {
      throw Problem.badParameter(
          "sort",
          "\"sort\" takes one of time, -time, not \"" + Parameters.shown(sort) + "\"",
          "-time");
    }
    return sort.equals("time");
  }

  private List<Entry> entries(String timeline, Timelines.Standing standing) {
    List<Decision> all = decisions.all(timeline, null);
    Set<Decision> inForce = new HashSet<>(Decision.inForce(all));
    Map<String, String> revokedBy = new HashMap<>();
    all.stream()
        .filter(inForce::contains)
        .sorted(Comparator.comparing(Decision::at).reversed())
        .filter(decision -> decision.revokes() != null)
        .forEach(d -> revokedBy.put(String.valueOf(d.revokes()), d.id()));
    Set<String> orphans = new HashSet<>(standing.orphans());
    if (standing.mayHaveMore()) {
      Set<String> applied = timelines.applied(timeline);
      timelines.decisions(timeline).stream()
          .filter(decision -> isOfMentions(decision) && !applied.contains(decision.id()))
          .forEach(decision -> orphans.add(decision.id()));
    }
    return all.stream()
        .map(decision ->
            new Entry(
                decision,
                !inForce.contains(decision)
                    ? State.REVOKED
                    : orphans.contains(decision.id()) ? State.ORPHAN : State.HOLDS,
                inForce.contains(decision) ? null : revokedBy.get(decision.id())))
        .toList();
  }

  private static boolean isOfMentions(Decision decision) {
    return decision.kind() == Kind.EVENT || !decision.about().isEmpty();
  }

  private Predicate<Entry> filter(Parameters parameters, String timeline) {
    Set<Kind> kinds = kinds(parameters);
    Set<State> states = parameters.oneOf("state", State.class, "orphan");
    String author = parameters.text("author").orElse("");
    Set<String> ofEvent =
        parameters.text("event").map(id -> ofEvent(timeline, id)).orElse(Set.of());
    boolean isOfEvent = parameters.text("event").isPresent();
    return entry -> {
      Decision decision = entry.decision();
      boolean isAbout =
          ofEvent.contains(decision.id())
              || decision.about().stream().anyMatch(anchor -> ofEvent.contains(anchor.mention()));
      return (kinds.isEmpty() || kinds.contains(decision.kind()))
          && (states.isEmpty() || states.contains(entry.state()))
          && (author.isEmpty() || author.equals(decision.author()))
          && (!isOfEvent || isAbout);
    };
  }

  /** The ids of an event's mentions, and of the decisions that hold of it. */
  private Set<String> ofEvent(String timeline, String id) {
    if (timelines.event(timeline, id) instanceof Timelines.Found.Here(Event event)) {
      Set<String> ids = event.mentions().stream().map(Mention::id).collect(Collectors.toSet());
      Edited edited = event.edited();
      if (edited != null) {
        edited.decisions().forEach(made -> ids.add(made.id()));
      }
      return ids;
    }
    throw Problem.badParameter(
        "event",
        "timeline \"%s\" has no event \"%s\"".formatted(timeline, Parameters.shown(id)),
        "m_0123456789abcdef0123");
  }

  private static Set<Kind> kinds(Parameters parameters) {
    return parameters
        .text("kind")
        .map(given ->
            Stream.of(given.split(",", -1))
                .map(String::strip)
                .map(one -> kind(one))
                .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static Kind kind(String given) {
    try {
      return Kind.of(given);
    } catch (IllegalArgumentException e) {
      throw Problem.badParameter("kind", String.valueOf(e.getMessage()), "hide");
    }
  }
}
