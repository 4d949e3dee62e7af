package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a time belongs to an event or to none: the verb groups of its sentence, what the time hangs
 * on, the rules that decided and those that they beat.
 *
 * @param rows in the order in which they are printed
 */
public record Explanation(List<Row> rows) {

  private static final int MOST_REASONS = 6;

  /**
   * One line.
   *
   * @param name of at most ten characters
   * @param value what is so called
   */
  public record Row(String name, String value) {}

  /** Copies the list. */
  public Explanation {
    rows = List.copyOf(rows);
  }

  /**
   * The explanation of one time.
   *
   * @param candidates what was read of the article
   * @param gate what decides which of them are shown
   */
  static Explanation of(
      Article article, TimedSentence sentence, Mark mark, List<Candidate> candidates, Gate gate) {
    List<Row> rows = new ArrayList<>();
    Analysis syntax = sentence.syntax();
    for (Verb verb : syntax.verbs()) {
      rows.add(new Row("group", group(syntax, verb)));
    }
    EventTime time = EventTimes.of(sentence, mark);
    boolean future = EventTimes.isAfterPublication(time, article);
    boolean open = EventTimes.isOpen(time, article);
    Attachment attachment = Attachment.of(sentence, mark, !future, open);
    rows.add(
        new Row("hangs on", attachment.site() < 0 ? "nothing" : syntax.string(attachment.site())));
    AnchorRules.Decision decision = AnchorRules.decide(attachment);
    rows.add(new Row("attached", decision.rule() + beaten(AnchorRules.beaten(attachment))));
    Anchor anchor = decision.anchor();
    List<Candidate> told =
        candidates.stream().filter(one -> one.time().begin() == time.begin()).toList();
    if (anchor != null) {
      Standing standing = Standing.of(sentence, anchor, future, open);
      rows.add(
          new Row(
              "whether",
              FactualityRules.decide(standing).name() + beaten(FactualityRules.beaten(standing))));
    }
    for (Candidate one : told) {
      double likely = Fitness.standard().likely(one);
      rows.add(new Row(gate.apply(one, likely) == null ? "left out" : "event", event(one)));
      rows.add(new Row("fit", fit(one, likely)));
    }
    if (told.isEmpty()) {
      rows.add(new Row("dropped", reason(anchor)));
    }
    return new Explanation(rows);
  }

  private static String reason(@org.jspecify.annotations.Nullable Anchor anchor) {
    return anchor == null
        ? "the time dates no event"
        : "no title of the event stands alone, or its verb and its time do not agree";
  }

  private static String event(Candidate one) {
    String word = one.factuality().factuality().name().toLowerCase(Locale.ROOT);
    String by = " (" + one.anchor().rule() + ", " + one.title().rule() + ")";
    return word + ": " + one.title().text() + by;
  }

  private static String fit(Candidate one, double likely) {
    List<String> reasons = Fitness.standard().reasons(one, MOST_REASONS);
    return Math.round(100 * likely) + " %: " + String.join(", ", reasons);
  }

  private static String beaten(List<String> names) {
    return names.isEmpty() ? "" : ", before " + String.join(", ", names);
  }

  private static String group(Analysis syntax, Verb verb) {
    List<String> traits = new ArrayList<>();
    traits.add(verb.form().name());
    if (verb.tense() != Verb.Tense.NONE) {
      traits.add(verb.tense().name());
    }
    add(traits, verb.perfect(), "PERFECT");
    add(traits, verb.progressive(), "PROGRESSIVE");
    add(traits, verb.passive(), "PASSIVE");
    add(traits, verb.negated(), "NEGATED");
    String words =
        syntax
            .text()
            .subSequence(syntax.word(verb.first()).begin(), syntax.word(verb.head()).end())
            .toString();
    return words
        + " ("
        + traits.stream()
            .map(trait -> trait.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "))
        + ")";
  }

  private static void add(List<String> traits, boolean has, String trait) {
    if (has) {
      traits.add(trait);
    }
  }
}
