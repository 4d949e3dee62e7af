package io.dateline.timeline;

import io.dateline.event.ContentHash;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.Basis;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a mention tells whether another mention is of the same event. */
final class Likeness {

  /** Of the shorter title's words, how many the longer must have. */
  private static final double SHARED_OF_SHORTER = 0.6;

  /** The same where the same people do the same kind of thing. */
  private static final double SHARED_OF_SHORTER_BY_THE_SAME = 0.4;

  private static final double SHARED_OF_BOTH = 0.3;

  /** Of the words that are not names of those who act, how many of the fewer must be shared. */
  private static final double SHARED_MATTER = 0.5;

  /** The same when one of the two times is much coarser than the other. */
  private static final double SHARED_WHEN_COARSE = 0.75;

  /** Of the names of two articles, how many both must tell to be one story. */
  private static final double SAME_STORY = 0.1;

  private static final double SAME_WORDING = 0.1;
  private static final double SAME_WORDING_OF_OTHER_KINDS = 0.15;
  private static final double SAME_SPEECH = 0.2;

  /** What two sentences must share for days told by their publication alone to be one. */
  private static final double SAME_WORDING_ACROSS_MIDNIGHT = 0.4;

  private static final Duration ACROSS_MIDNIGHT = Duration.ofHours(12);

  /** A plan is given another day within a year, or it is another plan. */
  private static final long FARTHEST_MOVE_IN_DAYS = 366;

  /** That of {@link Mention#ORDER}. */
  static final Comparator<Likeness> BY_PUBLICATION =
      Comparator.comparing((Likeness likeness) -> likeness.published)
          .thenComparing(likeness -> likeness.id);

  /**
   * The order in which mentions choose: the finer before the coarser, a day and all that is finer
   * as one; then by publication and id.
   */
  static final Comparator<Likeness> ORDER =
      Comparator.comparing(Likeness::level).thenComparing(BY_PUBLICATION);

  private final String id;
  private final String sentence;
  private final int triggerBegin;
  private final Instant published;
  private final CalendarValue time;

  /** The moment of a time of day in a known zone. */
  private final @Nullable Instant moment;

  private final Basis basis;
  private final boolean isPlan;
  private final boolean moves;
  private final boolean isSpeech;
  private final int[] words;
  private final int[] matter;
  private final int[] kinds;
  private final int[] said;
  private final int[] story;
  private final int[] who;
  private final int[] where;

  /**
   * @param mention the mention
   * @param article the article it stands in
   * @param story the names that its article tells of, as terms
   * @param terms the dictionary of all that it is compared with
   */
  Likeness(Mention mention, String article, int[] story, Terms terms) {
    this.id = mention.id();
    this.sentence =
        ContentHash.of(
            article,
            mention.quote().in().name(),
            Integer.toString(mention.quote().begin()),
            mention.quote().text());
    this.triggerBegin = mention.event().trigger().begin();
    this.published = mention.article().published().instant();
    this.time = CalendarValue.parse(mention.time().value()).orElseThrow();
    boolean isZoned = isMoment(time) && mention.time().zone() != null;
    this.moment = isZoned ? mention.time().earliest() : null;
    this.basis = mention.time().basis();
    Factuality factuality = mention.event().factuality();
    this.isPlan = factuality == Factuality.PLANNED || factuality == Factuality.CANCELLED;
    this.moves = Kinds.moves(mention);
    Set<String> kindNames = Kinds.of(mention.event().trigger().text());
    this.isSpeech = Kinds.areSpeech(kindNames);
    this.kinds = terms.of(kindNames);
    this.said = terms.ofPhrase(mention.quote().text());
    this.words = terms.ofPhrase(mention.event().title());
    this.story = story;
    this.who = terms.of(mention.event().participants().stream().map(p -> "@" + name(p)).toList());
    this.where =
        terms.of(
            mention.event().places().stream().map(place -> "@" + Lexicon.fold(place)).toList());
    this.matter = matter(mention, terms);
  }

  private static String name(Participant participant) {
    return Lexicon.fold(participant.name());
  }

  /** The words of a title that tell more than who acts, and that somebody speaks. */
  private int[] matter(Mention mention, Terms terms) {
    int[] rest = words;
    for (Participant participant : mention.event().participants()) {
      rest = Terms.without(rest, terms.ofPhrase(participant.name()));
    }
    return isSpeech ? Terms.without(rest, terms.ofPhrase(mention.event().trigger().text())) : rest;
  }

  private static boolean isMoment(CalendarValue value) {
    return value.granularity() == Granularity.MINUTE || value.granularity() == Granularity.HOUR;
  }

  private Granularity level() {
    return isCoarse() ? time.granularity() : Granularity.DAY;
  }

  String id() {
    return id;
  }

  CalendarValue time() {
    return time;
  }

  /** Whether its time is longer than a day. */
  boolean isCoarse() {
    return time.granularity().isCoarserThan(Granularity.DAY);
  }

  /** The moment that it is of, if it tells the time of day in a known zone. */
  @Nullable Instant moment() {
    return moment;
  }

  /** The stems of the quoted sentence's words. */
  int[] said() {
    return said;
  }

  /** The stems of the title's words. */
  int[] words() {
    return words;
  }

  /** What kind of happening it is. */
  int[] kinds() {
    return kinds;
  }

  /** Whether the title has too few words to be compared by them. */
  boolean isBrief() {
    return words.length <= 1;
  }

  /** Whether it tells that something is given another day. */
  boolean moves() {
    return moves;
  }

  /** Why two mentions are of the same event; null where they are not. Symmetric. */
  Event.@Nullable Reason sameEvent(Likeness other) {
    boolean byKind = isBrief() || other.isBrief();
    boolean isAlike = byKind ? isToldAlike(other) : isWordedAlike(other) || isFulfilledBy(other);
    if (isAlike && isNotItsNeighbour(other) && isTimeCompatible(other)) {
      return byKind ? Event.Reason.KIND : Event.Reason.WORDING;
    }
    return moves(other) || other.moves(this) ? Event.Reason.REDATING : null;
  }

  /** "was postponed to 10 March" is of the event that was planned, until then, for another day. */
  private boolean moves(Likeness plan) {
    return moves
        && plan.isPlan
        && !plan.published.isAfter(published)
        && Math.abs(Duration.between(plan.time.begin(), time.begin()).toDays())
            <= FARTHEST_MOVE_IN_DAYS
        && Terms.overlap(story, plan.story) >= SAME_STORY
        && Terms.common(matter, plan.matter) >= 2
        && Terms.overlapOfSmaller(matter, plan.matter) >= SHARED_OF_SHORTER;
  }

  /** The finer time lies inside the coarser; two times of day must be one moment. */
  private boolean isTimeCompatible(Likeness other) {
    if (moment != null && other.moment != null) {
      return moment.equals(other.moment);
    }
    return time.contains(other.time) || other.time.contains(time) || isAcrossMidnight(other);
  }

  /**
   * Two days that are told by nothing but when the stories came out, hours apart: one was filed
   * before midnight, or in another zone.
   */
  private boolean isAcrossMidnight(Likeness other) {
    return isDayOfPublication()
        && other.isDayOfPublication()
        && Math.abs(Duration.between(time.begin(), other.time.begin()).toDays()) == 1
        && Duration.between(published, other.published).abs().compareTo(ACROSS_MIDNIGHT) <= 0
        && Terms.overlap(said, other.said) >= SAME_WORDING_ACROSS_MIDNIGHT;
  }

  private boolean isDayOfPublication() {
    return time.granularity() == Granularity.DAY
        && (basis == Basis.PUBLISHED || basis == Basis.ASSUMED);
  }

  /** Two events of one sentence are two. */
  private boolean isNotItsNeighbour(Likeness other) {
    return triggerBegin == other.triggerBegin || !sentence.equals(other.sentence);
  }

  private boolean isWordedAlike(Likeness other) {
    int shared = Terms.common(words, other.words);
    double ofShorter = (double) shared / Math.min(words.length, other.words.length);
    if (shared < 2
        || ofShorter < SHARED_OF_SHORTER_BY_THE_SAME
        || Terms.overlapOfSmaller(matter, other.matter) < SHARED_MATTER) {
      return false;
    }
    double needed = isMuchCoarser(other) ? SHARED_WHEN_COARSE : SHARED_OF_SHORTER;
    if (ofShorter >= needed && Terms.overlap(words, other.words) >= SHARED_OF_BOTH) {
      return true;
    }
    return !isMuchCoarser(other)
        && Terms.common(kinds, other.kinds) > 0
        && Terms.common(who, other.who) > 0;
  }

  /**
   * What was to begin at a moment, and what began at that moment: "truce will begin" and "truce
   * took effect".
   */
  private boolean isFulfilledBy(Likeness other) {
    return moment != null
        && moment.equals(other.moment)
        && isPlan != other.isPlan
        && Terms.overlapOfSmaller(matter, other.matter) >= SHARED_MATTER;
  }

  /**
   * The same kind of happening, told in stories of the same names: what a title of one word leaves
   * to be compared. That somebody spoke twice is alike only where the words are.
   */
  private boolean isToldAlike(Likeness other) {
    if (Terms.common(kinds, other.kinds) == 0 || Terms.overlap(story, other.story) < SAME_STORY) {
      return false;
    }
    boolean parts = meet(who, other.who) || meet(where, other.where);
    double wording = Terms.overlap(said, other.said);
    if (isSpeech) {
      return parts && wording >= SAME_SPEECH;
    }
    return Arrays.equals(kinds, other.kinds)
        ? parts || wording >= SAME_WORDING
        : wording >= SAME_WORDING_OF_OTHER_KINDS;
  }

  /** How alike two mentions of an event are, from 0 to 2: by their titles and their sentences. */
  double closeness(Likeness other) {
    return Terms.overlap(words, other.words) + Terms.overlap(said, other.said);
  }

  private boolean isMuchCoarser(Likeness other) {
    return isCoarse() != other.isCoarse();
  }

  /** What two mentions have in common, for people: the words of their titles, or their kind. */
  int[] evidence(Event.Reason reason) {
    return reason == Event.Reason.KIND ? kinds : words;
  }

  /** The names and numbers of a text: what tells one story from another of its kind. */
  static int[] names(String text, Terms terms) {
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    StringBuilder capitals = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isCapital(i) || tokens.kind(i) == Tokens.Kind.NUMBER) {
        capitals.append(tokens.string(i)).append(' ');
      }
    }
    return terms.ofPhrase(capitals.toString());
  }

  /** Whether two sets share a member, or one says nothing. */
  private static boolean meet(int[] some, int[] others) {
    return some.length == 0 || others.length == 0 || Terms.common(some, others) > 0;
  }
}
