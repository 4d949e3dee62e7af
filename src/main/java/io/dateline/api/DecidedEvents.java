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

  /** What the decisions of the request so far join and part. */
  private final Regrouping regrouping = new Regrouping();

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
              "the decisions of one request name at most %d mentions: send the rest in another"
                  .formatted(MOST_MENTIONS),
              path + "mentions",
              null));
    }
    List<Anchor> about = new ArrayList<>();
    List<Anchor> from = new ArrayList<>();
    Value value = input.value();
    if (value != null && value.article() != null) {
      checkArticle(value.article(), path + "value");
    }
    if (input.event() != null || !input.mentions().isEmpty()) {
      List<Named> named = new ArrayList<>();
      if (input.event() != null) {
        named.add(named(input.event(), path + "event"));
      }
      for (int i = 0; i < input.mentions().size(); i++) {
        named.add(named(input.mentions().get(i), path + "mentions[" + i + "]"));
      }
      Named first = named.getFirst();
      switch (input.kind()) {
        case JOIN -> join(named, path, about);
        case PART -> part(input, named, path, about, from);
        default -> {
          one(named, path);
          about.addAll(anchors(first, input.mentions()));
        }
      }
      if (input.kind() == Kind.CONFIRM) {
        value = confirmed(first.event());
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

  /**
   * A mention or event that a decision names.
   *
   * @param id as it is named
   * @param event the event that it is of on the timeline
   */
  private record Named(String id, Event event) {}

  private Named named(String id, String field) {
    return new Named(id, event(id, field));
  }

  private void checkArticle(String article, String field) {
    if (!timelines.hasArticle(timeline, article)) {
      throw fault(
          "No such article",
          "no article \"%s\" has come in for timeline \"%s\"; /v1/timelines/%s/articles lists them"
              .formatted(Parameters.shown(article), timeline, timeline),
          field);
    }
  }

  private static Problem.Thrown fault(String title, String detail, String field) {
    return new Problem.Thrown(new Problem(422, title, detail, field, null));
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
    return fault(
        "No such event",
        "on timeline \"%s\" the event or mention \"%s\" %s; /v1/timelines/%s/events lists those there are"
            .formatted(timeline, Parameters.shown(id), why, timeline),
        field);
  }

  private boolean isOne(Named one, Named other) {
    return regrouping.isOne(one.event(), one.id(), other.event(), other.id());
  }

  private void one(List<Named> named, String path) {
    Named first = named.getFirst();
    if (!named.stream().allMatch(other -> isOne(first, other))) {
      throw fault(
          "Not one event",
          "the mentions are of several events: decide of each by itself, or join them first",
          path + "mentions");
    }
  }

  private void join(List<Named> named, String path, List<Anchor> about) {
    Named first = named.getFirst();
    if (named.stream().allMatch(other -> isOne(first, other))) {
      throw fault(
          "Nothing to join",
          named.stream().map(one -> one.event().id()).distinct().count() < 2
              ? "the mentions are of one event: name one mention of each event that is to be joined"
              : "the decisions before this one join these events already: leave it out",
          path + "mentions");
    }
    for (int i = 0; i < named.size(); i++) {
      Named one = named.get(i);
      if (named.subList(0, i).stream().noneMatch(other -> isPiece(one, other))) {
        about.addAll(anchors(one, List.of()));
      }
    }
    for (Named other : named) {
      if (!regrouping.join(first.event(), first.id(), other.event(), other.id())) {
        throw fault(
            "Contradiction",
            "a decision before this one parts what it joins: leave one of them out",
            path + "mentions");
      }
    }
  }

  /** Whether two names are of mentions that no decision has to join. */
  private boolean isPiece(Named one, Named other) {
    return regrouping
        .mentions(one.event(), one.id())
        .equals(regrouping.mentions(other.event(), other.id()));
  }

  private void part(
      DecisionInput input, List<Named> named, String path, List<Anchor> about, List<Anchor> from) {
    Named first = named.getLast();
    if (named.stream().anyMatch(other -> !other.event().equals(first.event()))) {
      throw fault(
          "Not one event",
          "the mentions are of several events: part those of each by a decision of its own",
          path + "mentions");
    }
    one(named, path);
    List<Mention> mentions = regrouping.mentions(first.event(), first.id());
    Set<String> parted = Set.copyOf(input.mentions());
    List<String> rest =
        mentions.stream().map(Mention::id).filter(id -> !parted.contains(id)).toList();
    if (rest.isEmpty()) {
      boolean isJoined = regrouping.isJoined(first.event(), first.id());
      throw fault(
          isJoined ? "Contradiction" : "Nothing to part",
          isJoined
              ? "a decision before this one joins what it parts: leave one of them out"
              : regrouping.isParted(first.event())
                  ? "the decisions before this one part these mentions already: leave it out"
                  : "these are all mentions of the event: leave one to it, or hide the event",
          path + "mentions");
    }
    about.addAll(anchors(first, parted, parted.size()));
    from.addAll(anchors(first, rest, DecisionBatch.MOST_ANCHORS));
    regrouping.part(first.event(), parted);
  }

  private List<Anchor> anchors(Named named, Collection<String> mentions) {
    return anchors(named, mentions, DecisionBatch.MOST_ANCHORS);
  }

  /** Anchors at the given mentions of an event, or at all of them if none are given. */
  private List<Anchor> anchors(Named named, Collection<String> mentions, int most) {
    return regrouping.mentions(named.event(), named.id()).stream()
        .filter(mention -> mentions.isEmpty() || mentions.contains(mention.id()))
        .limit(most)
        .map(Anchor::of)
        .toList();
  }
}
