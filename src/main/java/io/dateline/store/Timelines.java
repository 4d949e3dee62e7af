package io.dateline.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.place.Atlas;
import io.dateline.timeline.Change;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Edited;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import io.dateline.timeline.History;
import io.dateline.timeline.Relevance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The timelines as they are read: the events that {@link TimelineWriter} folds from the ledger. */
public final class Timelines {

  private static final TypeReference<List<History.Step>> STEPS = new TypeReference<>() {};
  private static final TypeReference<Change> CHANGE = new TypeReference<>() {};

  private static final int MOST_TRIES = 3;

  /** Timelines asked for at once where all are wanted. */
  private static final int MOST_LISTED = 1_000;

  /** How many events that changed last are looked at for the newest of those asked for. */
  private static final int MOST_CHANGED = 2_000;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Bodies bodies;
  private final Gists gists;
  private final Decisions decisions;
  private final OwnPlaces ownPlaces;
  private final PastFolds pasts = new PastFolds();

  /**
   * @param dynamo the client
   * @param table the table's name
   */
  public Timelines(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.bodies = new Bodies(dynamo, table);
    this.gists = new Gists(dynamo, table);
    this.decisions = new Decisions(dynamo, table);
    this.ownPlaces = new OwnPlaces(dynamo, table);
  }

  private QueryRequest partition(String pk) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", Items.s(pk)))
        .build();
  }

  /**
   * A timeline in the list of timelines.
   *
   * @param id its id
   * @param title what its owner calls it; null where it goes by its id
   * @param events how many events it has
   * @param years how many of them begin in each year (UTC)
   * @param fault why its latest articles are not on it; null, as nearly always, where they are
   */
  public record Summary(
      String id, @Nullable String title, long events, List<Year> years, @Nullable String fault) {
    /** Copies the list. */
    public Summary {
      years = List.copyOf(years);
    }
  }

  /**
   * A year of a timeline.
   *
   * @param year the year
   * @param events how many events begin in it
   */
  public record Year(int year, long events) {}

  /**
   * Some of the timelines, by id.
   *
   * @param timelines those of them that have events
   * @param next the id after which more follow, or null at the end
   */
  public record Listed(List<Summary> timelines, @Nullable String next) {
    /** Copies the list. */
    public Listed {
      timelines = List.copyOf(timelines);
    }
  }

  /** All timelines that have events, by id. */
  public List<Summary> list() {
    List<Summary> list = new ArrayList<>();
    String after = "";
    while (after != null) {
      Listed some = list(after, MOST_LISTED);
      list.addAll(some.timelines());
      after = some.next();
    }
    return list;
  }

  /**
   * Some of the timelines that have events, by id: as many as one request gives, which reads at
   * most 1 MB.
   *
   * @param after the id after which to begin, or empty
   * @param most how many at most
   */
  public Listed list(String after, int most) {
    QueryRequest.Builder query = partition(TimelineState.PARTITION).toBuilder().limit(most);
    if (!after.isEmpty()) {
      query.exclusiveStartKey(TimelineState.key(after));
    }
    QueryResponse answer = dynamo.query(query.build());
    Map<String, String> titles = titles(answer.items());
    return new Listed(
        answer.items().stream()
            .map(item -> summary(item, titles))
            .filter(one -> one.events() > 0 || one.fault() != null)
            .toList(),
        answer.hasLastEvaluatedKey() ? Items.required(answer.lastEvaluatedKey(), Items.SK) : null);
  }

  /** What the owners of some timelines call them, by their ids. */
  private Map<String, String> titles(List<Map<String, AttributeValue>> states) {
    Map<String, String> titles = new HashMap<>();
    if (!states.isEmpty()) {
      QueryRequest between =
          partition(TimelineSettings.PARTITION).toBuilder()
              .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", Items.s(TimelineSettings.PARTITION),
                      ":first", Items.s(Items.required(states.getFirst(), Items.SK)),
                      ":last", Items.s(Items.required(states.getLast(), Items.SK))))
              .build();
      for (Map<String, AttributeValue> item : dynamo.queryPaginator(between).items()) {
        String title = TimelineSettings.of(item).title();
        if (title != null) {
          titles.put(Items.required(item, Items.SK), title);
        }
      }
    }
    return titles;
  }

  private static Summary summary(Map<String, AttributeValue> item, Map<String, String> titles) {
    SortedMap<Integer, Long> years = TimelineState.years(item);
    return new Summary(
        Items.required(item, Items.SK),
        titles.get(Items.required(item, Items.SK)),
        years.values().stream().mapToLong(count -> count).sum(),
        years.entrySet().stream().map(y -> new Year(y.getKey(), y.getValue())).toList(),
        Items.string(item, "fault"));
  }

  /**
   * Which events of a timeline are asked for.
   *
   * @param timeline the timeline
   * @param from the first instant of a range that their times overlap
   * @param to the instant after its last
   * @param asOf the moment as of which they are wanted, folded from what had been published by
   *     then, so that the first such query of a moment costs as much as the timeline has mentions;
   *     null for the present
   * @param assumed whether those of an assumed day are wanted too
   * @param hidden whether those that editors hid are wanted too
   * @param backwards whether the latest come first
   * @param wanted which of those that overlap are wanted
   */
  public record Query(
      String timeline,
      Instant from,
      Instant to,
      @Nullable Instant asOf,
      boolean assumed,
      boolean hidden,
      boolean backwards,
      Predicate<Event> wanted) {

    /** All are wanted. */
    public static final Predicate<Event> ANY = _ -> true;

    /** All events of a range as they are now, in order. */
    public static Query of(String timeline, Instant from, Instant to) {
      return new Query(timeline, from, to, null, false, false, false, ANY);
    }

    /** The same with other events of the range wanted. */
    public Query with(Predicate<Event> other) {
      return new Query(timeline, from, to, asOf, assumed, hidden, backwards, other);
    }

    /** Whether an event of the timeline is asked for. */
    boolean holds(Event event) {
      return (event.isHidden() ? hidden : assumed || !event.isAssumed())
          && event.time().earliest().isBefore(to)
          && event.time().latest().isAfter(from)
          && wanted.test(event);
    }
  }

  /** The places that events may lie at, and their names. */
  public Atlas atlas() {
    return ownPlaces.read().atlas();
  }

  /** What the owner of a timeline says of it. */
  public TimelineSettings settings(String timeline) {
    return TimelineSettings.of(get(TimelineSettings.key(timeline)));
  }

  /** Puts what an editor says of a timeline in the place of what was said before. */
  public void describe(String timeline, TimelineSettings settings) {
    dynamo.putItem(put -> put.tableName(table).item(settings.item(timeline)));
  }

  /** Whether there is or was a timeline of this id. */
  public boolean exists(String timeline) {
    return !get(TimelineState.key(timeline)).isEmpty();
  }

  /** Whether an article of this id has come in for a timeline, whatever became of it. */
  public boolean hasArticle(String timeline, String article) {
    ArticleKey key = ArticleKey.of(article, timeline);
    return get(Items.key(key.partition(), key.head())).containsKey("state");
  }

  /**
   * What a timeline has taken in.
   *
   * @param version a number that changes with the timeline
   * @param decided the number of the last entry of {@link Decisions} that it shows
   * @param orphans the ids of decisions that hold but whose mentions are no longer there, or the
   *     first of very many
   */
  public record Standing(long version, long decided, List<String> orphans) {
    /** Copies the list. */
    public Standing {
      orphans = List.copyOf(orphans);
    }

    /** Whether there may be orphans that it does not name. */
    public boolean mayHaveMore() {
      return orphans.size() >= TimelineState.MOST_ORPHANS;
    }
  }

  /** The ids of the decisions that some event of a timeline shows; all of it is read for them. */
  public Set<String> applied(String timeline) {
    Set<String> applied = new HashSet<>();
    Query edited =
        new Query(
            timeline,
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            null,
            true,
            true,
            false,
            event -> {
              Edited by = event.edited();
              if (by != null) {
                by.decisions().forEach(made -> applied.add(made.id()));
              }
              return false;
            });
    String after = "";
    while (after != null) {
      after = page(edited, after, MOST_LISTED).next();
    }
    return applied;
  }

  /** The decisions that hold of a timeline and that it has taken in, in their order. */
  public List<Decision> decisions(String timeline) {
    long decided = standing(timeline).map(Standing::decided).orElse(0L);
    return decided == 0 ? List.of() : Decision.inForce(decisions.upTo(timeline, decided));
  }

  /** What a timeline has taken in; empty where there never was one. */
  public Optional<Standing> standing(String timeline) {
    Map<String, AttributeValue> item = get(TimelineState.key(timeline));
    if (item.isEmpty()) {
      return Optional.empty();
    }
    TimelineState state = TimelineState.of(timeline, item);
    return Optional.of(new Standing(state.version(), state.decided(), state.orphans()));
  }

  /** A number that changes with the timeline; empty where there never was one. */
  public OptionalLong version(String timeline) {
    Map<String, AttributeValue> state = get(TimelineState.key(timeline));
    return state.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(TimelineState.of(timeline, state).version());
  }

  /**
   * Some of the events that are asked for, in order. A page may end before it has as many as it may
   * hold, even empty, where it has looked at many events in vain.
   *
   * @param after the sort key after which to begin, from an earlier {@link Page}, or empty
   * @param limit how many at most
   */
  public Page page(Query query, String after, int limit) {
    return query.asOf() == null
        ? new PageReader(dynamo, table, query).read(after, limit)
        : past(query, query.asOf(), after, limit);
  }

  private Page past(Query query, Instant moment, String after, int limit) {
    NavigableMap<String, Event> all = past(query.timeline(), moment);
    NavigableMap<String, Event> ordered = query.backwards() ? all.descendingMap() : all;
    List<byte[]> json = new ArrayList<>();
    long bytes = 0;
    String last = after;
    for (Map.Entry<String, Event> entry :
        (after.isEmpty() ? ordered : ordered.tailMap(after, false)).entrySet()) {
      if (query.holds(entry.getValue())) {
        if (json.size() == limit || bytes > PageReader.MOST_BYTES) {
          return new Page(json, last);
        }
        byte[] event = Ledger.bytes(entry.getValue());
        bytes += event.length;
        json.add(event);
      }
      last = entry.getKey();
    }
    return new Page(json, null);
  }

  private NavigableMap<String, Event> past(String timeline, Instant moment) {
    // Read before the contents: what changes meanwhile has another version.
    OptionalLong version = version(timeline);
    return version.isEmpty()
        ? Collections.emptyNavigableMap()
        : pasts.at(
            new PastFolds.Moment(timeline, version.getAsLong(), moment),
            () -> Fold.fold(known(timeline, moment), decisions.all(timeline, moment), atlas()));
  }

  private List<Mention> known(String timeline, Instant moment) {
    List<Mention> known = new ArrayList<>();
    new Contents(dynamo, table)
        .each(
            timeline,
            (_, mentions) ->
                mentions.stream()
                    .filter(mention -> !mention.article().published().instant().isAfter(moment))
                    .forEach(known::add));
    return known;
  }

  /**
   * A run of events.
   *
   * @param json the events in order, each as {@link Json#line} writes it, in UTF-8
   * @param next the sort key after which more may follow, or null at the end
   */
  public record Page(List<byte[]> json, @Nullable String next) {
    /** Copies the list. */
    public Page {
      json = List.copyOf(json);
    }

    /** The events themselves, read anew at each call. */
    public List<Event> events() {
      return json.stream().map(Json::event).toList();
    }
  }

  /** Where a mention's id leads. */
  public sealed interface Found {
    /** To the event that it belongs to. */
    record Here(Event event) implements Found {}

    /**
     * To nothing any more: the mention was withdrawn.
     *
     * @param history the steps of its event until then
     */
    record Withdrawn(List<History.Step> history) implements Found {
      /** Copies the list. */
      public Withdrawn {
        history = List.copyOf(history);
      }
    }

    /** To nothing: no such mention has ever been. */
    record Unknown() implements Found {}
  }

  /** The event that a mention belongs to, by the mention's id; an event's own id is one of them. */
  public Found event(String timeline, String id) {
    // An event may move between the two reads.
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      MentionPlaces places = new MentionPlaces(dynamo, table, timeline);
      places.read(List.of(id));
      Optional<EventPlace> place = places.of(id);
      if (place.isEmpty()) {
        Map<String, AttributeValue> withdrawn = get(MentionPlaces.keyOfWithdrawn(timeline, id));
        return withdrawn.isEmpty()
            ? new Found.Unknown()
            : new Found.Withdrawn(Ledger.read(bodies.unpack(withdrawn), STEPS));
      }
      List<KeptEvent> events = new EventItems(dynamo, table).get(List.of(place.get()));
      if (!events.isEmpty()) {
        return new Found.Here(events.getFirst().shown(gists.relevance(timeline)));
      }
    }
    throw new IllegalStateException("event \"" + id + "\" kept moving while it was read");
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
  }

  /** The other events that an event took in, or was a part of, in the order of the changes. */
  public List<Change> mergers(String timeline, String event) {
    return dynamo
        .queryPaginator(partition(EventWrites.partitionOfHistory(timeline, event)))
        .items()
        .stream()
        .map(item -> Ledger.read(bodies.unpack(item), CHANGE))
        .toList();
  }

  /**
   * A change of a timeline, as it was written.
   *
   * @param sequence orders the changes of a timeline
   * @param at when it was written
   * @param change what it was
   */
  public record Written(long sequence, Instant at, Change change) {}

  /**
   * A run of changes.
   *
   * @param changes in the order in which they were made
   * @param next after which more will follow, now or later
   */
  public record Changes(List<Written> changes, String next) {
    /** Copies the list. */
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /** For {@link #changesBack}: begins with the changes that were written with this one. */
  public static String before(Written written) {
    return LogEntry.sortKeyBehind(written.at(), written.sequence());
  }

  /** For {@link #changes(String, String, int)}: begins with the changes from an instant on. */
  public static String from(Instant since) {
    return LogEntry.sortKey(since);
  }

  /** The changes of a timeline from an instant on. */
  public Changes changes(String timeline, Instant since, int limit) {
    return changes(timeline, LogEntry.sortKey(since), limit);
  }

  /**
   * The changes of a timeline after those of an earlier answer.
   *
   * @param after {@link Changes#next} of that answer
   * @param limit about how many at most: the changes that one commit made stay together
   */
  public Changes changes(String timeline, String after, int limit) {
    List<Written> changes = new ArrayList<>();
    String next = after;
    for (Map<String, AttributeValue> entry :
        dynamo.queryPaginator(LogEntry.after(table, timeline, after, limit)).items()) {
      changes.addAll(LogEntry.changes(entry, bodies));
      next = Items.required(entry, Items.SK);
      if (changes.size() >= limit) {
        break;
      }
    }
    return new Changes(changes, next);
  }

  /**
   * The changes of a timeline back in time, the newest first; {@link Changes#next} is empty where
   * there are no more.
   *
   * @param since none is told from before this instant
   * @param before {@link Changes#next} of an earlier answer of this kind; empty for the newest
   * @param limit about how many at most: the changes that one commit made stay together
   */
  public Changes changesBack(String timeline, Instant since, String before, int limit) {
    String first = LogEntry.sortKey(since);
    List<Written> changes = new ArrayList<>();
    String next = "";
    for (Map<String, AttributeValue> entry : log(timeline, before)) {
      String at = Items.required(entry, Items.SK);
      if (at.compareTo(first) < 0) {
        break;
      }
      if (changes.size() >= limit) {
        return new Changes(changes, next);
      }
      changes.addAll(LogEntry.changes(entry, bodies));
      next = at;
    }
    return new Changes(changes, "");
  }

  private SdkIterable<Map<String, AttributeValue>> log(String timeline, String before) {
    return dynamo.queryPaginator(LogEntry.before(table, timeline, before)).items();
  }

  /**
   * Those of the events asked for that changed last, as the timeline's changes tell it; of a past
   * moment, those reported last. An event that is not among the 2,000 of the timeline that changed
   * last is not looked at.
   *
   * @param limit how many at most
   * @return what changed last first; of those that one commit changed, the one reported last
   */
  public List<Latest> latest(Query query, int limit) {
    Comparator<Event> newest =
        Comparator.comparing(Event::updated).reversed().thenComparing(Event::id);
    if (query.asOf() != null) {
      return past(query.timeline(), query.asOf()).values().stream()
          .filter(query::holds)
          .sorted(newest)
          .limit(limit)
          .map(event -> new Latest(event, event.updated().instant()))
          .toList();
    }
    Map<String, Written> changed = new HashMap<>();
    log(query.timeline(), "").stream()
        .limit(MOST_CHANGED)
        .flatMap(entry -> LogEntry.changes(entry, bodies).stream())
        .takeWhile(_ -> changed.size() < MOST_CHANGED)
        .forEach(written -> changed.putIfAbsent(written.change().heir(), written));
    return events(query.timeline(), changed.keySet()).stream()
        .filter(query::holds)
        .sorted(
            Comparator.comparingLong((Event event) -> -written(changed, event).sequence())
                .thenComparing(newest))
        .limit(limit)
        .map(event -> new Latest(event, written(changed, event).at()))
        .toList();
  }

  private static Written written(Map<String, Written> changed, Event event) {
    return Objects.requireNonNull(changed.get(event.id()), event.id());
  }

  /**
   * An event, and when it last changed.
   *
   * @param changed when what became of it was written; as of a past moment, its latest report
   */
  public record Latest(Event event, Instant changed) {}

  /**
   * Some events of a timeline, in any order; an id that leads to another event by now gives none.
   *
   * @param asOf the moment as of which they are wanted; null for the present
   */
  public List<Event> events(String timeline, @Nullable Instant asOf, Collection<String> ids) {
    Set<String> wanted = Set.copyOf(ids);
    return asOf == null
        ? events(timeline, wanted)
        : past(timeline, asOf).values().stream()
            .filter(event -> wanted.contains(event.id()))
            .toList();
  }

  private List<Event> events(String timeline, Set<String> ids) {
    MentionPlaces places = new MentionPlaces(dynamo, table, timeline);
    places.read(ids);
    Set<EventPlace> found =
        ids.stream().flatMap(id -> places.of(id).stream()).collect(Collectors.toSet());
    Relevance relevance = gists.relevance(timeline);
    return new EventItems(dynamo, table)
        .get(found).stream()
            .map(event -> event.shown(relevance))
            .filter(event -> ids.contains(event.id()))
            .toList();
  }
}
