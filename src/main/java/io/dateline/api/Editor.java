package io.dateline.api;

import io.dateline.api.Caller.Role;
import io.dateline.article.ArticleException;
import io.dateline.json.Json;
import io.dateline.store.Decisions;
import io.dateline.store.TimelineSettings;
import io.dateline.store.Timelines;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Decision.Kind;
import io.dateline.timeline.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records the decisions of editors, and what they say of a timeline. It is the only part of the API
 * that writes.
 *
 * <pre>
 * PUT    /v1/timelines/{timeline}
 * POST   /v1/timelines/{timeline}/decisions
 * DELETE /v1/timelines/{timeline}/decisions/{id}
 * </pre>
 *
 * <p>Editors and owners may decide; the caller of a request names its author. The answer holds the
 * decisions that were recorded; the timeline shows them a moment later.
 */
public final class Editor {

  private static final Pattern ROUTE =
      Pattern.compile("/v1/timelines/([a-z0-9-]{1,64})/decisions(?:/([A-Za-z0-9._:-]{1,64}))?");

  private static final Pattern TIMELINE = Pattern.compile("/v1/timelines/([a-z0-9-]{1,64})");

  /** The most bytes of what is said of a timeline. */
  private static final int LARGEST_DESCRIPTION = 100_000;

  /** How often a request is tried again that others were faster than. */
  private static final int MOST_TRIES = 10;

  private final Timelines timelines;
  private final Decisions decisions;
  private final Api api;
  private final Supplier<UUID> names;
  private final InstantSource clock;

  /**
   * @param api gives the entity tags that a condition is compared with
   * @param names makes ids for decisions to which the client gives none, no two alike in any table
   * @param clock gives the moment at which a decision is made
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
    if (method.equals("PUT")) {
      return TIMELINE.matcher(path).matches();
    }
    return route.matches() && method.equals(route.group(2) == null ? "POST" : "DELETE");
  }

  /**
   * Answers a request; a fault of the request is a problem, never an exception.
   *
   * @param content what a POST or PUT brings
   */
  public Response answer(Request request, byte[] content) {
    try {
      check(request.caller());
      String author = request.caller().subject();
      Matcher whole = TIMELINE.matcher(request.path());
      if (request.method().equals("PUT") && whole.matches()) {
        return describe(request, whole.group(1), content);
      }
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

  private Response describe(Request request, String timeline, byte[] content) {
    Parameters.of(request, Set.of());
    if (!timelines.exists(timeline)) {
      throw Problem.noTimeline(timeline);
    }
    if (content.length > LARGEST_DESCRIPTION) {
      throw new Problem.Thrown(
          Problem.of(413, "Content too large", "what is said of a timeline has at most 100 KB"));
    }
    try {
      TimelineSettings settings = TimelineSettings.read(timeline, content);
      timelines.describe(timeline, settings);
      return new Response(
          200,
          Map.of("content-type", "application/json", "cache-control", "no-store"),
          Json.line(settings));
    } catch (ArticleException e) {
      throw new Problem.Thrown(Problem.of(422, "Not a description", e.reason()));
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
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    DecisionBatch batch = DecisionBatch.of(content, today);
    List<String> ids = batch.ids();
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Optional<Decisions.Entry> known =
          ids.isEmpty() ? Optional.empty() : decisions.withId(timeline, ids);
      if (known.isPresent()) {
        return again(known.get(), batch);
      }
      Optional<Decisions.Entry> last = decisions.last(timeline);
      DecidedEvents events = new DecidedEvents(timelines, timeline, pending(timeline, standing));
      Instant at = at(last);
      List<Decision> made = new ArrayList<>();
      for (int i = 0; i < batch.inputs().size(); i++) {
        DecisionInput input = batch.inputs().get(i);
        String id = Objects.requireNonNullElseGet(input.id(), this::newId);
        made.add(events.decision(input, batch.path(i), id, author, at.plusMillis(i)));
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

  /** Now, or just after the last decision if the clock of another server was ahead. */
  private Instant at(Optional<Decisions.Entry> last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return last.stream()
        .flatMap(entry -> entry.decisions().stream())
        .map(decision -> decision.at().plusMillis(1))
        .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** The answer to a request that was sent before: the decisions that were recorded then. */
  private static Response again(Decisions.Entry known, DecisionBatch batch) {
    if (!batch.isSameAs(known.decisions())) {
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

  private String newId() {
    return "d_" + names.get();
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

  /**
   * Holds a request to its condition (RFC 9110 §13.1.1): the event is as the editor saw it, and
   * nobody has decided anything about it that it does not show yet.
   */
  private void check(Request request, String timeline, DecidedEvents events) {
    String condition = request.header("if-match");
    if (condition.isEmpty()) {
      return;
    }
    Event event =
        events
            .only()
            .orElseThrow(() ->
                new Problem.Thrown(
                    Problem.of(
                        400,
                        "Bad condition",
                        "\"If-Match\" is for decisions that are about one event")));
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

  /** Whether a tag is one of those of a condition, in whatever content coding it was sent. */
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
                      "timeline \"%s\" has no decision \"%s\"; /v1/timelines/%s/decisions lists them"
                          .formatted(timeline, id, timeline)));
      if (!Decision.inForce(all).contains(target)) {
        throw new Problem.Thrown(
            Problem.of(
                409, "Conflict", "the decision is revoked already: nothing is left to revoke"));
      }
      Decision made = revocation(target, newId(), author, at(last));
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
