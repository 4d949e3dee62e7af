package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dated events of one sentence of an article. */
final class SentenceReader {

  private final Article article;
  private final String hash;
  private final Names names;
  private final Scene scene;
  private final TimedSentence sentence;
  private final Analysis syntax;
  private final References references;
  private final Span quote;
  private final Gate gate;

  SentenceReader(
      Article article,
      String hash,
      Names names,
      Scene scene,
      TimedSentence sentence,
      Span quote,
      Gate gate) {
    this.gate = gate;
    this.article = article;
    this.hash = hash;
    this.names = names;
    this.scene = scene;
    this.sentence = sentence;
    this.syntax = sentence.syntax();
    this.references = new References(sentence, names, scene);
    this.quote = quote;
  }

  void read(Layout.Unit unit, boolean lead, List<Mention> mentions) {
    List<Dated> dated = stated();
    if (unit.kind() != Layout.Kind.HEADING) {
      dated.addAll(
          new Untimed(article, scene, references, sentence, lead, unit).read(List.copyOf(dated)));
    }
    List<Dated> kept = finest(dated);
    kept.sort(Comparator.comparingInt(one -> one.anchor().trigger()));
    for (Dated one : kept) {
      Candidate candidate = candidate(one, unit, lead);
      if (candidate == null) {
        continue;
      }
      double likely = Fitness.standard().likely(candidate);
      Basis basis = gate.apply(candidate, likely);
      if (basis != null) {
        EventTime time = candidate.time().withBasis(basis);
        mentions.add(mention(candidate, time, (int) Math.round(100 * likely)));
      }
    }
    gate.pass(references);
    references.conclude();
  }

  /** The events whose time the sentence tells. */
  private List<Dated> stated() {
    List<Dated> dated = new ArrayList<>();
    for (Mark mark : sentence.marks()) {
      EventTime time = EventTimes.of(sentence, mark);
      if (time.granularity() == Granularity.CENTURY) {
        continue;
      }
      boolean past = !EventTimes.isAfterPublication(time, article);
      Anchor anchor =
          AnchorRules.decide(Attachment.of(sentence, mark, past, EventTimes.isOpen(time, article)))
              .anchor();
      if (anchor != null) {
        dated.add(new Dated(anchor, time));
      }
    }
    return apart(dated);
  }

  /**
   * "sold its mines in 2010 and its ships in 2012", "closed on Monday and Tuesday": of several
   * times of one verb the first is kept, with what is told before it; the others where nothing else
   * is told between them.
   */
  private List<Dated> apart(List<Dated> dated) {
    List<Dated> kept = new ArrayList<>();
    for (Dated one : dated) {
      Dated before = null;
      for (Dated other : kept) {
        boolean same = other.anchor().trigger() == one.anchor().trigger();
        before = same && other.time().end() <= one.time().begin() ? other : before;
      }
      int told = before == null ? -1 : syntax.wordAt(before.time().end());
      if (before == null || !tellsBetween(told, syntax.wordAt(one.time().begin()))) {
        kept.add(one);
      } else if (told > one.anchor().trigger()) {
        kept.set(kept.indexOf(before), new Dated(before.anchor().upTo(told), before.time()));
      }
    }
    return kept;
  }

  private boolean tellsBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      if (syntax.isNoun(i) || syntax.tag(i).equals("CD")) {
        return true;
      }
    }
    return false;
  }

  /** Of two times of one event, one inside the other, only the finer is kept. */
  private static List<Dated> finest(List<Dated> dated) {
    List<Dated> kept = new ArrayList<>();
    for (Dated one : dated) {
      if (dated.stream().noneMatch(other -> isSaidBetterBy(one, other))) {
        kept.add(one);
      }
    }
    return kept;
  }

  private static boolean isSaidBetterBy(Dated one, Dated other) {
    if (one.equals(other) || one.anchor().trigger() != other.anchor().trigger()) {
      return false;
    }
    CalendarValue coarse = CalendarValue.parse(one.time().value()).orElseThrow();
    CalendarValue fine = CalendarValue.parse(other.time().value()).orElseThrow();
    boolean same = coarse.begin().equals(fine.begin()) && coarse.end().equals(fine.end());
    return coarse.contains(fine) && (!same || one.time().begin() > other.time().begin());
  }

  /** What an event may be shown as; null where nothing tells it. */
  private @Nullable Candidate candidate(Dated dated, Layout.Unit unit, boolean lead) {
    Anchor anchor = dated.anchor();
    boolean future = EventTimes.isAfterPublication(dated.time(), article);
    boolean open = EventTimes.isOpen(dated.time(), article);
    FactualityRule factuality = FactualityRules.decide(Standing.of(sentence, anchor, future, open));
    boolean ahead = factuality.name().equals("future") || factuality.name().equals("modal");
    boolean over = ahead && !open && !future && !isReported(anchor);
    if (over || (future && isOver(anchor))) {
      return null;
    }
    Title title = Titles.of(Telling.of(sentence, anchor, references));
    return title.isEmpty()
        ? null
        : new Candidate(
            dated,
            factuality,
            title,
            unit.kind(),
            lead,
            scene.sentence(),
            quote,
            article.dateline() != null);
  }

  private Mention mention(Candidate candidate, EventTime time, int fit) {
    Anchor anchor = candidate.anchor();
    Telling telling = Telling.of(sentence, anchor, references);
    Span trigger = syntax.word(anchor.trigger());
    Participants participants = new Participants(telling, names);
    Occurrence occurrence =
        new Occurrence(
            candidate.title().text(),
            new Trigger(trigger.of(article.text()).toString(), trigger.begin(), trigger.end()),
            candidate.factuality().factuality(),
            Participants.source(telling),
            participants.all(),
            new Locations(telling, names).all());
    return new Mention(
        MentionId.of(article, hash, trigger.begin(), time),
        article.timeline(),
        ArticleRef.of(article, names.countries()),
        time,
        occurrence,
        new Quote(
            quote.of(article.text()).toString(),
            Quote.Part.TEXT,
            quote.begin(),
            quote.end(),
            article.page(quote.begin()),
            null),
        SentenceModel.PARSE,
        new Rules(anchor.rule(), candidate.factuality().name(), candidate.title().rule(), fit));
  }

  private boolean isReported(Anchor anchor) {
    Verb verb = anchor.verb();
    return verb != null && Clauses.report(syntax, verb.head()) != null;
  }

  /** A past verb tells of no day ahead. */
  private boolean isOver(Anchor anchor) {
    Verb verb = anchor.verb();
    return verb != null
        && anchor.trigger() == verb.head()
        && verb.isPast()
        && FactualityRules.decide(Standing.of(sentence, anchor, true)).name().equals("time-ahead");
  }
}
