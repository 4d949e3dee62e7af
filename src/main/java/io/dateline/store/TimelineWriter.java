package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.timeline.Change;
import io.dateline.timeline.Decision;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import io.dateline.timeline.TimelineFold;
import io.dateline.timeline.Written;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Folds what has changed of articles, and what editors decided, into the events of timelines.
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

  /** The same where the rest of the change is kept, so that taking it over costs little. */
  private static final Duration PATIENCE_IF_KEPT = Duration.ofMillis(400);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final DynamoDbClient dynamo;
  private final String table;
  private final InstantSource clock;
  private final Bodies bodies;
  private final Contents contents;
  private final Ledger ledger;
  private final EventWrites eventWrites;
  private final Gists gists;
  private final Decisions decisions;
  private final OwnPlaces ownPlaces;
  private final Placement placement;
  private final Redo redo;

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
    this.decisions = new Decisions(dynamo, table);
    this.ownPlaces = new OwnPlaces(dynamo, table);
    this.placement = new Placement(dynamo, table, clock);
    this.redo = new Redo(dynamo, table);
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
    Folded folded = NOTHING;
    Map<String, List<Decisions.Key>> decided =
        decisions.pending().stream().collect(Collectors.groupingBy(Decisions.Key::timeline));
    for (List<Decisions.Key> entries : decided.values()) {
      if (!hasTime.getAsBoolean()) {
        return folded;
      }
      folded = folded.plus(refresh(List.of(), entries));
    }
    Map<String, Deque<ArticleKey>> left = new TreeMap<>();
    for (ArticleKey key : ledger.pending()) {
      left.computeIfAbsent(key.timeline(), _ -> new ArrayDeque<>()).add(key);
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
        folded = folded.plus(refreshAlone(timeline, step, Set.of()));
        if (articles.isEmpty() || folded.failed().containsKey(timeline)) {
          left.remove(timeline);
        }
      }
    }
    for (String timeline : placedOtherwise()) {
      folded = folded.plus(alone(timeline, () -> placeAnew(timeline, hasTime)));
    }
    return folded;
  }

  /** Places the events of a timeline by the places that there are now, as far as there is time. */
  private int placeAnew(String timeline, BooleanSupplier hasTime) {
    boolean isPlaced = false;
    while (!isPlaced && hasTime.getAsBoolean()) {
      isPlaced =
          unlessOutrun(
              timeline,
              () -> {
                placing = ownPlaces.read();
                return placement
                        .step(wholeState(timeline), placing, hasTime)
                        .orElseThrow(Outrun::new)
                        .placing()
                    == null;
              });
    }
    return 0;
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
        .filter(item -> !TimelineState.isPlacedBy(version, item))
        .map(item -> Items.required(item, Items.SK))
        .toList();
  }

  /** Takes in what has changed of some articles. */
  public Folded refresh(Collection<ArticleKey> articles) {
    return refresh(articles, List.of());
  }

  /**
   * Takes in what has changed of some articles, and what editors decided, each timeline for itself.
   * Taking in the same again changes nothing.
   *
   * @param articles the articles that changed, in any order, with repeats
   * @param decided the entries of decisions that are new, likewise
   */
  public Folded refresh(Collection<ArticleKey> articles, Collection<Decisions.Key> decided) {
    Map<String, Set<ArticleKey>> timelines = new TreeMap<>();
    for (ArticleKey key : articles) {
      timelines.computeIfAbsent(key.timeline(), _ -> new HashSet<>()).add(key);
    }
    Map<String, Set<Decisions.Key>> entries = new HashMap<>();
    for (Decisions.Key key : decided) {
      timelines.computeIfAbsent(key.timeline(), _ -> new HashSet<>());
      entries.computeIfAbsent(key.timeline(), _ -> new HashSet<>()).add(key);
    }
    Folded folded = NOTHING;
    for (Map.Entry<String, Set<ArticleKey>> timeline : timelines.entrySet()) {
      String id = timeline.getKey();
      folded =
          folded.plus(refreshAlone(id, timeline.getValue(), entries.getOrDefault(id, Set.of())));
    }
    return folded;
  }

  /** One timeline that cannot be folded must not keep the others from it. */
  private Folded refreshAlone(
      String timeline, Set<ArticleKey> articles, Set<Decisions.Key> decided) {
    return alone(
        timeline, () -> unlessOutrun(timeline, () -> tryRefresh(timeline, articles, decided)));
  }

  private Folded alone(String timeline, Supplier<Integer> work) {
    try {
      return new Folded(work.get(), new TreeMap<>());
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

  /** Work on a timeline that somebody else may outrun. */
  private interface Attempt<T> {
    T run() throws Outrun;
  }

  /** Does something as often as others outrun it. */
  private <T> T unlessOutrun(String timeline, Attempt<T> work) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      try {
        return work.run();
      } catch (Outrun e) {
        pause(LOOK_AGAIN.multipliedBy(attempt % 4));
      }
    }
    throw new ConcurrentModificationException(
        "timeline \"" + timeline + "\" kept changing while it was folded");
  }

  private int tryRefresh(String timeline, Set<ArticleKey> articles, Set<Decisions.Key> decided)
      throws Outrun {
    placing = ownPlaces.read();
    TimelineState state = wholeState(timeline);
    List<Ledger.Head> heads =
        ledger.heads(articles).stream().filter(head -> head.pending() != null).toList();
    List<Decisions.Entry> fresh =
        decided.isEmpty() ? List.of() : decisions.after(timeline, state.decided());
    if (heads.isEmpty() && fresh.isEmpty()) {
      decided.forEach(decisions::settle);
      return 0;
    }
    View view = view(state);
    Map<String, List<Mention>> now = new TreeMap<>();
    ledger
        .currentMentions(heads)
        .forEach((head, mentions) -> now.put(head.key().inContents(), mentions));
    Map<String, List<Mention>> before = contents.of(timeline, now.keySet());
    now.entrySet()
        .removeIf(entry -> entry.getValue().equals(before.getOrDefault(entry.getKey(), List.of())));
    // What editors judged is written anew with what it tells, but for what has changed as well.
    Set<String> judged = judged(view, fresh);
    heads.forEach(head -> judged.remove(head.key().inContents()));
    contents
        .of(timeline, judged)
        .forEach((article, mentions) -> {
          before.put(article, mentions);
          if (!mentions.isEmpty()) {
            now.put(article, mentions);
          }
        });
    Input input = new Input(before, now, wordsOfErased(heads, before), fresh);
    int merged = now.isEmpty() && fresh.isEmpty() ? 0 : write(view, input);
    // Of what was never otherwise, nobody can have read anything else.
    if (now.isEmpty() && !heads.stream().allMatch(Ledger.Head::isFirst)) {
      outrunOthers(view);
    }
    heads.forEach(ledger::settle);
    Stream.concat(decided.stream(), fresh.stream().map(Decisions.Entry::key))
        .distinct()
        .forEach(decisions::settle);
    forgetFault(state);
    return merged;
  }

  /** The articles, as the contents call them, that new decisions judge otherwise than before. */
  private static Set<String> judged(View view, List<Decisions.Entry> fresh) {
    Map<String, Decision> known = new HashMap<>();
    view.fold.decisions().forEach(decision -> known.put(decision.id(), decision));
    Set<String> judged = new HashSet<>();
    for (Decisions.Entry entry : fresh) {
      for (Decision decision : entry.decisions()) {
        known.put(decision.id(), decision);
        Decision about = decision;
        // What was imported may revoke itself in a circle.
        for (int step = 0; about != null && about.revokes() != null; step++) {
          about = step > known.size() ? null : known.get(about.revokes());
        }
        if (about != null && about.article() != null) {
          judged.add(ArticleKey.of(about.article(), entry.key().timeline()).inContents());
        }
      }
    }
    return judged;
  }

  /**
   * The timeline tells what articles tell that were otherwise before, or are gone: a fold that has
   * read them as they were, and is about to write that, must not win.
   */
  private void outrunOthers(View view) throws Outrun {
    TimelineState state =
        view.state.isUnchanged() ? view.state.placedBy(placing.version()) : view.state;
    TimelineState next = state.whole(state.version(), state.updated());
    if (!new Commit(dynamo, table).turn(state, next)) {
      throw new Outrun();
    }
    view.state = next;
  }

  /**
   * The state once no change is under way and none is claimed; a change that was broken off is
   * mended first.
   */
  private TimelineState wholeState(String timeline) throws Outrun {
    TimelineState state = state(timeline);
    // Few looks, longer and longer apart: where calls fail, each may be the one that does.
    Duration wait = LOOK_AGAIN;
    while (!state.isWhole() || state.isClaimed()) {
      boolean isKept = !state.isClaimed() && state.left() != null;
      if (wait.compareTo(isKept ? PATIENCE_IF_KEPT : PATIENCE) > 0) {
        return state.isClaimed() ? unclaimed(state) : finish(state);
      }
      pause(wait);
      TimelineState next = state(timeline);
      wait = next.version() == state.version() ? wait.multipliedBy(2) : LOOK_AGAIN;
      state = next;
    }
    return state;
  }

  /** Takes a claim back of which nothing has come: whoever comes next need not wait for it. */
  private TimelineState unclaimed(TimelineState claimed) throws Outrun {
    TimelineState next = claimed.unclaimed();
    if (!new Commit(dynamo, table).turn(claimed, next)) {
      throw new Outrun();
    }
    return next;
  }

  /** Carries a change that was broken off to its end; where it is not kept, all is made anew. */
  private TimelineState finish(TimelineState broken) throws Outrun {
    TimelineState state = broken;
    while (!state.isWhole()) {
      Optional<Redo.Step> step = redo.next(state);
      if (step.isEmpty()) {
        return mend(state);
      }
      if (!new Commit(dynamo, table).carryOut(state, step.get())) {
        throw new Outrun();
      }
      state = TimelineState.of(state.timeline(), step.get().next());
    }
    return state;
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
    view.fold.decide(decisions.upTo(state.timeline(), state.decided()));
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
    QueryResponse answer =
        dynamo.query(
            LogEntry.after(
                table, state.timeline(), LogEntry.sortKey(view.state), MOST_TO_CATCH_UP));
    List<Map<String, AttributeValue>> log = answer.items();
    // Until it is caught up it is the fold of no state.
    views.remove(state.timeline());
    // A version without an entry changed nothing.
    if (answer.hasLastEvaluatedKey() || !log.stream().allMatch(LogEntry::isWhole)) {
      return false;
    }
    Set<String> articles = new HashSet<>();
    log.forEach(entry -> articles.addAll(LogEntry.articles(entry)));
    contents.of(state.timeline(), articles).forEach((article, m) -> view.fold.set(article, m));
    if (state.decided() > view.state.decided()) {
      decisions.after(state.timeline(), view.state.decided()).stream()
          .filter(entry -> entry.key().number() <= state.decided())
          .forEach(entry -> view.fold.decide(entry.decisions()));
    }
    view.fold.take();
    recent.clear();
    if (state(state.timeline()).version() != state.version()) {
      throw new Outrun();
    }
    view.state = state;
    keep(view);
    return true;
  }

  /**
   * Articles that have changed, by what they are called in the contents, and new decisions.
   *
   * @param before what they told, and maybe what others tell
   * @param now what they tell
   * @param erased the words of those that were erased
   * @param fresh the entries of decisions that are not taken in
   */
  private record Input(
      Map<String, List<Mention>> before,
      Map<String, List<Mention>> now,
      ErasedWords erased,
      List<Decisions.Entry> fresh) {

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

  private int write(View view, Input input) throws Outrun {
    // Until it is known what is written it is the fold of no state.
    views.remove(view.state.timeline());
    List<Runnable> undo = new ArrayList<>();
    Map<String, Mention> writtenBefore =
        input.fresh().isEmpty() ? Map.of() : Map.copyOf(view.fold.written());
    input.now().forEach((article, mentions) -> undo.add(view.fold.set(article, mentions)));
    input.fresh().forEach(entry -> undo.add(view.fold.decide(entry.decisions())));
    TimelineFold.Changed changed = view.fold.take();
    Optional<TimelineState> written = Optional.empty();
    try {
      written = write(view, changed, input, writtenBefore);
    } finally {
      if (written.isEmpty()) {
        // Whether it was written or not, the log tells it.
        undo.reversed().forEach(Runnable::run);
        view.fold.take();
      } else {
        view.state = written.get();
      }
      keep(view);
    }
    if (written.isEmpty()) {
      throw new Outrun();
    }
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

  /**
   * @param writtenBefore the mentions of the events that editors had written before
   */
  private Optional<TimelineState> write(
      View view, TimelineFold.Changed changed, Input input, Map<String, Mention> writtenBefore)
      throws Outrun {
    TimelineState state = view.state;
    MentionPlaces places = new MentionPlaces(dynamo, table, state.timeline());
    Stream<String> told =
        Stream.concat(
            input.now().values().stream().flatMap(List::stream).map(Mention::id),
            input.fresh().isEmpty() ? Stream.of() : view.fold.written().keySet().stream());
    Optional<List<KeptEvent>> found = before(view, changed, told, places);
    Optional<List<KeptEvent>> made = found.flatMap(events -> after(view, changed, input, events));
    if (found.isEmpty() || made.isEmpty()) {
      if (state(state.timeline()).version() == state.version()) {
        mend(state);
      }
      return Optional.empty();
    }
    List<KeptEvent> before = found.get();
    List<KeptEvent> after = made.get();
    Commit commit = new Commit(dynamo, table);
    input
        .now()
        .forEach((article, mentions) -> {
          Gists.put(commit, state.timeline(), input.before(article), view.fold.gists(mentions));
          if (mentions.isEmpty()) {
            commit.delete(Contents.key(state.timeline(), article));
          } else {
            commit.put(contents.item(state.timeline(), article, mentions));
          }
        });
    if (!input.fresh().isEmpty()) {
      putGistsOfWritten(commit, state.timeline(), writtenBefore, view.fold.written());
    }
    eventWrites.add(commit, places, before, after);
    List<Event> were = events(before);
    List<Event> are = events(after);
    List<Change> changes = Change.between(were, are).stream().map(input.erased()::without).toList();
    TimelineState next = state.withCounts(state.recount(were, are));
    if (!input.fresh().isEmpty()) {
      next = next.decidedTo(input.fresh().getLast().key().number());
    }
    Optional<TimelineState> written =
        run(
            commit,
            state,
            next.withOrphans(view.fold.orphans()),
            changes,
            item ->
                LogEntry.item(
                    item, input.now().keySet(), !input.fresh().isEmpty(), changes, bodies));
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
      View view, TimelineFold.Changed changed, Input input, List<KeptEvent> before) {
    Map<String, Mention> byId = new HashMap<>();
    Map<String, Gist> known = new HashMap<>();
    for (TimelineFold.Group group : changed.after()) {
      for (String id : group.ids()) {
        Mention written = view.fold.written().get(id);
        if (written != null) {
          byId.put(id, written);
        }
      }
    }
    known.putAll(Gist.byArticle(byId.values()));
    for (KeptEvent event : before) {
      event.event().mentions().forEach(m -> byId.put(m.id(), m));
      known.putAll(event.gists());
    }
    for (List<Mention> mentions : input.now().values()) {
      mentions.forEach(m -> byId.put(m.id(), m));
      known.putAll(view.fold.gists(mentions));
    }
    List<Event> events =
        changed.after().stream().map(group -> Fold.event(group, byId, placing.atlas())).toList();
    Set<String> reports = new HashSet<>();
    events.forEach(event -> reports.addAll(Relevance.reports(event.mentions())));
    reports.removeAll(known.keySet());
    Map<String, Gist> read = gists.get(view.state.timeline(), reports);
    known.putAll(read);
    return read.size() == reports.size()
        ? Optional.of(events.stream().map(event -> KeptEvent.of(event, known)).toList())
        : Optional.empty();
  }

  private static void putGistsOfWritten(
      Commit commit, String timeline, Map<String, Mention> before, Map<String, Mention> now) {
    Map<String, List<Mention>> were = byArticle(before);
    Map<String, List<Mention>> are = byArticle(now);
    Set<String> either = new HashSet<>(were.keySet());
    either.addAll(are.keySet());
    for (String article : either) {
      List<Mention> was = were.getOrDefault(article, List.of());
      List<Mention> is = are.getOrDefault(article, List.of());
      if (!was.equals(is)) {
        Gists.put(commit, timeline, was, Gist.byArticle(is));
      }
    }
  }

  private static Map<String, List<Mention>> byArticle(Map<String, Mention> mentions) {
    return mentions.values().stream()
        .sorted(Mention.ORDER)
        .collect(Collectors.groupingBy(mention -> mention.article().id()));
  }

  private static List<Event> events(List<KeptEvent> kept) {
    return kept.stream().map(KeptEvent::event).toList();
  }

  /**
   * The events that a change is of, as they are; empty where one is not to be found.
   *
   * @param told the ids of the mentions that may be new
   */
  private Optional<List<KeptEvent>> before(
      View view, TimelineFold.Changed changed, Stream<String> told, MentionPlaces places) {
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
    places.read(Stream.concat(unknown.stream(), told).distinct().toList());
    return eventWrites
        .read(places, unknown)
        .map(read -> {
          events.addAll(read);
          return events;
        });
  }

  /**
   * @param before the state that the change was worked out from
   * @param next it with the counts and decisions that it will have
   * @param log makes the entry of the log
   */
  private Optional<TimelineState> run(
      Commit commit,
      TimelineState before,
      TimelineState next,
      List<Change> changes,
      Function<TimelineState, Map<String, AttributeValue>> log) {
    eventWrites.addHistory(commit, before, changes);
    Instant now = clock.instant();
    TimelineState placed = next.changedBy(placing.version());
    // What has no events yet is not to be placed anew where its first change is broken off.
    TimelineState from = before.isUnchanged() ? before.placedBy(placing.version()) : before;
    return commit.run(from, last -> placed.whole(last.version(), now), log);
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
        Whole should = whole(state);
        List<KeptEvent> are = eventWrites.readAll(timeline);
        boolean isWhole =
            lines(are).equals(lines(should.events()))
                && state.hasOrphans(should.orphans())
                && gists.are(timeline, should.gists());
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
   * @param orphans the decisions that no event shows
   * @param gists of all articles, by their ids
   */
  private record Whole(List<KeptEvent> events, List<String> orphans, Map<String, Gist> gists) {}

  private Whole whole(TimelineState state) {
    List<Mention> mentions = new ArrayList<>();
    Map<String, Gist> all = new HashMap<>();
    List<Decision> decided = decisions.upTo(state.timeline(), state.decided());
    Map<String, Boolean> judgements = Decision.judgements(decided);
    contents.each(
        state.timeline(),
        (_, told) -> {
          mentions.addAll(told);
          all.putAll(Gist.byArticle(told, judgements));
        });
    for (Decision decision : Decision.inForce(decided)) {
      all.putAll(Gist.byArticle(Written.mentions(decision)));
    }
    Fold.Folded folded = Fold.folded(mentions, decided, placing.atlas());
    return new Whole(
        folded.events().stream().map(event -> KeptEvent.of(event, all)).toList(),
        folded.orphans(),
        all);
  }

  /** Makes the events of a timeline those of its contents, whatever they are. */
  private TimelineState mend(TimelineState state) throws Outrun {
    return mend(state, whole(state), eventWrites.readAll(state.timeline()));
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
    List<Change> changes = Change.between(events(before), are);
    eventWrites.addHistory(commit, state, changes);
    Instant now = clock.instant();
    TimelineState next =
        state
            .withCounts(state.withoutCounts().recount(List.of(), are))
            .withOrphans(whole.orphans())
            .placedBy(placing.version());
    return commit
        .runAnew(
            state,
            last -> next.whole(last.version(), now),
            written -> LogEntry.item(written, Set.of(), false, changes, bodies))
        .orElseThrow(Outrun::new);
  }
}
