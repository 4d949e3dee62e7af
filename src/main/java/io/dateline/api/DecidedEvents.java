package io.dateline.api;

import io.dateline.event.Mention;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The events that the decisions of one request are about, each read once. */
final class DecidedEvents {

  /** The most mentions that the decisions of one request name. */
  private static final int MOST_MENTIONS = 500;

  private final Timelines timelines;
  private final String timeline;

  /** The events that were read, by the id of each of their mentions. */
  private final Map<String, Event> known = new HashMap<>();

  /** The same events by their own ids. */
  private final Map<String, Event> asked = new LinkedHashMap<>();

  /** Decisions that the events do not show yet; each decision of the request is added. */
  private final List<Decision> pending;

  /** The number of pending decisions before the request. */
  private final int others;

  private int mentions;

  /**
   * @param pending the decisions that the timeline has not taken in, in their order
   */
  DecidedEvents(Timelines timelines, String timeline, List<Decision> pending) {
    this.timelines = timelines;
    this.timeline = timeline;
    this.pending = new ArrayList<>(pending);
    this.others = pending.size();
  }

  /** The event that all decisions are about; empty if they are about none, or about several. */
  Optional<Event> only() {
    return asked.size() == 1 ? Optional.of(asked.values().iterator().next()) : Optional.empty();
  }

  /**
   * Makes a decision.
   *
   * @param input the decision as the request gives it
   * @param path the beginning of the names of its fields in problems
   * @param id its id
   * @param author who decides
   * @param at when it is made
   * @throws Problem.Thrown if it is about an event that is not on the timeline, or does not fit it
   */
  Decision decision(DecisionInput input, String path, String id, String author, Instant at) {
    mentions += input.mentions().size();
    if (mentions > MOST_MENTIONS) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Too many mentions",
              "the decisions of one request name at most %d mentions".formatted(MOST_MENTIONS),
              path + "mentions",
              null));
    }
    List<Anchor> about = new ArrayList<>();
    List<Anchor> from = new ArrayList<>();
    Value value = input.value();
    if (input.event() != null || !input.mentions().isEmpty()) {
      List<Event> events = new ArrayList<>();
      if (input.event() != null) {
        events.add(event(input.event(), path + "event"));
      }
      for (int i = 0; i < input.mentions().size(); i++) {
        events.add(event(input.mentions().get(i), path + "mentions[" + i + "]"));
      }
      Event first = events.getFirst();
      switch (input.kind()) {
        case JOIN -> join(events, path, about);
        case PART -> part(input, first, events, path, about, from);
        default -> {
          one(events, path);
          about.addAll(anchors(first, input.mentions()));
        }
      }
      if (input.kind() == Kind.CONFIRM) {
        value = confirmed(first);
      }
    }
    Decision decision =
        new Decision(
            id, timeline, input.kind(), about, from, value, null, input.reason(), author, at);
    pending.add(decision);
    return decision;
  }

  /** The facts that are confirmed: those of the event once it shows all pending decisions. */
  private Value confirmed(Event event) {
    Value decided =
        pending.stream()
            .filter(decision -> isAbout(decision, event))
            .map(Decision::valueOrNone)
            .reduce(Value.NONE, (before, later) -> later.over(before));
    return Value.confirmed(
        Objects.requireNonNullElse(decided.title(), event.title()),
        Objects.requireNonNullElse(decided.time(), event.time()),
        Objects.requireNonNullElse(decided.factuality(), event.factuality()));
  }

  private boolean isAbout(Decision decision, Event event) {
    return decision.about().stream()
        .anyMatch(
            anchor -> event.mentions().stream().anyMatch(one -> one.id().equals(anchor.mention())));
  }

  /**
   * Whether there is a decision about the event, made before the request, that it does not show
   * yet.
   */
  boolean isDecidedByOthers(Event event) {
    return pending.subList(0, others).stream()
        .anyMatch(decision ->
            decision.revokes() == null
                ? isAbout(decision, event) && !shows(event, decision.id())
                : shows(event, decision.revokes()));
  }

  private boolean shows(Event event, String decision) {
    return event.edited() != null
        && event.edited().decisions().stream().anyMatch(made -> made.id().equals(decision));
  }

  private Event event(String id, String field) {
    Event event = known.get(id);
    if (event == null) {
      event =
          switch (timelines.event(timeline, id)) {
            case Timelines.Found.Here here -> here.event();
            case Timelines.Found.Withdrawn _ ->
                throw unknown(field, id, "was withdrawn: no article reports it any more");
            case Timelines.Found.Unknown _ -> throw unknown(field, id, "never was");
          };
      asked.put(event.id(), event);
      for (Mention mention : event.mentions()) {
        known.put(mention.id(), event);
      }
    }
    return event;
  }

  private Problem.Thrown unknown(String field, String id, String why) {
    return new Problem.Thrown(
        new Problem(
            422,
            "No such event",
            "on timeline \"%s\" the event or mention \"%s\" %s"
                .formatted(timeline, Parameters.shown(id), why),
            field,
            null));
  }

  private void one(List<Event> events, String path) {
    if (events.stream().map(Event::id).distinct().count() > 1) {
      throw new Problem.Thrown(
          new Problem(
              422, "Not one event", "the mentions are of several events", path + "mentions", null));
    }
  }

  private void join(List<Event> events, String path, List<Anchor> about) {
    List<Event> distinct =
        events.stream()
            .collect(
                Collectors.toMap(Event::id, event -> event, (one, _) -> one, LinkedHashMap::new))
            .values()
            .stream()
            .toList();
    if (distinct.size() < 2) {
      throw new Problem.Thrown(
          new Problem(
              422, "Nothing to join", "the mentions are of one event", path + "mentions", null));
    }
    distinct.forEach(event -> about.addAll(anchors(event, List.of())));
  }

  private void part(
      DecisionInput input,
      Event first,
      List<Event> events,
      String path,
      List<Anchor> about,
      List<Anchor> from) {
    one(events, path);
    Set<String> parted = Set.copyOf(input.mentions());
    List<String> rest =
        first.mentions().stream().map(Mention::id).filter(id -> !parted.contains(id)).toList();
    if (rest.isEmpty()) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Nothing to part",
              "these are all mentions of the event",
              path + "mentions",
              null));
    }
    about.addAll(anchors(first, input.mentions(), input.mentions().size()));
    from.addAll(anchors(first, rest, DecisionBatch.MOST_ANCHORS));
  }

  private List<Anchor> anchors(Event event, Collection<String> mentions) {
    return anchors(event, mentions, DecisionBatch.MOST_ANCHORS);
  }

  /** Anchors at the given mentions of an event, or at all of them if none are given. */
  private List<Anchor> anchors(Event event, Collection<String> mentions, int most) {
    return event.mentions().stream()
        .filter(mention -> mentions.isEmpty() || mentions.contains(mention.id()))
        .limit(most)
        .map(Anchor::of)
        .toList();
  }
}
