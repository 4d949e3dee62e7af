package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Change;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import io.dateline.timeline.TimelineFold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Folds what has changed of articles into the events of their timelines.
 *
 * <p>The fold of a timeline is kept between calls, and caught up by the timeline's log where others
 * have written: so that an article costs what its own events do. Everything can be made again from
 * the ledger, and writing can stop anywhere: the articles stay pending, and whoever comes next
 * makes the timeline whole. Not safe for several threads; any number of writers may work on one
 * table.
 */
public final class TimelineWriter {

  private static final int MOST_TRIES = 30;

  private static final int LONGEST_FAULT = 500;

  /** Articles folded at once where many are pending: some seconds' work. */
  private static final int MOST_IN_A_STEP = 500;

  /** Mentions kept between calls: some 4 KB each of real news, where a function has 1,769 MB. */
  private static final int MOST_KEPT = 200_000;

  /** Mentions of the events kept between calls: one or two KB each. */
  private static final int MOST_IN_RECENT_EVENTS = 40_000;

  /** A timeline that has changed more often than this since is read anew. */
  private static final int MOST_TO_CATCH_UP = 200;

  /** How long another writer may pause in the middle of a change before it is taken over. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;
  private final Bodies bodies;
  private final Contents contents;
  private final Ledger ledger;
  private final EventWrites eventWrites;
  private final Gists gists;
  private final OwnPlaces ownPlaces;

  /** The places as they were when the work on a timeline was begun. */
  private OwnPlaces.Placing placing;

  /** The folds of timelines, the one longest unused first. */
  private final Map<String, View> views = new LinkedHashMap<>(16, 0.75f, true);

  /** Events as of the state of their view. */
  private final Recent<InView, KeptEvent> recent =
      new Recent<>(
          MOST_IN_RECENT_EVENTS, MOST_IN_RECENT_EVENTS, event -> event.event().mentions().size());

  /**
   * @param dynamo the client
   * @param table the table's name
   * @param clock tells when a change is written, for those who follow the changes
   */
  public TimelineWriter(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
    this.bodies = new Bodies(dynamo, table);
    this.contents = new Contents(dynamo, table);
    this.ledger = new Ledger(dynamo, table);
    this.eventWrites = new EventWrites(dynamo, table);
    this.gists = new Gists(dynamo, table);
    this.ownPlaces = new OwnPlaces(dynamo, table);
    this.placing = OwnPlaces.NONE;
  }

  /** The fold of a timeline as of a state. */
  private static final class View {
    final Object id = new Object();
    final TimelineFold fold = new TimelineFold();
    TimelineState state;

    View(TimelineState state) {
      this.state = state;
    }
  }

  /**
   * Names an event of a view.
   *
   * @param view the view's id, which does not keep its fold in memory
   * @param mention its first in the fold
   */
  private record InView(Object view, String mention) {}

  /** Somebody else has changed the timeline meanwhile. */
  private static final class Outrun extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * What came of folding some articles.
   *
   * @param merged how many of their mentions joined an event: were not the first of a new one
   * @param failed the timelines that could not be folded, with the reason; their articles stay
   *     pending
   */
  public record Folded(int merged, SortedMap<String, RuntimeException> failed) {
    /**
     * How many of the mentions joined an event, where all could be folded.
     *
     * @throws RuntimeException the failure of one of the timelines
     */
    public int orThrow() {
      if (!failed.isEmpty()) {
        throw failed.firstEntry().getValue();
      }
      return merged;
    }

    private Folded plus(Folded other) {
      SortedMap<String, RuntimeException> all = new TreeMap<>(failed);
      all.putAll(other.failed);
      return new Folded(merged + other.merged, all);
    }
  }

  private static final Folded NOTHING = new Folded(0, new TreeMap<>());

  /** Takes in whatever is still pending: what a lost stream leaves behind. */
  public Folded refreshPending() {
    return refreshPending(() -> true);
  }

  /**
   * Takes in what is still pending, some articles of each timeline in turn.
   *
   * @param hasTime asked before each step; once it is false the rest stays pending
   */
  public Folded refreshPending(BooleanSupplier hasTime) {
    Map<String, Deque<ArticleKey>> left = new TreeMap<>();
    for (ArticleKey key : ledger.pending()) {
      left.computeIfAbsent(key.timeline(), _ -> new ArrayDeque<>()).add(key);
    }
    Folded folded = NOTHING;
    for (String timeline : placedOtherwise()) {
      if (!hasTime.getAsBoolean()) {
        return folded;
      }
      folded = folded.plus(refreshAlone(timeline, Set.of()));
    }
    while (!left.isEmpty()) {
      for (String timeline : List.copyOf(left.keySet())) {
        if (!hasTime.getAsBoolean()) {
          return folded;
        }
        Deque<ArticleKey> articles = left.getOrDefault(timeline, new ArrayDeque<>());
        Set<ArticleKey> step = new HashSet<>();
        while (step.size() < MOST_IN_A_STEP && !articles.isEmpty()) {
          step.add(articles.removeFirst());
        }
        folded = folded.plus(refreshAlone(timeline, step));
        if (articles.isEmpty() || folded.failed().containsKey(timeline)) {
          left.remove(timeline);
        }
      }
    }
    return folded;
  }

  /** The timelines whose events were placed by other places than there are now. */
  private List<String> placedOtherwise() {
    String version = ownPlaces.read().version();
    return dynamo
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Items.s(TimelineState.PARTITION))))
        .items()
        .stream()
        .filter(item -> !TimelineState.places(item).equals(version))
        .map(item -> Items.required(item, Items.SK))
        .toList();
  }

  /**
   * Takes in what has changed of some articles, each timeline for itself. Taking in the same again
   * changes nothing.
   *
   * @param articles the articles that changed, in any order, with repeats
   */
  public Folded refresh(Collection<ArticleKey> articles) {
    Map<String, Set<ArticleKey>> timelines = new TreeMap<>();
    for (ArticleKey key : articles) {
      timelines.computeIfAbsent(key.timeline(), _ -> new HashSet<>()).add(key);
    }
    Folded folded = NOTHING;
    for (Map.Entry<String, Set<ArticleKey>> timeline : timelines.entrySet()) {
      folded = folded.plus(refreshAlone(timeline.getKey(), timeline.getValue()));
    }
    return folded;
  }

  /** One timeline that cannot be folded must not keep the others from it. */
  private Folded refreshAlone(String timeline, Set<ArticleKey> articles) {
    try {
      return new Folded(refresh(timeline, articles), new TreeMap<>());
    } catch (RuntimeException e) {
      if (!isTransient(e)) {
        noteFault(timeline, e);
      }
      return new Folded(0, new TreeMap<>(Map.of(timeline, e)));
    }
  }

  /** Whether a failure may be gone when the same is tried again. */
  public static boolean isTransient(RuntimeException e) {
    return e instanceof SdkException || e instanceof ConcurrentModificationException;
  }

  /** Writes it where those who read the list of timelines see it. */
  private void noteFault(String timeline, RuntimeException fault) {
    String reason = String.valueOf(fault.getMessage());
    String told = reason.substring(0, Math.min(reason.length(), LONGEST_FAULT));
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(TimelineState.key(timeline))
              .updateExpression("SET fault = :fault")
              .expressionAttributeValues(Map.of(":fault", Items.s("cannot be folded: " + told))));
    } catch (RuntimeException e) {
      // The first failure is the one to be told.
      fault.addSuppressed(e);
    }
  }

  private void forgetFault(TimelineState state) {
    if (state.fault() != null) {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(TimelineState.key(state.timeline()))
              .updateExpression("REMOVE fault"));
    }
  }

  private int refresh(String timeline, Set<ArticleKey> articles) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      try {
        return tryRefresh(timeline, articles);
      } catch (Outrun e) {
        pause(LOOK_AGAIN.multipliedBy(attempt % 4));
      } catch (RuntimeException | Error e) {
        // What was written is not known: the fold is read anew.
        views.remove(timeline);
        throw e;
      }
    }
    throw new ConcurrentModificationException(
        "timeline \"" + timeline + "\" kept changing while it was folded");
  }

  private int tryRefresh(String timeline, Set<ArticleKey> articles) throws Outrun {
    placing = ownPlaces.read();
    TimelineState state = wholeState(timeline);
    View view = view(state);
    List<Ledger.Head> heads =
        ledger.heads(articles).stream().filter(head -> head.pending() != null).toList();
    if (heads.isEmpty()) {
      return 0;
    }
    Map<String, List<Mention>> now = new TreeMap<>();
    ledger
        .currentMentions(heads)
        .forEach((head, mentions) -> now.put(head.key().inContents(), mentions));
    Map<String, List<Mention>> before = contents.of(timeline, now.keySet());
    now.entrySet()
        .removeIf(entry -> entry.getValue().equals(before.getOrDefault(entry.getKey(), List.of())));
    Articles changed = new Articles(before, now, wordsOfErased(heads, before));
    int merged = now.isEmpty() ? 0 : write(view, changed);
    if (now.isEmpty() && heads.stream().anyMatch(head -> head.state() != Ledger.State.READ)) {
      outrunOthers(view);
    }
    heads.forEach(ledger::settle);
    forgetFault(state);
    return merged;
  }

  /**
   * An article is gone of which the timeline tells nothing yet: a fold that has read it as it was,
   * and is about to write it, must not win.
   */
  private void outrunOthers(View view) throws Outrun {
    TimelineState state = view.state;
    if (state.version() > 0) {
      TimelineState next = state.whole(state.updated(), state.years());
      if (!new Commit(dynamo, table).turn(state, next)) {
        throw new Outrun();
      }
      view.state = next;
    }
  }

  /** The state once no change is under way; one that was broken off is mended first. */
  private TimelineState wholeState(String timeline) throws Outrun {
    TimelineState state = state(timeline);
    // Few looks, longer and longer apart: where calls fail, each may be the one that does.
    Duration wait = LOOK_AGAIN;
    while (!state.isWhole()) {
      if (wait.compareTo(PATIENCE) > 0) {
        return mend(state);
      }
      pause(wait);
      TimelineState next = state(timeline);
      wait = next.version() == state.version() ? wait.multipliedBy(2) : LOOK_AGAIN;
      state = next;
    }
    boolean isPlaced = state.version() == 0 || state.places().equals(placing.version());
    return isPlaced ? state : mend(state);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for another writer", e);
    }
  }

  private TimelineState state(String timeline) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(
                get -> get.tableName(table).key(TimelineState.key(timeline)).consistentRead(true))
            .item();
    return TimelineState.of(timeline, item);
  }

  /** The fold as of a state: kept, caught up, or read anew. */
  private View view(TimelineState state) throws Outrun {
    View kept = views.get(state.timeline());
    if (kept != null && (kept.state.version() == state.version() || catchUp(kept, state))) {
      return kept;
    }
    // Two folds of one large timeline are more than fits.
    views.remove(state.timeline());
    View view = new View(state);
    contents.each(state.timeline(), (article, mentions) -> view.fold.set(article, mentions));
    view.fold.take();
    if (state(state.timeline()).version() != state.version()) {
      throw new Outrun();
    }
    keep(view);
    return view;
  }

  private void keep(View view) {
    views.put(view.state.timeline(), view);
    long kept = views.values().stream().mapToLong(one -> one.fold.size()).sum();
    for (View oldest : List.copyOf(views.values())) {
      if (kept > MOST_KEPT && oldest != view) {
        views.remove(oldest.state.timeline());
        kept -= oldest.fold.size();
      }
    }
  }

  /** Takes in what others have written since; false if that is more than reading anew. */
  private boolean catchUp(View view, TimelineState state) throws Outrun {
    List<Map<String, AttributeValue>> log =
        dynamo
            .query(
                LogEntry.after(
                    table, state.timeline(), LogEntry.sortKey(view.state), MOST_TO_CATCH_UP))
            .items();
    boolean isAll =
        !log.isEmpty()
            && LogEntry.version(log.getLast()) == state.version()
            && log.stream().noneMatch(entry -> LogEntry.articles(entry).isEmpty());
    if (!isAll) {
      return false;
    }
    Set<String> articles = new HashSet<>();
    log.forEach(entry -> articles.addAll(LogEntry.articles(entry)));
    contents.of(state.timeline(), articles).forEach((article, m) -> view.fold.set(article, m));
    view.fold.take();
    recent.clear();
    if (state(state.timeline()).version() != state.version()) {
      views.remove(state.timeline());
      throw new Outrun();
    }
    view.state = state;
    return true;
  }

  /**
   * Articles that have changed, by what they are called in the contents.
   *
   * @param before what they told, and maybe what others tell
   * @param now what they tell
   * @param erased the words of those that were erased
   */
  private record Articles(
      Map<String, List<Mention>> before, Map<String, List<Mention>> now, ErasedWords erased) {

    List<Mention> before(String article) {
      return before.getOrDefault(article, List.of());
    }
  }

  /** What articles told that were erased: nobody is told it any more, that it is gone neither. */
  private static ErasedWords wordsOfErased(
      List<Ledger.Head> heads, Map<String, List<Mention>> before) {
    ErasedWords words = new ErasedWords();
    for (Ledger.Head head : heads) {
      if (head.state() == Ledger.State.ERASED) {
        before.getOrDefault(head.key().inContents(), List.of()).forEach(words::add);
      }
    }
    return words;
  }

  private int write(View view, Articles articles) throws Outrun {
    List<Runnable> undo = new ArrayList<>();
    articles.now().forEach((article, mentions) -> undo.add(view.fold.set(article, mentions)));
    TimelineFold.Changed changed = view.fold.take();
    Optional<TimelineState> written = write(view, changed, articles);
    if (written.isEmpty()) {
      undo.reversed().forEach(Runnable::run);
      view.fold.take();
      throw new Outrun();
    }
    view.state = written.get();
    return merged(changed);
  }

  private static int merged(TimelineFold.Changed changed) {
    Set<String> known = new HashSet<>();
    changed.before().forEach(known::addAll);
    int merged = 0;
    for (TimelineFold.Group event : changed.after()) {
      List<String> members = event.ids();
      int fresh = (int) members.stream().filter(id -> !known.contains(id)).count();
      merged += fresh == members.size() ? fresh - 1 : fresh;
    }
    return merged;
  }

  private Optional<TimelineState> write(View view, TimelineFold.Changed changed, Articles articles)
      throws Outrun {
    TimelineState state = view.state;
    MentionPlaces places = new MentionPlaces(dynamo, table, state.timeline());
    Optional<List<KeptEvent>> found = before(view, changed, articles.now(), places);
    Optional<List<KeptEvent>> made =
        found.flatMap(events -> after(state, changed, articles, events));
    if (found.isEmpty() || made.isEmpty()) {
      if (state(state.timeline()).version() == state.version()) {
        mend(state);
      }
      return Optional.empty();
    }
    List<KeptEvent> before = found.get();
    List<KeptEvent> after = made.get();
    Commit commit = new Commit(dynamo, table);
    articles
        .now()
        .forEach((article, mentions) -> {
          Gists.put(commit, state.timeline(), articles.before(article), mentions);
          if (mentions.isEmpty()) {
            commit.delete(Contents.key(state.timeline(), article));
          } else {
            commit.put(contents.item(state.timeline(), article, mentions));
          }
        });
    eventWrites.add(commit, places, before, after);
    List<Event> were = events(before);
    List<Event> are = events(after);
    List<Change> changes =
        Change.between(were, are).stream().map(articles.erased()::without).toList();
    Optional<TimelineState> written =
        run(commit, state, changes, articles.now().keySet(), state.recount(were, are));
    if (written.isPresent()) {
      changed.before().forEach(members -> recent.remove(new InView(view.id, members.getFirst())));
      for (int i = 0; i < after.size(); i++) {
        recent.put(new InView(view.id, changed.after().get(i).ids().getFirst()), after.get(i));
      }
    }
    return written;
  }

  /** The events that a change makes of others; empty where the gist of an article is missing. */
  private Optional<List<KeptEvent>> after(
      TimelineState state,
      TimelineFold.Changed changed,
      Articles articles,
      List<KeptEvent> before) {
    Map<String, Mention> byId = new HashMap<>();
    Map<String, Gist> known = new HashMap<>();
    for (KeptEvent event : before) {
      event.event().mentions().forEach(m -> byId.put(m.id(), m));
      known.putAll(event.gists());
    }
    for (List<Mention> mentions : articles.now().values()) {
      mentions.forEach(m -> byId.put(m.id(), m));
      known.putAll(Gist.byArticle(mentions));
    }
    List<Event> events =
        changed.after().stream().map(group -> Fold.event(group, byId, placing.atlas())).toList();
    Set<String> reports = new HashSet<>();
    events.forEach(event -> reports.addAll(Relevance.reports(event.mentions())));
    reports.removeAll(known.keySet());
    Map<String, Gist> read = gists.get(state.timeline(), reports);
    known.putAll(read);
    return read.size() == reports.size()
        ? Optional.of(events.stream().map(event -> KeptEvent.of(event, known)).toList())
        : Optional.empty();
  }

  private static List<Event> events(List<KeptEvent> kept) {
    return kept.stream().map(KeptEvent::event).toList();
  }

  /** The events that a change is of, as they are; empty where one is not to be found. */
  private Optional<List<KeptEvent>> before(
      View view,
      TimelineFold.Changed changed,
      Map<String, List<Mention>> articles,
      MentionPlaces places) {
    List<KeptEvent> events = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (List<String> members : changed.before()) {
      KeptEvent event = recent.get(new InView(view.id, members.getFirst()));
      if (event == null) {
        unknown.add(members.getFirst());
      } else {
        events.add(event);
      }
    }
    places.read(
        Stream.concat(
                unknown.stream(), articles.values().stream().flatMap(List::stream).map(Mention::id))
            .toList());
    return eventWrites
        .read(places, unknown)
        .map(read -> {
          events.addAll(read);
          return events;
        });
  }

  private Optional<TimelineState> run(
      Commit commit,
      TimelineState state,
      List<Change> changes,
      Set<String> articles,
      SortedMap<Integer, Long> years) {
    eventWrites.addHistory(commit, state, changes);
    Instant now = clock.instant();
    return commit.run(
        state,
        last -> last.whole(now, years).placedBy(placing.version()),
        written -> LogEntry.item(written, articles, changes, bodies));
  }

  /**
   * Makes the events of a timeline those of its articles where they are not.
   *
   * @return whether they were not
   */
  public boolean makeWhole(String timeline) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      try {
        placing = ownPlaces.read();
        TimelineState state = wholeState(timeline);
        Whole should = whole(timeline);
        List<KeptEvent> are = eventWrites.readAll(timeline);
        boolean isWhole =
            lines(are).equals(lines(should.events())) && gists.are(timeline, should.gists());
        if (!isWhole) {
          mend(state, should, are);
        }
        return !isWhole;
      } catch (Outrun e) {
        pause(LOOK_AGAIN.multipliedBy(attempt % 4));
      }
    }
    throw new ConcurrentModificationException(
        "timeline \"" + timeline + "\" kept changing while it was checked");
  }

  private static List<String> lines(List<KeptEvent> events) {
    return events.stream()
        .sorted(Comparator.comparing(KeptEvent::event, Fold.ORDER))
        .map(event -> Json.line(event.event()) + event.parts().gists())
        .toList();
  }

  /**
   * What a timeline's contents make.
   *
   * @param gists of all articles, by their ids
   */
  private record Whole(List<KeptEvent> events, Map<String, Gist> gists) {}

  private Whole whole(String timeline) {
    List<Mention> mentions = new ArrayList<>();
    Map<String, Gist> all = new HashMap<>();
    contents.each(
        timeline,
        (_, told) -> {
          mentions.addAll(told);
          all.putAll(Gist.byArticle(told));
        });
    return new Whole(
        Fold.fold(mentions, placing.atlas()).stream()
            .map(event -> KeptEvent.of(event, all))
            .toList(),
        all);
  }

  /** Makes the events of a timeline those of its contents, whatever they are. */
  private TimelineState mend(TimelineState state) throws Outrun {
    return mend(state, whole(state.timeline()), eventWrites.readAll(state.timeline()));
  }

  /**
   * The same where it is known what they are.
   *
   * @param whole what the contents make since {@code state}
   * @param before the events that are there since then
   */
  private TimelineState mend(TimelineState state, Whole whole, List<KeptEvent> before)
      throws Outrun {
    views.remove(state.timeline());
    List<KeptEvent> after = whole.events();
    Commit commit = new Commit(dynamo, table);
    eventWrites.addAnew(commit, new MentionPlaces(dynamo, table, state.timeline()), before, after);
    gists.putAll(commit, state.timeline(), whole.gists());
    List<Event> are = events(after);
    return run(
            commit,
            state,
            Change.between(events(before), are),
            Set.of(),
            state.withoutCounts().recount(List.of(), are))
        .orElseThrow(Outrun::new);
  }
}
