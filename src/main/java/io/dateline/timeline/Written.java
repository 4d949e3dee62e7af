package io.dateline.timeline;

import io.dateline.article.PublicationTime;
import io.dateline.event.ArticleRef;
import io.dateline.event.ContentHash;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Occurrence;
import io.dateline.event.Participant;
import io.dateline.event.Quote;
import io.dateline.event.SentenceModel;
import io.dateline.event.Trigger;
import io.dateline.place.Place;
import io.dateline.timeline.Decision.Source;
import io.dateline.timeline.Decision.Value;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The mentions of an event that an editor wrote: one for each of its sources, or a single one where
 * it has none. They are of no other event unless an editor joins them.
 */
public final class Written {

  private static final String ARTICLE = "decision:";

  private Written() {}

  /** Whether a mention is one of these. */
  public static boolean is(Mention mention) {
    return mention.reader() == SentenceModel.EDITOR;
  }

  /** The id of the article that the mentions of a decision are of; no article has it. */
  public static String article(Decision decision) {
    return ARTICLE + decision.id();
  }

  /** The mentions of the event that a decision writes; none of a decision of another kind. */
  public static List<Mention> mentions(Decision decision) {
    Value value = decision.valueOrNone();
    String title = value.title();
    EventTime time = value.time();
    if (decision.kind() != Decision.Kind.EVENT || title == null || time == null) {
      return List.of();
    }
    List<Source> sources = value.sources();
    if (sources == null || sources.isEmpty()) {
      return List.of(mention(decision, title, time, new Source("", null, null, null, null), 0));
    }
    List<Mention> mentions = new ArrayList<>();
    for (int number = 0; number < sources.size(); number++) {
      mentions.add(mention(decision, title, time, sources.get(number), number));
    }
    return mentions;
  }

  private static Mention mention(
      Decision decision, String title, EventTime time, Source source, int number) {
    Value value = decision.valueOrNone();
    PublicationTime decided =
        new PublicationTime(
            decision.at().atOffset(ZoneOffset.UTC).toLocalDate(),
            LocalTime.from(decision.at().atOffset(ZoneOffset.UTC)),
            ZoneOffset.UTC);
    ArticleRef article =
        new ArticleRef(
            article(decision),
            1,
            source.url().isEmpty() ? null : source.url(),
            source.title(),
            source.publisher(),
            source.published() == null
                ? decided
                : PublicationTime.parse(source.published()).orElse(decided),
            List.of());
    String quote = Objects.requireNonNullElse(source.quote(), title);
    return new Mention(
        id(decision, number),
        decision.timeline(),
        article,
        time,
        new Occurrence(
            title,
            new Trigger(title, 0, title.length()),
            Objects.requireNonNullElse(value.factuality(), Factuality.HAPPENED),
            null,
            Objects.requireNonNullElse(value.participants(), List.<Participant>of()),
            Objects.requireNonNullElse(value.places(), List.<Place>of()).stream()
                .map(Place::name)
                .toList()),
        new Quote(quote, Quote.Part.TEXT, 0, quote.length()),
        SentenceModel.EDITOR,
        null);
  }

  /** Formed as {@link io.dateline.event.MentionId} forms those of articles. */
  private static String id(Decision decision, int number) {
    String article = ContentHash.of(decision.timeline(), article(decision));
    return "m_" + article.substring(0, 8) + ContentHash.of(article, "" + number).substring(0, 12);
  }
}
