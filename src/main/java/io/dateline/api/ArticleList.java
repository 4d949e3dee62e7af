package io.dateline.api;

import io.dateline.api.format.CsvLine;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.Ledger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers with the articles of a timeline, and what became of each. */
final class ArticleList {

  /** The parameters that select articles. */
  static final Set<String> PARAMETERS = Set.of("q", "publisher", "state", "from", "to", "sort");

  private static final Set<String> ALL =
      Set.of("q", "publisher", "state", "from", "to", "sort", "limit", "cursor");

  private static final Set<String> OF_CSV =
      Set.of("q", "publisher", "state", "from", "to", "sort", "cursor");

  private static final String HEADER =
      "id,state,title,publisher,published,url,language,events,mentions,revision,object,format,"
          + "captured,sha256,notes,error\r\n";

  /** Articles in a table. */
  private static final int MOST_IN_CSV = 5_000;

  private static final int USUAL = 50;
  private static final int MOST = 500;

  /** Parts a number of events from a place in a cursor. */
  private static final char COUNTED = '!';

  private final Catalogue catalogue;
  private final Ledger ledger;
  private final Cursors cursors;
  private final Audience audience;

  /**
   * @param audience the readers: not everybody may know the bucket
   */
  ArticleList(Catalogue catalogue, Ledger ledger, Cursors cursors, Audience audience) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.cursors = cursors;
    this.audience = audience;
  }

  /** The order in which articles are listed. */
  private enum Order {
    LATEST("-published"),
    EARLIEST("published"),
    /** Those that report the most events first. */
    EVENTS("-events");

    private final String sort;

    Order(String sort) {
      this.sort = sort;
    }

    /** Its name as the parameter {@code sort}. */
    String sort() {
      return sort;
    }

    Comparator<Rank> ranks() {
      Comparator<Rank> byPlace = Comparator.comparing(Rank::place);
      return switch (this) {
        case EARLIEST -> byPlace;
        case LATEST -> byPlace.reversed();
        case EVENTS -> Comparator.comparingInt(Rank::events).thenComparing(byPlace).reversed();
      };
    }
  }

  /** The key by which an article is ordered. */
  private record Rank(int events, String place) {
    static Rank of(Catalogue.Entry entry) {
      return new Rank(entry.events(), entry.listed().place());
    }

    static Rank parse(String text) {
      int end = text.indexOf(COUNTED);
      return new Rank(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
    }

    String text() {
      return events + "" + COUNTED + place;
    }
  }

  /**
   * An article.
   *
   * @param id its id
   * @param state what became of it
   * @param events how many events of the timeline it reports
   * @param mentions how many mentions were found in it
   * @param revision how many texts of it have been read
   * @param title its headline, or null
   * @param url its address, or null
   * @param publisher who published it, or null
   * @param published when, or null where nothing could be read
   * @param language the BCP 47 tag of a language that is not read for events; else null
   * @param origin where it came from, or null
   * @param format in what format it was there, or null where an earlier version read it
   * @param captured when the page was saved, where its object says so, or null
   * @param sha256 of the bytes that it was read from, or null where an earlier version read it
   * @param notes what is to be known of its reading, or null
   * @param error why it, or its latest text, could not be read; null where it could
   */
  record Item(
      String id,
      String state,
      int events,
      int mentions,
      int revision,
      @Nullable String title,
      @Nullable String url,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String language,
      @Nullable String origin,
      @Nullable String format,
      @Nullable String captured,
      @Nullable String sha256,
      @Nullable String notes,
      @Nullable String error) {}

  /**
   * Some articles of a timeline.
   *
   * @param articles how many it has
   * @param matching how many of them are asked for
   * @param states how many would be if any state were asked for, by what became of them
   * @param items some of those that are asked for, in the order asked for
   * @param next the cursor of those that follow, or null
   */
  record Selected(
      int articles,
      int matching,
      Map<ArticleOutcome, Integer> states,
      List<Item> items,
      @Nullable String next) {}

  private record Answer(
      String timeline,
      int total,
      int matching,
      Map<String, Integer> states,
      List<Item> articles,
      @Nullable String next) {}

  /** Answers. */
  Response answer(Request request, String timeline) {
    Selected selected = select(request, timeline);
    Map<String, Integer> states = new TreeMap<>();
    Stream.of(ArticleOutcome.values())
        .forEach(one -> states.put(one.state(), selected.states().getOrDefault(one, 0)));
    Answer answer =
        new Answer(
            timeline,
            selected.articles(),
            selected.matching(),
            states,
            selected.items(),
            selected.next());
    return NextLink.on(
        request,
        selected.next(),
        new Response(200, Map.of("content-type", "application/json"), Json.line(answer)));
  }

  /** Answers with a table of the articles, and of what each was read from. */
  Response csv(Request request, String timeline) {
    Selected selected = select(Parameters.of(request, OF_CSV), timeline, MOST_IN_CSV);
    StringBuilder csv = new StringBuilder(HEADER);
    selected.items().forEach(item -> csv.append(CsvLine.of(cells(item))));
    return NextLink.on(
        request,
        selected.next(),
        new Response(
            200,
            Map.of(
                "content-type",
                Representation.CSV.contentType(),
                "content-disposition",
                "inline; filename=\"" + timeline + "-articles.csv\""),
            csv.toString()));
  }

  private static List<String> cells(Item item) {
    return Stream.of(
            item.id(),
            item.state(),
            item.title(),
            item.publisher(),
            item.published(),
            item.url(),
            item.language(),
            item.events(),
            item.mentions(),
            item.revision(),
            item.origin(),
            item.format(),
            item.captured(),
            item.sha256(),
            item.notes(),
            item.error())
        .map(cell -> Objects.toString(cell, ""))
        .toList();
  }

  /** The articles that a request asks for. */
  Selected select(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, ALL);
    return select(parameters, timeline, parameters.number("limit", USUAL, MOST));
  }

  private Selected select(Parameters parameters, String timeline, int limit) {
    Predicate<Catalogue.Entry> wanted = wanted(parameters);
    Set<ArticleOutcome> outcomes = parameters.oneOf("state", ArticleOutcome.class, "refused");
    Order sort = parameters.choice("sort", Order.values(), Order::sort, Order.LATEST, "-events");
    Comparator<Rank> order = sort.ranks();
    String query = "articles of " + timeline + "?" + parameters.written(Set.of("cursor", "limit"));
    String after = cursors.given(parameters, "cursor", query);
    List<Catalogue.Entry> all = catalogue.of(timeline);
    List<Catalogue.Entry> found = all.stream().filter(wanted).toList();
    Map<ArticleOutcome, Integer> states = new EnumMap<>(ArticleOutcome.class);
    found.forEach(entry -> states.merge(entry.outcome(), 1, Integer::sum));
    List<Catalogue.Entry> matching =
        found.stream()
            .filter(entry -> outcomes.isEmpty() || outcomes.contains(entry.outcome()))
            .sorted(Comparator.comparing(Rank::of, order))
            .toList();
    List<Catalogue.Entry> left =
        after.isEmpty()
            ? matching
            : matching.stream()
                .filter(entry -> order.compare(Rank.of(entry), Rank.parse(after)) > 0)
                .toList();
    List<Catalogue.Entry> some = left.subList(0, Math.min(limit, left.size()));
    List<Item> items = Portion.of(items(some), 0, Portion.MOST_BYTES);
    String next =
        items.size() == left.size()
            ? null
            : cursors.at(query, Rank.of(some.get(items.size() - 1)).text());
    return new Selected(all.size(), matching.size(), states, items, next);
  }

  private static Predicate<Catalogue.Entry> wanted(Parameters parameters) {
    List<String> words =
        Stream.of(parameters.folded("q", "ferry Riga").strip().split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> " " + word)
            .toList();
    String publisher = parameters.folded("publisher", "Harbour Times");
    DateParameter range = parameters.range();
    boolean isDated = parameters.text("from").isPresent() || parameters.text("to").isPresent();
    return entry ->
        words.stream().allMatch(entry.words()::contains)
            && (publisher.isEmpty() || entry.publisher().contains(publisher))
            && (!isDated
                || (entry.published() != null
                    && !entry.published().isBefore(range.begin())
                    && entry.published().isBefore(range.end())));
  }

  /** The facts about some articles that are not in their heads. */
  private List<Item> items(List<Catalogue.Entry> entries) {
    Map<ArticleKey, Ledger.Head> heads = new HashMap<>();
    ledger
        .heads(entries.stream().map(entry -> entry.listed().key()).toList())
        .forEach(head -> heads.put(head.key(), head));
    return entries.stream().map(entry -> item(entry, heads.get(entry.listed().key()))).toList();
  }

  private Item item(Catalogue.Entry entry, Ledger.@Nullable Head head) {
    Map<String, String> known = head == null ? Map.of() : head.attributes();
    Map<String, String> told = audience == Audience.PUBLIC ? Origins.hidden(known) : known;
    return new Item(
        entry.listed().id(),
        entry.outcome().state(),
        entry.events(),
        entry.outcome() == ArticleOutcome.ERASED ? 0 : entry.listed().mentions(),
        head == null ? 0 : head.revision(),
        told.get("title"),
        told.get("url"),
        told.get("publisher"),
        told.get("published"),
        told.get("language"),
        told.get("origin"),
        told.get("format"),
        told.get("captured"),
        told.get("sha256"),
        told.get("notes"),
        told.get("error"));
  }
}
