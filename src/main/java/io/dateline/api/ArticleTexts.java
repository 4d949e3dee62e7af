package io.dateline.api;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.ArticleObject;
import io.dateline.store.ArticleText;
import io.dateline.store.Ledger;
import io.dateline.text.Span;
import io.dateline.time.Basis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers with the text of an article of a timeline, and what was read where in it. */
final class ArticleTexts {

  private final Ledger ledger;
  private final Audience audience;

  /**
   * @param audience the readers: not everybody may know the bucket
   */
  ArticleTexts(Ledger ledger, Audience audience) {
    this.ledger = ledger;
    this.audience = audience;
  }

  /**
   * An article, and a part of its text.
   *
   * @param head the article
   * @param told the facts about it
   * @param objects the objects that hold it, as evidence
   * @param text its text; null where there is none to be shown
   * @param part the part of the text; empty where there is none
   */
  record Found(
      Ledger.Head head,
      Map<String, String> told,
      List<ArticleObject> objects,
      @Nullable ArticleText text,
      Span part) {
    /** The mentions whose sentence begins in the part; those of the headline are in the first. */
    List<Mention> mentions() {
      return text == null
          ? List.of()
          : text.mentions().stream()
              .filter(mention ->
                  mention.quote().in() == Quote.Part.TITLE
                      ? part.begin() == 0
                      : begins(mention.quote().begin()))
              .toList();
    }

    /** The sentences that begin in the part. */
    List<Span> sentences() {
      return text == null
          ? List.of()
          : text.sentences().stream().filter(sentence -> begins(sentence.begin())).toList();
    }

    /** The time expressions that begin in the part. */
    List<ArticleText.Time> times() {
      return text == null
          ? List.of()
          : text.times().stream().filter(time -> begins(time.begin())).toList();
    }

    private boolean begins(int offset) {
      return part.begin() <= offset && offset < part.end();
    }

    /** Whether the text goes on after the part. */
    boolean isCut() {
      return text != null && part.end() < text.text().length();
    }
  }

  /**
   * The article that a request asks for, with the part of its text that holds the offset {@code
   * at}.
   *
   * @throws Problem.Thrown if there is no such article, or none any more
   */
  Found find(Request request, String timeline, String id) {
    Parameters parameters = Parameters.of(request, Set.of("at"));
    Ledger.Head head =
        ledger
            .head(ArticleKey.of(id, timeline))
            .orElseThrow(() ->
                Problem.notFound(
                    "timeline \"%s\" has no article \"%s\""
                        .formatted(timeline, Parameters.shown(id))));
    switch (head.state()) {
      case WITHDRAWN ->
          throw gone("this article has been withdrawn; its text is not shown any more");
      case ERASED -> throw gone("this article has been erased");
      case READ, REFUSED -> {}
    }
    Map<String, String> told =
        audience == Audience.PUBLIC ? Origins.hidden(head.attributes()) : head.attributes();
    Optional<ArticleText> text = ledger.text(head);
    int at = parameters.offset("at");
    return new Found(
        head,
        told,
        audience == Audience.PUBLIC ? Origins.hidden(ledger.objects(head)) : ledger.objects(head),
        text.orElse(null),
        text.map(whole -> TextPart.holding(whole, at)).orElse(new Span(0, 0)));
  }

  /**
   * The first of the timelines that an article belongs to.
   *
   * @throws Problem.Thrown if no such article has come in
   */
  String timeline(String id) {
    return ledger.heads(id).stream()
        .map(head -> head.key().timeline())
        .sorted()
        .findFirst()
        .orElseThrow(
            () -> Problem.notFound("no article \"" + Parameters.shown(id) + "\" has come in"));
  }

  private static Problem.Thrown gone(String detail) {
    return new Problem.Thrown(Problem.of(410, "Gone", detail));
  }

  /** Answers. */
  Response answer(Request request, String timeline, String id) {
    Found found = find(request, timeline, id);
    Response answer =
        new Response(
            200, Map.of("content-type", "application/json"), Json.line(answer(timeline, found)));
    return found.isCut()
        ? NextLink.on(request, "at", Integer.toString(found.part().end()), answer)
        : answer;
  }

  private record Answer(
      String id,
      String timeline,
      Ledger.State state,
      int revision,
      @Nullable String title,
      @Nullable String url,
      @Nullable String publisher,
      @Nullable String published,
      @Nullable String language,
      @Nullable String origin,
      List<ArticleObject> objects,
      @Nullable String notes,
      @Nullable String error,
      @Nullable Integer length,
      @Nullable Integer begin,
      @Nullable Integer end,
      @Nullable String text,
      List<Span> sentences,
      List<ArticleText.Time> times,
      List<Marked> mentions) {}

  /**
   * The place of a mention in an article.
   *
   * @param id the mention's id, which leads to its event
   * @param title what happened
   * @param factuality whether it did
   * @param time when, as a TIMEX3 value
   * @param basis why that is believed
   * @param quote its sentence
   * @param trigger the word that names the event
   */
  private record Marked(
      String id,
      String title,
      Factuality factuality,
      String time,
      Basis basis,
      Place quote,
      Span trigger) {
    static Marked of(Mention mention) {
      return new Marked(
          mention.id(),
          mention.event().title(),
          mention.event().factuality(),
          mention.time().value(),
          mention.time().basis(),
          new Place(mention.quote().in(), mention.quote().begin(), mention.quote().end()),
          new Span(mention.event().trigger().begin(), mention.event().trigger().end()));
    }
  }

  private record Place(Quote.Part in, int begin, int end) {}

  private static Answer answer(String timeline, Found found) {
    Map<String, String> told = new HashMap<>(found.told());
    ArticleText text = found.text();
    return new Answer(
        found.head().id(),
        timeline,
        found.head().state(),
        found.head().revision(),
        told.get("title"),
        told.get("url"),
        told.get("publisher"),
        told.get("published"),
        told.get("language"),
        told.get("origin"),
        found.objects(),
        told.get("notes"),
        told.get("error"),
        text == null ? null : text.text().length(),
        text == null ? null : found.part().begin(),
        text == null ? null : found.part().end(),
        text == null ? null : found.part().of(text.text()),
        found.sentences(),
        found.times(),
        found.mentions().stream().map(Marked::of).toList());
  }
}
