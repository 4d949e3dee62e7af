package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.ArticleObject;
import io.dateline.store.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers for what became of an article in each timeline, in the order of the timelines. */
final class ArticleStates {

  private final Ledger ledger;
  private final Cursors cursors;
  private final Audience audience;

  /**
   * @param audience the readers: not everybody may know the bucket
   */
  ArticleStates(Ledger ledger, Cursors cursors, Audience audience) {
    this.ledger = ledger;
    this.cursors = cursors;
    this.audience = audience;
  }

  /**
   * Answers.
   *
   * @param id the article's id
   */
  Response answer(Request request, String id) {
    Parameters parameters = Parameters.of(request, Set.of("cursor"));
    List<Ledger.Head> heads = id.isEmpty() ? List.of() : ledger.heads(id);
    if (heads.isEmpty()) {
      throw Problem.notFound("no article \"" + Parameters.shown(id) + "\" has come in");
    }
    String list = "article " + id;
    String after = cursors.given(parameters, "cursor", list);
    List<ArticleEntry> left =
        heads.stream()
            .map(this::entry)
            .filter(entry -> after.isEmpty() || entry.timeline().compareTo(after) > 0)
            .sorted(Comparator.comparing(ArticleEntry::timeline))
            .toList();
    List<ArticleEntry> some = Portion.of(left, 0, Portion.MOST_BYTES);
    String next = some.size() == left.size() ? null : cursors.at(list, some.getLast().timeline());
    return NextLink.on(
        request,
        next,
        new Response(
            200,
            Map.of("content-type", "application/json"),
            Json.line(new ArticleAnswer(id, some, next))));
  }

  private record ArticleAnswer(String id, List<ArticleEntry> timelines, @Nullable String next) {}

  private record ArticleEntry(
      String timeline,
      Ledger.State state,
      int revision,
      int mentions,
      @Nullable String title,
      @Nullable String url,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String origin,
      List<ArticleObject> objects,
      @Nullable String notes,
      @Nullable String error) {}

  private ArticleEntry entry(Ledger.Head head) {
    Map<String, String> told =
        audience == Audience.PUBLIC ? Origins.hidden(head.attributes()) : head.attributes();
    return new ArticleEntry(
        head.key().timeline(),
        head.state(),
        head.revision(),
        head.mentions(),
        told.get("title"),
        told.get("url"),
        told.get("publisher"),
        told.get("published"),
        told.get("origin"),
        audience == Audience.PUBLIC ? Origins.hidden(ledger.objects(head)) : ledger.objects(head),
        told.get("notes"),
        told.get("error"));
  }
}
