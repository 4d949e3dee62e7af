package io.dateline.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Caller.Role;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Anchor;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Decision.Value;
import io.dateline.timeline.Event;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records what editors decide: the only part of the API that writes.
 *
 * <pre>
 * POST   /v1/timelines/{timeline}/decisions
 * DELETE /v1/timelines/{timeline}/decisions/{id}
 * </pre>
 *
 * <p>Editors may, and owners; whoever lets requests in says who those are. An answer says what was
 * recorded; the timeline takes it in a moment later.
 */
public final class Editor {

  private static final Pattern ROUTE =
      Pattern.compile("/v1/timelines/([a-z0-9-]{1,64})/decisions(?:/([A-Za-z0-9._:-]{1,64}))?");

  /** Mentions that the decisions of one request name. */
  private static final int MOST_MENTIONS = 500;

  private static final int LARGEST = 1_000_000;

  /** Mentions by which an event is known: it may lose some of them and is still found. */
  private static final int MOST_ANCHORS = 12;

  private static final int MOST_TRIES = 10;

  private final Timelines timelines;
  private final Decisions decisions;
  private final Api api;
  private final Supplier<UUID> names;
  private final InstantSource clock;

  /**
   * @param api gives the entity tags that a condition is compared with
   * @param names makes names for decisions that the client gives none, no two alike in any table
   * @param clock when a decision is made, and which day it is
   */
  public Editor(
      Timelines timelines,
      Decisions decisions,
      Api api,
      Supplier<UUID> names,
      InstantSource clock) {
    this.timelines = timelines;
    this.decisions = decisions;
    this.api = api;
    this.names = names;
    this.clock = clock;
  }

  /** How members sign in, where they do; else null. */
  public @Nullable SignIn signIn() {
    return api.signIn();
  }

  /** Whether a request is one of those that it answers. */
  public static boolean takes(String method, String path) {
    Matcher route = ROUTE.matcher(path);
    return route.matches() && method.equals(route.group(2) == null ? "POST" : "DELETE");
  }

  /**
   * Answers a request; a fault of the request is a problem, never an exception.
   *
   * @param content what a POST brings
   */
  public Response answer(Request request, byte[] content) {
    try {
      check(request.caller());
      String author = request.caller().subject();
      Matcher route = ROUTE.matcher(request.path());
      if (!route.matches()) {
        throw Problem.nothingAt(request.path());
      }
      if (!takes(request.method(), request.path())) {
        throw new Problem.Thrown(
            Problem.of(
                405, "Method not allowed", "decisions are made by POST, and revoked by DELETE"));
      }
      Parameters.of(request, Set.of());
      String timeline = route.group(1);
      Timelines.Standing standing =
          timelines.standing(timeline).orElseThrow(() -> Problem.noTimeline(timeline));
      return request.method().equals("POST")
          ? decide(request, timeline, standing, content, author)
          : revoke(timeline, route.group(2), author);
    } catch (Problem.Thrown e) {
      return e.problem().response();
    }
  }

  private static void check(Caller caller) {
    if (!caller.may(Role.READER)) {
      throw new Problem.Thrown(
          Problem.noMember(caller, "decisions are made by editors who are known"));
    }
    if (!caller.may(Role.EDITOR)) {
      throw new Problem.Thrown(
          Problem.of(
              403,
              "Forbidden",
              "you may read here, but not decide: ask whoever runs this server to make you an"
                  + " editor, then sign in again"));
    }
  }

  private Response decide(
      Request request,
      String timeline,
      Timelines.Standing standing,
      byte[] content,
      String author) {
    List<DecisionInput> inputs = inputs(content);
    List<String> ids = inputs.stream().flatMap(input -> Stream.ofNullable(input.id())).toList();
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Optional<Decisions.Entry> known =
          ids.isEmpty() ? Optional.empty() : decisions.withId(timeline, ids);
      if (known.isPresent()) {
        return again(known.get(), inputs);
      }
      Optional<Decisions.Entry> last = decisions.last(timeline);
      Events events = new Events(timeline, pending(timeline, standing));
      Instant at = at(last);
      List<Decision> made = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        String path = inputs.size() == 1 ? "" : "decisions[" + i + "].";
        made.add(events.decision(inputs.get(i), path, author, at.plusMillis(i)));
      }
      check(request, timeline, events);
      if (decisions.append(next(timeline, last), made)) {
        return recorded(timeline, made, 201);
      }
    }
    throw busy();
  }

  private static Problem.Thrown busy() {
    return new Problem.Thrown(
        Problem.of(503, "Busy", "many decide at this moment: the same request may be sent again"));
  }

  private static Decisions.Key next(String timeline, Optional<Decisions.Entry> last) {
    return new Decisions.Key(timeline, 1 + last.map(entry -> entry.key().number()).orElse(0L));
  }

  /** The decisions that the timeline has not taken in, in their order. */
  private List<Decision> pending(String timeline, Timelines.Standing standing) {
    return decisions.after(timeline, standing.decided()).stream()
        .flatMap(entry -> entry.decisions().stream())
        .toList();
  }

  /** Now, and after whatever was decided before, whatever the clock of that server said. */
  private Instant at(Optional<Decisions.Entry> last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return last.stream()
        .flatMap(entry -> entry.decisions().stream())
        .map(decision -> decision.at().plusMillis(1))
        .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
  }

  private List<DecisionInput> inputs(byte[] content) {
    if (content.length > LARGEST) {
      throw new Problem.Thrown(
          Problem.of(413, "Content too large", "a request has at most 1 MB of decisions"));
    }
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    JsonNode json = json(content);
    JsonNode list = json.path("decisions");
    if (!list.isArray()) {
      return List.of(DecisionInput.of(json, "", today));
    }
    if (list.isEmpty() || list.size() > Decisions.MOST_AT_ONCE) {
      throw new Problem.Thrown(
          new Problem(
              422,
              "Not a list of decisions",
              "1 to %d decisions are made at once, not %d"
                  .formatted(Decisions.MOST_AT_ONCE, list.size()),
              "decisions",
              null));
    }
    List<DecisionInput> inputs = new ArrayList<>();
    for (JsonNode one : list) {
      inputs.add(DecisionInput.of(one, "decisions[" + inputs.size() + "]", today));
    }
    List<String> ids = inputs.stream().flatMap(input -> Stream.ofNullable(input.id())).toList();
    if (Set.copyOf(ids).size() < ids.size()) {
      throw new Problem.Thrown(
          new Problem(422, "Not a list of decisions", "two have the same id", "decisions", null));
    }
    return inputs;
  }

  private static JsonNode json(byte[] content) {
    try {
      JsonNode json = Json.json().readTree(content);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      // Told below.
    } catch (IOException e) {
      throw new IllegalStateException("bytes that cannot be read", e);
    }
    throw new Problem.Thrown(
        Problem.of(
            400,
            "Not JSON",
            "the content is one decision, or {\"decisions\": [...]}; such as"
                + " {\"kind\": \"confirm\", \"event\": \"m_0123456789abcdef0123\"}"));
  }

  /** The answer to a request that has come before: what was recorded then. */
  private static Response again(Decisions.Entry known, List<DecisionInput> inputs) {
    boolean isSame = known.decisions().size() == inputs.size();
    for (int i = 0; isSame && i < inputs.size(); i++) {
      Decision was = known.decisions().get(i);
      DecisionInput is = inputs.get(i);
      isSame =
          was.kind() == is.kind()
              && (is.id() == null || is.id().equals(was.id()))
              && (is.value() == null || is.value().equals(was.value()))
              && Objects.equals(is.reason(), was.reason())
              && was.about().stream().map(Anchor::mention).toList().containsAll(named(is));
    }
    if (!isSame) {
      throw new Problem.Thrown(
          new Problem(
              409,
              "Conflict",
              "another decision has this id: a decision is never changed, only revoked",
              "id",
              null));
    }
    return recorded(known.key().timeline(), known.decisions(), 200);
  }

  /** The mentions that a request names, and that are kept with its decision. */
  private static List<String> named(DecisionInput input) {
    if (input.mentions().isEmpty()) {
      return input.event() == null ? List.of() : List.of(input.event());
    }
    return input.mentions().subList(0, Math.min(input.mentions().size(), MOST_ANCHORS));
  }

  private static Response recorded(String timeline, List<Decision> made, int status) {
    return new Response(
        status,
        Map.of(
            "content-type",
            "application/json",
            "cache-control",
            "no-store",
            "location",
            "/v1/timelines/" + timeline + "/decisions/" + made.getFirst().id()),
        Json.line(Map.of("decisions", made)));
  }

  /** The events that decisions of one request are about, each read once. */
  private final class Events {
    private final String timeline;

    /** By the id of each of their mentions. */
    private final Map<String, Event> known = new HashMap<>();

    /** Those that were asked for, by their own ids. */
    private final Map<String, Event> asked = new LinkedHashMap<>();

    /** What was decided of them that they do not show yet; more comes with each decision. */
    private final List<Decision> pending;

    /** How many of these were there before the request. */
    private final int others;

    private int mentions;

    Events(String timeline, List<Decision> pending) {
      this.timeline = timeline;
      this.pending = new ArrayList<>(pending);
      this.others = pending.size();
    }

    /**
     * @param path how problems call it
     */
    Decision decision(DecisionInput input, String path, String author, Instant at) {
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
              Objects.requireNonNullElseGet(input.id(), () -> "d_" + names.get()),
              timeline,
              input.kind(),
              about,
              from,
              value,
              null,
              input.reason(),
              author,
              at);
      pending.add(decision);
      return decision;
    }

    /** What is confirmed of an event: as it is once all that was decided of it is taken in. */
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
          .anyMatch(anchor ->
              event.mentions().stream().anyMatch(one -> one.id().equals(anchor.mention())));
    }

    /** Whether somebody decided anything of the event that it does not show yet. */
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
                  throw unknown(field, id, "was withdrawn: no article tells it any more");
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
                422,
                "Not one event",
                "the mentions are of several events",
                path + "mentions",
                null));
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
      from.addAll(anchors(first, rest, MOST_ANCHORS));
    }

    private List<Anchor> anchors(Event event, Collection<String> mentions) {
      return anchors(event, mentions, MOST_ANCHORS);
    }

    /** Of some mentions of an event, or of all where none are named. */
    private List<Anchor> anchors(Event event, Collection<String> mentions, int most) {
      return event.mentions().stream()
          .filter(mention -> mentions.isEmpty() || mentions.contains(mention.id()))
          .limit(most)
          .map(Anchor::of)
          .toList();
    }
  }

  /**
   * Holds a request to its condition (RFC 9110 §13.1.1): the event is as the editor saw it, and
   * nobody has decided anything about it that it does not show yet.
   */
  private void check(Request request, String timeline, Events events) {
    String condition = request.header("if-match");
    if (condition.isEmpty()) {
      return;
    }
    if (events.asked.size() != 1) {
      throw new Problem.Thrown(
          Problem.of(
              400, "Bad condition", "\"If-Match\" is for decisions that are about one event"));
    }
    Event event = events.asked.values().iterator().next();
    String tag =
        api.answer(
                Request.of("GET", "/v1/timelines/" + timeline + "/events/" + event.id(), "")
                    .from(request.caller()))
            .headers()
            .getOrDefault("etag", "");
    if (events.isDecidedByOthers(event) || !isAmong(tag, condition)) {
      throw new Problem.Thrown(
          Problem.of(
              412,
              "Changed meanwhile",
              "the event has changed since it was read: look at it again, then decide"));
    }
  }

  /** Whether a tag is one of those of a condition, in whatever coding it was sent. */
  private static boolean isAmong(String tag, String condition) {
    return Stream.of(condition.split(","))
        .map(String::strip)
        .map(one -> one.replace("-gzip\"", "\""))
        .anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  private Response revoke(String timeline, String id, String author) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      // Read first: whoever revokes it meanwhile takes the number that this one would have.
      Optional<Decisions.Entry> last = decisions.last(timeline);
      List<Decision> all = decisions.all(timeline, null);
      Decision target =
          all.stream()
              .filter(decision -> decision.id().equals(id))
              .findFirst()
              .orElseThrow(() ->
                  Problem.notFound(
                      "timeline \"%s\" has no decision \"%s\"".formatted(timeline, id)));
      if (!Decision.inForce(all).contains(target)) {
        throw new Problem.Thrown(
            Problem.of(
                409, "Conflict", "the decision is revoked already: nothing is left to revoke"));
      }
      Decision made = revocation(target, "d_" + names.get(), author, at(last));
      if (decisions.append(next(timeline, last), List.of(made))) {
        return recorded(timeline, List.of(made), 200);
      }
    }
    throw busy();
  }

  private static Decision revocation(Decision target, String id, String author, Instant at) {
    return new Decision(
        id,
        target.timeline(),
        Kind.REVOKE,
        List.of(),
        List.of(),
        null,
        target.id(),
        null,
        author,
        at);
  }
}
