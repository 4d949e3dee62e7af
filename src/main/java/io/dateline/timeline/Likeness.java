package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.text.Lexicon;
import io.dateline.text.Span;
import io.dateline.text.Stems;
import io.dateline.text.Tokens;
import io.dateline.time.CalendarValue;
import io.dateline.time.Granularity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What of a mention tells whether another mention is of the same event. */
final class Likeness {

  /** Of the shorter title's words, how many the longer must have. */
  private static final double SHARED_OF_SHORTER = 0.6;

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

  private final Mention mention;
  private final Set<String> words;
  private final Set<String> matter;
  private final Set<String> kinds;
  private final Set<String> said;
  private final boolean moves;
  private final Set<String> story;
  private final Set<String> who = new HashSet<>();
  private final Set<String> where = new HashSet<>();
  private final Optional<CalendarValue> time;

  /**
   * @param mention the mention
   * @param story the names that its article tells of
   */
  Likeness(Mention mention, Set<String> story) {
    this.mention = mention;
    this.story = story;
    this.kinds = Kinds.of(mention.event().trigger().text());
    this.moves = Kinds.moves(mention);
    this.said = Stems.ofContentWords(mention.quote().text());
    this.words = new HashSet<>(Stems.ofContentWords(mention.event().title()));
    this.time = CalendarValue.parse(mention.time().value());
    for (Participant participant : mention.event().participants()) {
      who.add(Lexicon.fold(participant.name()));
    }
    for (String place : mention.event().places()) {
      where.add(Lexicon.fold(place));
    }
    this.matter = matter(mention);
  }

  /** The words of a title that tell more than who acts, and that somebody speaks. */
  private Set<String> matter(Mention mention) {
    Set<String> matter = new HashSet<>(words);
    for (Participant participant : mention.event().participants()) {
      matter.removeAll(Stems.ofContentWords(participant.name()));
    }
    if (Kinds.areSpeech(kinds)) {
      matter.removeAll(Stems.ofContentWords(mention.event().trigger().text()));
    }
    return matter;
  }

  /** Words by which a like mention can be found: two like mentions share at least one. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(words);
    keys.addAll(kinds);
    return keys;
  }

  /** Whether two mentions tell of the same event; symmetric. */
  boolean isSameEvent(Likeness other) {
    return (isTimeCompatible(other) && isNotItsNeighbour(other) && isWordedAlike(other))
        || moves(other)
        || other.moves(this);
  }

  /** "was postponed to 10 March" is of the event that was planned, until then, for another day. */
  private boolean moves(Likeness plan) {
    boolean planned =
        plan.mention.event().factuality() == Factuality.PLANNED
            || plan.mention.event().factuality() == Factuality.CANCELLED;
    return moves
        && planned
        && !plan.mention
            .article()
            .published()
            .instant()
            .isAfter(mention.article().published().instant())
        && overlap(story, plan.story) >= SAME_STORY
        && shared(matter, plan.matter) >= 2
        && overlapOfShorter(matter, plan.matter) >= SHARED_OF_SHORTER;
  }

  /** The finer time lies inside the coarser; two times of day must be one moment. */
  private boolean isTimeCompatible(Likeness other) {
    if (time.isEmpty() || other.time.isEmpty()) {
      return false;
    }
    CalendarValue mine = time.get();
    CalendarValue theirs = other.time.get();
    boolean moments = isMoment(mine) && isMoment(theirs);
    if (moments && mention.time().zone() != null && other.mention.time().zone() != null) {
      return mention.time().earliest().equals(other.mention.time().earliest());
    }
    return mine.contains(theirs) || theirs.contains(mine);
  }

  private static boolean isMoment(CalendarValue value) {
    return value.granularity() == Granularity.MINUTE || value.granularity() == Granularity.HOUR;
  }

  /** Two events of one sentence are two. */
  private boolean isNotItsNeighbour(Likeness other) {
    boolean sameSentence =
        mention.article().id().equals(other.mention.article().id())
            && mention.quote().equals(other.mention.quote());
    return !sameSentence
        || mention.event().trigger().begin() == other.mention.event().trigger().begin();
  }

  private boolean isWordedAlike(Likeness other) {
    int shared = shared(words, other.words);
    int shorter = Math.min(words.size(), other.words.size());
    if (shorter <= 1) {
      return isToldAlike(other);
    }
    if (overlapOfShorter(matter, other.matter) < SHARED_MATTER) {
      return false;
    }
    double ofShorter = overlapOfShorter(words, other.words);
    double ofBoth = overlap(words, other.words);
    double needed = isMuchCoarser(other) ? SHARED_WHEN_COARSE : SHARED_OF_SHORTER;
    if (shared >= 2 && ofShorter >= needed && ofBoth >= SHARED_OF_BOTH) {
      return true;
    }
    boolean sameTrigger = meetsAny(kinds, other.kinds) && !isMuchCoarser(other);
    return sameTrigger
        && shared >= 2
        && meetsAny(who, other.who)
        && ofShorter >= SHARED_OF_SHORTER / 1.5;
  }

  /**
   * The same kind of happening, told in stories of the same names: what a title of one word leaves
   * to be compared. That somebody spoke twice is alike only where the words are.
   */
  private boolean isToldAlike(Likeness other) {
    if (!meetsAny(kinds, other.kinds) || overlap(story, other.story) < SAME_STORY) {
      return false;
    }
    boolean parts = meet(who, other.who) || meet(where, other.where);
    double wording = overlap(said, other.said);
    if (Kinds.areSpeech(kinds)) {
      return parts && wording >= SAME_SPEECH;
    }
    return kinds.equals(other.kinds)
        ? parts || wording >= SAME_WORDING
        : wording >= SAME_WORDING_OF_OTHER_KINDS;
  }

  private static double overlapOfShorter(Set<String> some, Set<String> others) {
    int shorter = Math.min(some.size(), others.size());
    return shorter == 0 ? 0 : (double) shared(some, others) / shorter;
  }

  static double overlap(Set<String> some, Set<String> others) {
    int shared = shared(some, others);
    int either = some.size() + others.size() - shared;
    return either == 0 ? 0 : (double) shared / either;
  }

  private static int shared(Set<String> some, Set<String> others) {
    int shared = 0;
    for (String one : some) {
      if (others.contains(one)) {
        shared++;
      }
    }
    return shared;
  }

  /** How much of the two titles' words is common to both, from 0 to 1. */
  double sharedWords(Likeness other) {
    return overlap(words, other.words);
  }

  private boolean isMuchCoarser(Likeness other) {
    Granularity mine = mention.time().granularity();
    Granularity theirs = other.mention.time().granularity();
    return mine.isCoarserThan(Granularity.DAY) != theirs.isCoarserThan(Granularity.DAY);
  }

  /** The names and numbers of a text: what tells one story from another of its kind. */
  static Set<String> names(String text) {
    Tokens tokens = Tokens.split(text, new Span(0, text.length()));
    StringBuilder capitals = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isCapital(i) || tokens.kind(i) == Tokens.Kind.NUMBER) {
        capitals.append(tokens.string(i)).append(' ');
      }
    }
    return Stems.ofContentWords(capitals.toString());
  }

  /** Whether two sets share a member, or one says nothing. */
  private static boolean meet(Set<String> some, Set<String> others) {
    return some.isEmpty() || others.isEmpty() || meetsAny(some, others);
  }

  private static boolean meetsAny(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
