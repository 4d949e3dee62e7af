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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the dated events of one sentence of an article. */
final class SentenceReader {

  /** Within how many words a phrase opens its sentence. */
  private static final int OPENING = 8;

  private final Article article;
  private final String hash;
  private final Names names;
  private final Scene scene;
  private final References references;
  private final List<Timex> times;
  private final List<Span> timeSpans;
  private final TaggedSentence sentence;
  private final List<VerbGroup> groups;

  SentenceReader(
      Article article, String hash, Names names, Scene scene, Span span, List<Timex> times) {
    this.scene = scene;
    this.article = article;
    this.hash = hash;
    this.names = names;
    this.times = times;
    this.timeSpans = times.stream().filter(Timex::isOnCalendar).map(Timex::span).toList();
    this.sentence =
        TaggedSentence.of(article.text(), span, times.stream().map(Timex::span).toList());
    // "11:58 am" is no verb.
    this.groups =
        VerbGroup.find(sentence).stream().filter(group -> !sentence.isTime(group.head())).toList();
    this.references = new References(sentence, groups, timeSpans, names, scene);
  }

  void read(boolean lead, List<Mention> mentions) {
    List<Dated> dated = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Timex time = times.get(i);
      if (!time.isOnCalendar()
          || isEndOfInterval(i)
          || Stamps.isStamp(sentence, time)
          || isVast(time)) {
        continue;
      }
      Timex end =
          time.rangeEnd() == RangeEnd.FIRST && i + 1 < times.size() ? times.get(i + 1) : null;
      EventTime told = eventTime(time, end);
      anchor(time, end == null ? time : end)
          .ifPresent(anchor -> dated.add(new Dated(governed(anchor, told), told)));
    }
    if (lead) {
      ownNews(dated).ifPresent(dated::add);
    }
    untimed(dated);
    List<Dated> kept = finest(dated);
    kept.sort(Comparator.comparingInt(one -> one.anchor().trigger()));
    for (Dated one : kept) {
      if (!tellsNothing(one)) {
        mention(one).ifPresent(mentions::add);
      }
    }
    references.conclude();
  }

  /** Of a century nothing happens on a timeline. */
  private static boolean isVast(Timex time) {
    return time.granularity() == Granularity.CENTURY;
  }

  /** ", which is 09:40 in Kourou", "it was unclear", "X wrote:" tell of nothing that happens. */
  private boolean tellsNothing(Dated one) {
    VerbGroup group = one.anchor().group();
    if (group == null) {
      return false;
    }
    Clause clause = Clause.of(sentence, groups, group);
    boolean nobody =
        !clause.hasSubject() || (clause.isPronoun() && references.subject(clause).isEmpty());
    boolean posted =
        sentence.lower(group.head()).equals("wrote")
            && sentence.lower(group.last() + 1).equals(":");
    boolean mind =
        sentence.tag(group.first()).matches("VB[ZP]") && News.isState(sentence.lower(group.head()));
    return posted
        || (mind && !VerbGroup.isAuxiliary(sentence.lower(group.head())))
        || (nobody && (isState(group) || (one.time().end() == 0 && isTalk(clause))));
  }

  /** What somebody tells of himself, or to somebody, is no news: "I am shaving", "you can see". */
  private boolean isTalk(Clause clause) {
    return clause.isPronoun()
        && switch (sentence.lower(clause.subjectBegin())) {
          case "i", "we", "you" -> true;
          default -> false;
        };
  }

  private boolean isState(VerbGroup group) {
    String head = sentence.lower(group.head());
    return VerbGroup.isBe(head) || News.isState(head) || head.startsWith("'");
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

  /**
   * What is told without a time: with the time of the verb it is joined to, on the day the story is
   * on, or on that of publication.
   */
  private void untimed(List<Dated> dated) {
    List<Dated> timed = List.copyOf(dated);
    for (VerbGroup group : News.in(sentence, groups)) {
      boolean has = timed.stream().anyMatch(one -> one.anchor().trigger() == group.head());
      if (!has && !isVague(group)) {
        dated.add(new Dated(new Anchor(group.head(), group), carried(timed, group)));
      }
    }
    for (Dated one : timed) {
      if (FactualityReader.of(sentence, one.anchor(), false) == Factuality.HAPPENED) {
        scene.tell(one.time());
      }
    }
  }

  /** "have recently spoken", "lived there years ago": some other day, though none is told. */
  private boolean isVague(VerbGroup group) {
    for (Timex time : times) {
      if (!time.isOnCalendar() && time.value().endsWith("_REF")) {
        int at = sentence.wordAt(time.span().begin());
        boolean inClause =
            group.contains(at)
                || (at > group.last()
                    ? Clause.isOne(sentence, groups, group.last(), at)
                    : Clause.isOne(sentence, groups, at, group.first()));
        if (inClause && !time.value().equals("PRESENT_REF")) {
          return true;
        }
      }
    }
    return false;
  }

  private EventTime carried(List<Dated> timed, VerbGroup group) {
    boolean past = sentence.tag(group.first()).equals("VBD");
    for (Dated one : timed) {
      boolean bounded = one.time().mod() == Mod.ON_OR_BEFORE || one.time().mod() == Mod.BEFORE;
      if (past && !bounded && (holds(group, one) || isJoined(one, group))) {
        return one.time().withBasis(Basis.CONTEXT);
      }
    }
    LocalDate day = past ? scene.day() : null;
    boolean report = Reporting.isReport(sentence.lower(group.head()));
    return day == null || day.equals(article.published().date())
        ? on(article.published().date(), Basis.ASSUMED, "publication-day")
        : on(day, report || !scene.isFresh() ? Basis.ASSUMED : Basis.CONTEXT, "story-day");
  }

  /** "invited them to join in July 1997": what is past was done, not meant to be done. */
  private Anchor governed(Anchor anchor, EventTime time) {
    VerbGroup group = anchor.group();
    if (group == null || group.form() != VerbGroup.Form.INFINITIVE || isAfterPublication(time)) {
      return anchor;
    }
    VerbGroup governing = null;
    for (VerbGroup other : groups) {
      if (other.last() < group.first() && other.form() == VerbGroup.Form.FINITE) {
        governing = other;
      }
    }
    return governing != null && Clause.isOne(sentence, groups, governing.last(), group.first())
        ? new Anchor(governing.head(), governing)
        : anchor;
  }

  /** "started a series of marches in 1992 intended to …": the time stands in the verb's clause. */
  private boolean holds(VerbGroup group, Dated one) {
    int at = sentence.wordAt(one.time().begin());
    VerbGroup other = one.anchor().group();
    boolean ofNoun =
        other != null && other.form() == VerbGroup.Form.PARTICIPLE && other.last() < at;
    boolean coarse = other == null && one.time().granularity().isCoarserThan(Granularity.DAY);
    return one.time().end() > 0
        && !ofNoun
        && !coarse
        && at > group.last()
        && !isAfterPublication(one.time())
        && Clause.isOne(sentence, groups, group.last(), at);
  }

  /** "In a 16 July speech, he said", "was fired in 1985 and founded another". */
  private boolean isJoined(Dated one, VerbGroup group) {
    VerbGroup other = one.anchor().group();
    int from = one.anchor().trigger();
    if (from >= group.first() || one.time().begin() >= sentence.word(group.first()).begin()) {
      return false;
    }
    boolean opens = other == null && from < OPENING && sentence.tag(0).equals("IN");
    Clause clause = Clause.of(sentence, groups, group);
    boolean subject = other == null && (clause.holds(from) || isInserted(clause, from));
    boolean and = false;
    for (int i = from + 1; i < group.first(); i++) {
      and |= sentence.lower(i).equals("and");
    }
    return (opens || subject || (and && other != null))
        && Clause.isOne(sentence, groups, from, group.first());
  }

  /** The news that the first sentence tells, if it tells no time for it. */
  private Optional<Dated> ownNews(List<Dated> dated) {
    for (VerbGroup group : News.in(sentence, groups)) {
      boolean timed = dated.stream().anyMatch(one -> one.anchor().trigger() == group.head());
      Anchor anchor = new Anchor(group.head(), group);
      return timed ? Optional.empty() : Optional.of(new Dated(anchor, ownDay()));
    }
    return Optional.empty();
  }

  /**
   * "The minister, in an interview on Monday, defended": a noun between the subject and its verb.
   */
  private boolean isInserted(Clause clause, int noun) {
    int before = Titles.phraseBegin(sentence, noun) - 1;
    return clause.hasSubject()
        && before > clause.subjectEnd()
        && sentence.tag(before).equals("IN")
        && sentence.isComma(before - 1);
  }

  private EventTime ownDay() {
    return on(
        article.published().date(),
        Basis.PUBLISHED,
        article.dateline() == null ? "publication-day" : "dateline-day");
  }

  private static EventTime on(LocalDate date, Basis basis, String rule) {
    String value = date.toString();
    CalendarValue day = CalendarValue.parse(value).orElseThrow();
    return new EventTime(
        "",
        value,
        null,
        value,
        day.granularity(),
        null,
        null,
        basis,
        null,
        day.begin().toInstant(ZoneOffset.UTC),
        day.end().toInstant(ZoneOffset.UTC),
        rule,
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

  /** The mention of an event; empty where no title for it stands alone. */
  private Optional<Mention> mention(Dated dated) {
    Anchor anchor = dated.anchor();
    Span trigger = sentence.word(anchor.trigger());
    EventTime time = dated.time();
    boolean future = isAfterPublication(time);
    Factuality factuality = FactualityReader.of(sentence, anchor, future);
    Occurrence occurrence = occurrence(anchor, trigger, factuality);
    if (occurrence.title().isEmpty()) {
      return Optional.empty();
    }
    String id = MentionId.of(article, hash, trigger.begin(), time);
    return Optional.of(
        new Mention(
            id,
            article.timeline(),
            ArticleRef.of(article),
            time,
            occurrence,
            new Quote(
                sentence.span().of(article.text()),
                Quote.Part.TEXT,
                sentence.span().begin(),
                sentence.span().end())));
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
      int end = Titles.phraseEnd(sentence, groups, anchor.trigger());
      String phrase = Titles.of(sentence, begin, end, timeSpans);
      title = phrase.isEmpty() ? titleBySubject(anchor.trigger()) : phrase;
      names
          .people(sentence, begin, end, timeSpans)
          .forEach(name -> participants.add(new Participant(name, Role.PARTICIPANT)));
      places.addAll(names.places(sentence, begin, end, timeSpans));
    } else {
      Clause clause = Clause.of(sentence, groups, group);
      List<String> subject = references.subject(clause);
      title = Titles.of(clause, subject, timeSpans);
      addParticipants(clause, subject, participants);
      places.addAll(names.places(sentence, clause.subjectBegin(), clause.subjectEnd(), timeSpans));
      places.addAll(names.places(sentence, group.first(), clause.end(), timeSpans));
    }
    return new Occurrence(
        references.withOwner(title),
        new Trigger(trigger.of(article.text()), trigger.begin(), trigger.end()),
        factuality,
        Reporting.source(sentence, groups, group),
        List.copyOf(participants),
        List.copyOf(places));
  }

  /** "Friday's attack killed nobody": what is said of a noun that alone says too little. */
  private String titleBySubject(int noun) {
    for (VerbGroup group : groups) {
      boolean relative = sentence.tag(group.first() - 1).startsWith("W");
      if (group.form() == VerbGroup.Form.FINITE && !relative) {
        Clause clause = Clause.of(sentence, groups, group);
        if (clause.hasSubject() && clause.subjectHead() == noun) {
          return Titles.of(clause, List.of(), timeSpans);
        }
      }
    }
    return "";
  }

  private void addParticipants(Clause clause, List<String> subject, Set<Participant> participants) {
    VerbGroup group = clause.group();
    Role ofSubject = group.passive() ? Role.PATIENT : Role.AGENT;
    subject.forEach(name -> participants.add(new Participant(name, ofSubject)));
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
