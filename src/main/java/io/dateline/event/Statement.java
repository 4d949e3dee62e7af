package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.time.LanguageTagger;
import java.util.List;

/**
 * A sentence of a language without a parser that may tell an event at a time.
 *
 * @param article the article that it stands in
 * @param text all sentences of the article, with their times
 * @param number its place among them
 * @param told the time of the sentence that dates it, or -1 where it has none
 * @param ranges whether the next time is the end of a stretch that this one begins
 * @param time when it was or will be
 * @param factuality whether it took place
 * @param standing what the words around the time say of that, see {@link
 *     io.dateline.time.lang.Clause#standing}
 * @param title the part of the sentence that is its title
 * @param surroundings the traits of the article
 */
record Statement(
    Article article,
    LanguageTagger.Text text,
    int number,
    int told,
    boolean ranges,
    EventTime time,
    Factuality factuality,
    String standing,
    StatementTitle title,
    List<String> surroundings) {

  /** Copies the list. */
  Statement {
    surroundings = List.copyOf(surroundings);
  }

  /** The sentence with its times. */
  LanguageTagger.Sentence sentence() {
    return text.sentences().get(number);
  }

  /** Whether it is the article's own news, which states no time. */
  boolean isLead() {
    return told < 0;
  }
}
