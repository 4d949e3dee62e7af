package io.dateline.timeline;

import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Rules;
import io.dateline.text.Span;
import io.dateline.text.Tokens;
import io.dateline.time.Granularity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Chooses the title of an event from the titles of its mentions. */
final class Headline {

  /** Rules that name what happened and do not tell it: "rig explosion". */
  private static final Set<String> NAMING = Set.of("noun-phrase", "plan-of-noun", "there-was");

  /** Rules that tell who told it: "the company said that the rig had sunk". */
  private static final Set<String> TELLING =
      Set.of("said", "words-said", "words-quoted", "words-of-speaker", "it-was-said");

  /** What a title counts that names what happened and does not tell it. */
  private static final double OF_NAMING = 0.6;

  /** What a title counts that tells who told of a deed. */
  private static final double OF_TELLING = 0.5;

  /** What a title counts whose verb or noun is not of the event's kind. */
  private static final double OF_OTHER_KIND = 0.85;

  /** What a title counts that says of the event what no other does. */
  private static final double ITSELF = 0.5;

  /** What a title counts that names nobody and no place. */
  private static final double WITHOUT_NAME = 0.75;

  /** What a title counts of fewer words than tell who did what. */
  private static final double OF_FEW_WORDS = 0.75;

  private static final int FEW_WORDS = 3;

  private Headline() {}

  /**
   * Of the titles that tell the same factuality as the event, and those of a day before those of a
   * longer time, the one whose words most of the others share and that reads best alone; of equals
   * the shortest, then the first by letters.
   *
   * @param dated the mentions that tell the event's time, at least one
   * @param kind that of the event
   * @param like gives what a mention is compared by, all by one dictionary
   */
  static String of(
      List<Mention> dated,
      Factuality factuality,
      Event.Kind kind,
      Function<Mention, Likeness> like) {
    List<Mention> mentions =
        those(
            those(dated, mention -> mention.event().factuality() == factuality),
            mention -> !mention.time().granularity().isCoarserThan(Granularity.DAY));
    Map<Integer, Integer> frequency = new HashMap<>();
    Map<Integer, Integer> deeds = new HashMap<>();
    for (Mention mention : mentions) {
      for (int word : like.apply(mention).words()) {
        frequency.merge(word, 1, Integer::sum);
      }
      for (int deed : like.apply(mention).topics()) {
        deeds.merge(deed, 1, Integer::sum);
      }
    }
    Map<String, Double> titles = new HashMap<>();
    for (Mention mention : mentions) {
      titles.merge(
          mention.event().title(),
          centrality(like.apply(mention).words(), frequency)
              * (ITSELF
                  + (1 - ITSELF) * most(like.apply(mention).trigger(), deeds) / mentions.size())
              * alone(mention, kind),
          Math::max);
    }
    return titles.entrySet().stream()
        .min(
            Comparator.comparingDouble((Map.Entry<String, Double> title) -> -title.getValue())
                .thenComparingInt(title -> title.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** Those of which something holds; where it holds of none, all. */
  private static List<Mention> those(List<Mention> all, Predicate<Mention> holds) {
    List<Mention> some = all.stream().filter(holds).toList();
    return some.isEmpty() ? all : some;
  }

  /**
   * How well a mention tells what happened without the others, from 0 to 1: a whole clause before a
   * phrase, the deed before the report of it, with a name before none.
   *
   * @param kind that of the event
   */
  static double alone(Mention mention, Event.Kind kind) {
    Rules rules = mention.rules();
    String rule = rules == null ? "" : rules.title();
    String title = mention.event().title();
    Tokens tokens = Tokens.split(title, new Span(0, title.length()));
    return (NAMING.contains(rule) ? OF_NAMING : 1)
        * (TELLING.contains(rule) && kind != Event.Kind.STATEMENT ? OF_TELLING : 1)
        * (isOfKind(mention, kind) ? 1 : OF_OTHER_KIND)
        * (tokens.size() < FEW_WORDS ? OF_FEW_WORDS : 1)
        * (namesNobody(mention, tokens) ? WITHOUT_NAME : 1);
  }

  private static boolean isOfKind(Mention mention, Event.Kind kind) {
    return Kinds.kindsOf(Kinds.of(mention.event().trigger().text())).contains(kind);
  }

  /** Its first word has a capital whatever it is. */
  private static boolean namesNobody(Mention mention, Tokens title) {
    for (int i = 1; i < title.size(); i++) {
      if (title.isCapital(i)) {
        return false;
      }
    }
    return mention.event().participants().stream()
        .noneMatch(one -> mention.event().title().startsWith(one.name()));
  }

  private static double most(int[] members, Map<Integer, Integer> counts) {
    return Arrays.stream(members).map(one -> counts.getOrDefault(one, 0)).max().orElse(0);
  }

  /** The shared words of a title, with a price on its length so that no aside wins. */
  private static double centrality(int[] words, Map<Integer, Integer> frequency) {
    double sum = 0;
    for (int word : words) {
      sum += frequency.getOrDefault(word, 0);
    }
    return words.length == 0 ? 0 : sum / (words.length + 6.0);
  }
}
