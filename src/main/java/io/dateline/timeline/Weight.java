package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.Mention;
import io.dateline.event.Rules;
import io.dateline.time.Basis;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an event is to its timeline: its kind, news or background, and how much it matters. */
final class Weight {

  /** What ended longer ago when it was told of is what the news goes back to. */
  private static final Duration NEWS = Duration.ofDays(31);

  /** How many reports bring an event half of the way to the highest importance. */
  private static final double HALF = 4;

  private static final double OF_STATEMENT = 0.6;
  private static final double OF_BACKGROUND = 0.6;

  /** What an event weighs that no article tells as its own news. */
  private static final double OF_ASIDE = 0.75;

  /** What an event weighs whose title hardly any reader would find right. */
  private static final double OF_DOUBT = 0.25;

  /** How fit a mention is, in hundredths, that an earlier version read, which did not say. */
  private static final int UNTOLD = 60;

  private Weight() {}

  /** The kind that most mentions name, a statement only where none names another. */
  static Event.Kind kind(List<Mention> mentions) {
    Map<Event.Kind, Integer> counts = new EnumMap<>(Event.Kind.class);
    for (Mention mention : mentions) {
      for (Event.Kind kind : Kinds.kindsOf(Kinds.of(mention.event().trigger().text()))) {
        counts.merge(kind, 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      for (Mention mention : mentions) {
        for (Event.Kind kind : Kinds.kindsOf(Kinds.of(mention.event().title()))) {
          counts.merge(kind, 1, Integer::sum);
        }
      }
    }
    if (counts.size() > 1) {
      counts.remove(Event.Kind.STATEMENT);
    }
    Event.Kind most = Event.Kind.OTHER;
    for (Map.Entry<Event.Kind, Integer> count : counts.entrySet()) {
      if (count.getValue() > counts.getOrDefault(most, 0)) {
        most = count.getKey();
      }
    }
    return most;
  }

  /** Background where every mention goes back to what was over when it was told. */
  static Event.Role role(List<Mention> mentions) {
    return mentions.stream().allMatch(Weight::goesBack) ? Event.Role.BACKGROUND : Event.Role.REPORT;
  }

  private static boolean goesBack(Mention mention) {
    return mention.time().latest().plus(NEWS).isBefore(mention.article().published().instant());
  }

  /**
   * How much an event matters, from 0 to 1: grows with independent reports, articles and the days
   * of their publication, each less and less; less where it is only said, only background, no
   * article's own news, or its title is doubtful. One article more moves it by a few hundredths, or
   * by more where its title is another for it.
   */
  static double importance(
      List<Mention> mentions, String title, int sources, Event.Kind kind, Event.Role role) {
    Map<String, ArticleRef> articles = new HashMap<>();
    mentions.forEach(mention -> articles.put(mention.article().id(), mention.article()));
    long days =
        articles.values().stream()
            .map(article -> article.published().instant().getEpochSecond() / 86_400)
            .distinct()
            .count();
    double reports =
        Math.sqrt(sources) + Math.sqrt(articles.size()) / 2 + Math.sqrt((double) days) / 2;
    boolean isNews =
        mentions.stream().anyMatch(mention -> mention.time().basis() == Basis.PUBLISHED);
    double weight =
        reports
            / (reports + HALF)
            * (kind == Event.Kind.STATEMENT ? OF_STATEMENT : 1)
            * (role == Event.Role.BACKGROUND ? OF_BACKGROUND : 1)
            * (isNews ? 1 : OF_ASIDE)
            * certainty(mentions, title);
    return Math.round(100 * weight) / 100.0;
  }

  /** What an event counts by how likely readers find its title right, up to 1. */
  static double certainty(List<Mention> mentions, String title) {
    int fit = 0;
    for (Mention mention : mentions) {
      if (mention.event().title().equals(title)) {
        Rules rules = mention.rules();
        Integer told = rules == null ? null : rules.fit();
        fit = Math.max(fit, told == null ? UNTOLD : told);
      }
    }
    return OF_DOUBT + (1 - OF_DOUBT) * fit / 100;
  }
}
