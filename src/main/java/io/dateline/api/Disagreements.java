package io.dateline.api;

import io.dateline.event.EventTime;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import io.dateline.timeline.Edited;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers for where editors and what was read by machine differ: the numbers by kind, and as JSON
 * Lines each difference with its sentences, so that rules can be tested by it.
 *
 * <p>Of several decisions of one kind about an event the last counts. An event that was confirmed
 * as it was read is one where both agree.
 */
final class Disagreements {

  /**
   * What differs though no value is replaced: it was shown, held apart, held together, not read.
   */
  private static final Set<Kind> WITHOUT_VALUE =
      EnumSet.of(Kind.HIDE, Kind.JOIN, Kind.PART, Kind.EVENT);

  /** Sentences of a case. */
  private static final int MOST_SENTENCES = 20;

  private static final int AT_ONCE = 500;

  private final Timelines timelines;

  Disagreements(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * A difference.
   *
   * @param machine what was read; null where nothing was replaced
   * @param editor what was decided instead; null where the kind says all
   * @param about the mentions that are of one event, or of another than {@code from}
   * @param mentions the sentences of the event
   */
  private record Case(
      String timeline,
      Kind kind,
      String event,
      @Nullable Value machine,
      @Nullable Value editor,
      @Nullable String reason,
      String decision,
      Instant at,
      List<String> about,
      List<String> from,
      List<Mention> mentions) {}

  /**
   * The numbers.
   *
   * @param agreed events that were confirmed as they were read
   * @param disagreed the cases
   * @param kinds how many cases there are of each kind
   */
  private record Answer(String timeline, int agreed, int disagreed, Map<Kind, Integer> kinds) {}

  Response answer(Request request, String timeline) {
    Parameters.of(request, Set.of());
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    int agreed = 0;
    for (Event event : edited(timeline)) {
      List<Edited.Made> differing = differing(event);
      differing.forEach(made -> kinds.merge(made.kind(), 1, Integer::sum));
      boolean agrees = differing.isEmpty() && event.confirmed() != null;
      agreed += agrees ? 1 : 0;
    }
    int disagreed = kinds.values().stream().mapToInt(number -> number).sum();
    return new Response(
        200,
        Map.of("content-type", "application/json"),
        Json.line(new Answer(timeline, agreed, disagreed, kinds)));
  }

  /** The cases, one a line, in the order of their events. */
  Response lines(Request request, String timeline) {
    Parameters.of(request, Set.of());
    List<Event> events = edited(timeline);
    Map<String, Decision> decisions = new HashMap<>();
    timelines.decisions(timeline).forEach(decision -> decisions.put(decision.id(), decision));
    String lines =
        events.stream()
            .flatMap(event ->
                differing(event).stream().map(made -> of(event, made, decisions.get(made.id()))))
            .map(one -> Json.line(one) + "\n")
            .collect(Collectors.joining());
    return new Response(200, Map.of("content-type", "application/jsonl"), lines);
  }

  private static Case of(Event event, Edited.Made made, @Nullable Decision decision) {
    return new Case(
        event.timeline(),
        made.kind(),
        event.id(),
        made.machine(),
        made.value(),
        made.reason(),
        made.id(),
        made.at(),
        decision == null ? List.of() : ids(decision.about()),
        decision == null ? List.of() : ids(decision.from()),
        event.mentions().stream().limit(MOST_SENTENCES).toList());
  }

  private static List<String> ids(List<Anchor> anchors) {
    return anchors.stream().map(Anchor::mention).toList();
  }

  /** The decisions of an event that differ from what was read. */
  private static List<Edited.Made> differing(Event event) {
    Map<Kind, Edited.Made> last = new EnumMap<>(Kind.class);
    for (Edited.Made made : Objects.requireNonNull(event.edited()).decisions()) {
      last.put(made.kind(), made);
    }
    return last.values().stream().filter(made -> differs(made, event)).toList();
  }

  private static boolean differs(Edited.Made made, Event event) {
    if (made.kind() == Kind.HIDE) {
      return event.isHidden();
    }
    Value machine = made.machine();
    return WITHOUT_VALUE.contains(made.kind())
        || (machine != null && !says(machine, made.valueOrNone()));
  }

  /** Whether both say the same; of a time, when it was and not in which words. */
  private static boolean says(Value machine, Value editor) {
    EventTime read = machine.time();
    EventTime decided = editor.time();
    if (read != null && decided != null) {
      return read.edtf().equals(decided.edtf());
    }
    return machine.equals(editor);
  }

  /**
   * The events that editors decided anything of, in order. Each is looked up by the mentions of its
   * decisions; only where a decision has followed a mention to another id all events are read.
   */
  private List<Event> edited(String timeline) {
    Set<String> orphans =
        Set.copyOf(
            timelines.standing(timeline).orElseThrow(() -> Problem.noTimeline(timeline)).orphans());
    Map<String, Event> events = new HashMap<>();
    Set<String> seen = new HashSet<>(orphans);
    for (Decision decision : timelines.decisions(timeline)) {
      for (String mention : mentions(decision)) {
        if (!seen.contains(decision.id())
            && timelines.event(timeline, mention) instanceof Timelines.Found.Here(Event event)) {
          Edited edited = event.edited();
          if (edited != null && events.put(event.id(), event) == null) {
            edited.decisions().forEach(made -> seen.add(made.id()));
          }
        }
      }
      boolean isOfMentions = decision.kind() == Kind.EVENT || !decision.about().isEmpty();
      if (isOfMentions && !seen.contains(decision.id())) {
        return all(timeline);
      }
    }
    return events.values().stream().sorted(Fold.ORDER).toList();
  }

  private static List<String> mentions(Decision decision) {
    return decision.kind() == Kind.EVENT
        ? Written.mentions(decision).stream().map(Mention::id).toList()
        : ids(decision.about());
  }

  private List<Event> all(String timeline) {
    Timelines.Query query =
        new Timelines.Query(
            timeline,
            DateParameter.FIRST,
            DateParameter.LAST,
            null,
            true,
            true,
            false,
            event -> event.edited() != null);
    List<Event> events = new ArrayList<>();
    String after = "";
    while (after != null) {
      Timelines.Page page = timelines.page(query, after, AT_ONCE);
      events.addAll(page.events());
      after = page.next();
    }
    return events;
  }
}
