package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.Anchoring.Anchor;
import io.dateline.text.Span;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import io.dateline.time.RangeEnd;
import io.dateline.time.Timex;
import io.dateline.time.grammar.Mod;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the dated events of one sentence of an article. */
final class SentenceReader {
  private final Article article;
  private final String hash;
  private final Names names;
  private final List<Timex> times;
  private final List<Span> timeSpans;
  private final TaggedSentence sentence;
  private final List<VerbGroup> groups;

  SentenceReader(Article article, String hash, Names names, Span span, List<Timex> times) {
    this.article = article;
    this.hash = hash;
    this.names = names;
    this.times = times;
    this.timeSpans = times.stream().map(Timex::span).toList();
    this.sentence = TaggedSentence.of(article.text(), span);
    this.groups = VerbGroup.find(sentence);
  }

  void read(boolean lead, List<Mention> mentions) {
    List<Dated> dated = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Timex time = times.get(i);
      if (!time.isOnCalendar() || isEndOfInterval(i)) {
        continue;
      }
      Timex end =
          time.rangeEnd() == RangeEnd.FIRST && i + 1 < times.size() ? times.get(i + 1) : null;
      anchor(time, end == null ? time : end)
          .ifPresent(anchor -> dated.add(new Dated(anchor, eventTime(time, end))));
    }
    if (lead) {
      ownNews(dated).ifPresent(dated::add);
    }
    for (Dated one : finest(dated)) {
      if (!isBareCopula(one.anchor())) {
        mentions.add(mention(one));
      }
    }
  }

  /** ", which is 09:40 in Kourou" tells of nothing that happens. */
  private boolean isBareCopula(Anchor anchor) {
    VerbGroup group = anchor.group();
    return group != null
        && VerbGroup.isBe(sentence.lower(group.head()))
        && !Clause.of(sentence, groups, group).hasSubject();
  }

  private boolean isEndOfInterval(int i) {
    return times.get(i).rangeEnd() == RangeEnd.SECOND
        && i > 0
        && times.get(i - 1).rangeEnd() == RangeEnd.FIRST
        && times.get(i - 1).isOnCalendar();
  }

  private record Dated(Anchor anchor, EventTime time) {}

  private Optional<Anchor> anchor(Timex time, Timex last) {
    int begin = sentence.wordAt(time.span().begin());
    int end = sentence.wordAt(last.span().end());
    return Anchoring.find(sentence, groups, begin, end);
  }

  /** The news that the first sentence tells, if it tells no time for it. */
  private Optional<Dated> ownNews(List<Dated> dated) {
    for (VerbGroup group : groups) {
      if (group.form() != VerbGroup.Form.FINITE) {
        continue;
      }
      boolean timed = dated.stream().anyMatch(one -> one.anchor().trigger() == group.head());
      Anchor anchor = new Anchor(group.head(), group);
      boolean happened =
          FactualityReader.of(sentence, anchor, false) == Factuality.HAPPENED
              && !VerbGroup.isBe(sentence.lower(group.head()));
      return timed || !happened ? Optional.empty() : Optional.of(new Dated(anchor, publication()));
    }
    return Optional.empty();
  }

  private EventTime publication() {
    String value = article.published().date().toString();
    CalendarValue day = CalendarValue.parse(value).orElseThrow();
    return new EventTime(
        "",
        value,
        null,
        value,
        day.granularity(),
        null,
        null,
        Basis.PUBLISHED,
        null,
        day.begin().toInstant(ZoneOffset.UTC),
        day.end().toInstant(ZoneOffset.UTC),
        article.dateline() == null ? "publication-day" : "dateline-day",
        0,
        0);
  }

  private EventTime eventTime(Timex time, @Nullable Timex end) {
    CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
    Optional<CalendarValue> last =
        end == null ? Optional.empty() : CalendarValue.parse(end.value());
    if (end == null || last.isEmpty() || !last.get().end().isAfter(value.begin())) {
      return eventTime(time, value, time.span(), null, value.edtf(time.zone()), time.latest());
    }
    String begin = value.edtf(time.zone());
    String edtf = begin.contains("/") ? begin : begin + "/" + last.get().edtf(end.zone());
    Span words = new Span(time.span().begin(), end.span().end());
    return eventTime(time, value, words, end.value(), edtf, end.latest());
  }

  private EventTime eventTime(
      Timex time,
      CalendarValue value,
      Span words,
      @Nullable String endValue,
      String edtf,
      @Nullable Instant latest) {
    return new EventTime(
        words.of(article.text()),
        time.value(),
        endValue,
        edtf,
        value.granularity(),
        time.zone(),
        time.zoneBasis(),
        time.basis(),
        time.mod() != null ? time.mod() : bound(time),
        instant(time.earliest()),
        instant(latest),
        time.rule(),
        words.begin(),
        words.end());
  }

  private static Instant instant(@Nullable Instant instant) {
    return Objects.requireNonNull(instant, "a time on the calendar has instants");
  }

  /** What the preposition before a time makes of it: "by", "since", "until", "before", "after". */
  private @Nullable Mod bound(Timex time) {
    int begin = sentence.wordAt(time.span().begin());
    return switch (sentence.lower(begin - 1)) {
      case "by", "until", "till" -> Mod.ON_OR_BEFORE;
      case "since" -> Mod.ON_OR_AFTER;
      case "before" -> Mod.BEFORE;
      case "after" -> Mod.AFTER;
      default -> null;
    };
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
    if (one.anchor().trigger() != other.anchor().trigger()) {
      return false;
    }
    CalendarValue coarse = CalendarValue.parse(one.time().value()).orElseThrow();
    CalendarValue fine = CalendarValue.parse(other.time().value()).orElseThrow();
    boolean same = coarse.begin().equals(fine.begin()) && coarse.end().equals(fine.end());
    return coarse.contains(fine) && (!same || one.time().begin() > other.time().begin());
  }

  private Mention mention(Dated dated) {
    Anchor anchor = dated.anchor();
    Span trigger = sentence.word(anchor.trigger());
    EventTime time = dated.time();
    boolean future = isAfterPublication(time);
    Factuality factuality = FactualityReader.of(sentence, anchor, future);
    String id =
        "m_"
            + ContentHash.of(
                    article.id(),
                    hash,
                    "text",
                    trigger.begin() + "-" + time.begin() + "-" + time.value())
                .substring(0, 20);
    return new Mention(
        id,
        article.timeline(),
        ArticleRef.of(article),
        time,
        occurrence(anchor, trigger, factuality),
        new Quote(
            sentence.span().of(article.text()),
            Quote.Part.TEXT,
            sentence.span().begin(),
            sentence.span().end()));
  }

  private boolean isAfterPublication(EventTime time) {
    CalendarValue value = CalendarValue.parse(time.value()).orElseThrow();
    PublicationTime published = article.published();
    if (value.granularity().isCoarserThan(Granularity.DAY)) {
      return value.begin().toLocalDate().isAfter(published.date());
    }
    return value.begin().toLocalDate().isAfter(published.date())
        || (published.time() != null
            && published.zone() != null
            && time.zone() != null
            && time.earliest().isAfter(published.instant()));
  }

  private Occurrence occurrence(Anchor anchor, Span trigger, Factuality factuality) {
    VerbGroup group = anchor.group();
    Set<Participant> participants = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    String title;
    if (group == null) {
      int begin = Titles.phraseBegin(sentence, anchor.trigger());
      int end = Titles.phraseEnd(sentence, anchor.trigger());
      title = Titles.of(sentence, begin, end, timeSpans);
      names
          .people(sentence, begin, end, timeSpans)
          .forEach(name -> participants.add(new Participant(name, Role.PARTICIPANT)));
      places.addAll(names.places(sentence, begin, end, timeSpans));
    } else {
      Clause clause = Clause.of(sentence, groups, group);
      title =
          Titles.of(
              clause,
              names.people(sentence, clause.subjectBegin(), clause.subjectEnd(), timeSpans),
              timeSpans);
      addParticipants(clause, participants);
      places.addAll(names.places(sentence, clause.subjectBegin(), clause.subjectEnd(), timeSpans));
      places.addAll(names.places(sentence, group.first(), clause.end(), timeSpans));
    }
    return new Occurrence(
        title.isEmpty() ? Titles.finish(trigger.of(article.text())) : title,
        new Trigger(trigger.of(article.text()), trigger.begin(), trigger.end()),
        factuality,
        Reporting.source(sentence, groups, group),
        List.copyOf(participants),
        List.copyOf(places));
  }

  private void addParticipants(Clause clause, Set<Participant> participants) {
    VerbGroup group = clause.group();
    Role ofSubject = group.passive() ? Role.PATIENT : Role.AGENT;
    names
        .people(sentence, clause.subjectBegin(), clause.subjectEnd(), timeSpans)
        .forEach(name -> participants.add(new Participant(name, ofSubject)));
    int by = group.passive() ? wordAfter(clause, "by") : -1;
    int objectEnd = by < 0 ? clause.end() : by;
    Role ofObject = group.passive() ? Role.PARTICIPANT : Role.PATIENT;
    for (String name : names.people(sentence, group.last() + 1, objectEnd, timeSpans)) {
      add(participants, new Participant(name, ofObject));
    }
    if (by >= 0) {
      for (String name : names.people(sentence, by, clause.end(), timeSpans)) {
        add(participants, new Participant(name, Role.AGENT));
      }
    }
  }

  private static void add(Set<Participant> participants, Participant participant) {
    if (participants.stream().noneMatch(p -> p.name().equals(participant.name()))) {
      participants.add(participant);
    }
  }

  private int wordAfter(Clause clause, String word) {
    for (int i = clause.group().last() + 1; i < clause.end(); i++) {
      if (sentence.lower(i).equals(word)) {
        return i + 1;
      }
    }
    return -1;
  }
}
