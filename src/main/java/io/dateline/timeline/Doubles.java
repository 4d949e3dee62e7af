package io.dateline.timeline;

import io.dateline.event.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Events that the fold holds apart and that may be one happening all the same, for an editor to
 * look at.
 *
 * <p>Two are alike where their times are at most a day apart and half of the content words of the
 * shorter title, two at least, stand in the other title; or half of those of the shorter sentence,
 * four at least, in the other sentence. The share is how alike they are.
 */
public final class Doubles {

  /** How far apart the times of two may be: a paper may give the day of the news for it. */
  public static final Duration NEAR = Duration.ofDays(1);

  private static final double LEAST = 0.5;
  private static final int FEWEST_OF_TITLES = 2;
  private static final int FEWEST_OF_SENTENCES = 4;

  /** Sentences that are compared of each event. */
  private static final int MOST_SENTENCES = 5;

  private Doubles() {}

  /**
   * An event that may be another.
   *
   * @param event the event
   * @param likeness the share of words that the two have in common, from 0.5 to 1
   */
  public record Alike(Event event, double likeness) {}

  /**
   * The events that may be the same as one, the most alike first.
   *
   * @param others events of about its time; itself is passed over
   * @param most how many at most
   */
  public static List<Alike> of(Event event, Collection<Event> others, int most) {
    Terms terms = new Terms();
    List<Alike> alike = new ArrayList<>();
    for (Event other : others) {
      if (!other.id().equals(event.id()) && isNear(event, other)) {
        double likeness = likeness(event, other, terms);
        if (likeness >= LEAST) {
          alike.add(new Alike(other, likeness));
        }
      }
    }
    alike.sort(
        Comparator.comparingDouble((Alike one) -> -one.likeness())
            .thenComparing(Alike::event, Fold.ORDER));
    return List.copyOf(alike.subList(0, Math.min(most, alike.size())));
  }

  private static boolean isNear(Event one, Event other) {
    Instant from = one.time().earliest().minus(NEAR);
    Instant to = one.time().latest().plus(NEAR);
    return other.time().earliest().isBefore(to) && other.time().latest().isAfter(from);
  }

  private static double likeness(Event one, Event other, Terms terms) {
    double most =
        share(terms.ofPhrase(one.title()), terms.ofPhrase(other.title()), FEWEST_OF_TITLES);
    for (int[] some : sentences(one, terms)) {
      for (int[] others : sentences(other, terms)) {
        most = Math.max(most, share(some, others, FEWEST_OF_SENTENCES));
      }
    }
    return most;
  }

  private static List<int[]> sentences(Event event, Terms terms) {
    return event.mentions().stream()
        .limit(MOST_SENTENCES)
        .map(Mention::quote)
        .map(quote -> terms.ofPhrase(quote.text()))
        .toList();
  }

  private static double share(int[] some, int[] others, int fewest) {
    return Terms.common(some, others) < fewest ? 0 : Terms.overlapOfSmaller(some, others);
  }
}
