package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How what was known of an event changed, report by report: each step is the event as folded from
 * the mentions published by then.
 */
public final class History {

  /**
   * A step.
   *
   * @param change what changed
   * @param time when the event takes place, as known from then on
   * @param factuality whether it does, as known from then on
   * @param article the report
   * @param quote the sentence that tells it
   */
  public record Step(
      Change.Kind change,
      EventTime time,
      Factuality factuality,
      ArticleRef article,
      String quote) {}

  private History() {}

  /** The steps of an event, oldest first; the first is always {@link Change.Kind#ADDED}. */
  public static List<Step> of(Event event) {
    List<Step> steps = new ArrayList<>();
    List<Mention> mentions = event.mentions();
    Terms terms = new Terms();
    Sources sources = new Sources(mentions, mention -> terms.ofPhrase(mention.quote().text()));
    Step before = null;
    int from = 0;
    for (int to = 1; to <= mentions.size(); to++) {
      if (to < mentions.size()
          && published(mentions.get(to)).equals(published(mentions.get(from)))) {
        continue;
      }
      List<Mention> known = mentions.subList(0, to);
      EventTime time = Fold.time(known, sources);
      Factuality factuality = Fold.factuality(known);
      Mention report = report(mentions.subList(from, to), time, factuality);
      Step now =
          new Step(Change.Kind.ADDED, time, factuality, report.article(), report.quote().text());
      List<Change.Kind> changes =
          before == null
              ? List.of(Change.Kind.ADDED)
              : Change.kinds(before.time(), before.factuality(), time, factuality);
      for (Change.Kind change : changes) {
        steps.add(new Step(change, time, factuality, now.article(), now.quote()));
      }
      before = now;
      from = to;
    }
    return List.copyOf(steps);
  }

  private static Instant published(Mention mention) {
    return mention.article().published().instant();
  }

  /** Of what was published at once, the first that tells what is known from then on. */
  private static Mention report(List<Mention> published, EventTime time, Factuality factuality) {
    return published.stream()
        .filter(mention ->
            mention.event().factuality() == factuality && Fold.agree(mention.time(), time))
        .findFirst()
        .orElse(published.getFirst());
  }
}
