package io.dateline.timeline;

import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.text.Lexicon;
import io.dateline.text.Stems;
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

  /** The same when one of the two times is much coarser than the other. */
  private static final double SHARED_WHEN_COARSE = 0.75;

  private final Mention mention;
  private final Set<String> words;
  private final String trigger;
  private final Set<String> who = new HashSet<>();
  private final Set<String> where = new HashSet<>();
  private final Optional<CalendarValue> time;

  Likeness(Mention mention) {
    this.mention = mention;
    this.trigger = Stems.of(mention.event().trigger().text());
    this.words = new HashSet<>(Stems.ofContentWords(mention.event().title()));
    this.time = CalendarValue.parse(mention.time().value());
    for (Participant participant : mention.event().participants()) {
      who.add(Lexicon.fold(participant.name()));
    }
    for (String place : mention.event().places()) {
      where.add(Lexicon.fold(place));
    }
  }

  /** Words by which a like mention can be found: two like mentions share at least one. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(words);
    keys.add(trigger);
    return keys;
  }

  /** Whether two mentions tell of the same event; symmetric. */
  boolean isSameEvent(Likeness other) {
    return isTimeCompatible(other) && isNotItsNeighbour(other) && isWordedAlike(other);
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
            && mention.quote().begin() == other.mention.quote().begin()
            && mention.quote().in() == other.mention.quote().in();
    return !sameSentence
        || mention.event().trigger().begin() == other.mention.event().trigger().begin();
  }

  private boolean isWordedAlike(Likeness other) {
    int shared = shared(other);
    int shorter = Math.min(words.size(), other.words.size());
    if (shorter <= 1) {
      return trigger.equals(other.trigger) && (meet(who, other.who) || meet(where, other.where));
    }
    double ofShorter = (double) shared / shorter;
    double ofBoth = (double) shared / (words.size() + other.words.size() - shared);
    double needed = isMuchCoarser(other) ? SHARED_WHEN_COARSE : SHARED_OF_SHORTER;
    if (shared >= 2 && ofShorter >= needed && ofBoth >= SHARED_OF_BOTH) {
      return true;
    }
    boolean sameTrigger = trigger.equals(other.trigger) && !isMuchCoarser(other);
    return sameTrigger
        && shared >= 2
        && meetsAny(who, other.who)
        && ofShorter >= SHARED_OF_SHORTER / 1.5;
  }

  private int shared(Likeness other) {
    int shared = 0;
    for (String word : words) {
      if (other.words.contains(word)) {
        shared++;
      }
    }
    return shared;
  }

  /** How much of the two titles' words is common to both, from 0 to 1. */
  double sharedWords(Likeness other) {
    int shared = shared(other);
    int either = words.size() + other.words.size() - shared;
    return either == 0 ? 0 : (double) shared / either;
  }

  private boolean isMuchCoarser(Likeness other) {
    Granularity mine = mention.time().granularity();
    Granularity theirs = other.mention.time().granularity();
    return mine.isCoarserThan(Granularity.DAY) != theirs.isCoarserThan(Granularity.DAY);
  }

  /** Whether two sets share a member, or one says nothing. */
  private static boolean meet(Set<String> some, Set<String> others) {
    return some.isEmpty() || others.isEmpty() || meetsAny(some, others);
  }

  private static boolean meetsAny(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
