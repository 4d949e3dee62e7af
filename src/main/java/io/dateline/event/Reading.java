package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.Note;
import io.dateline.text.Span;
import io.dateline.time.Timex;
import java.util.List;

/**
 * All that one revision of an article yields under one version of the rules.
 *
 * @param article the revision
 * @param contentHash what tells this revision's content from another's, 32 hexadecimal digits
 * @param rules the version of the rules
 * @param sentences the sentences of the article's body, in the order of the text
 * @param times the time expressions in them, in the order of the text
 * @param mentions in the order of the text
 * @param notes what a reader should know: the article's own notes, and the times in it that could
 *     not be read or are open to doubt
 */
public record Reading(
    Article article,
    String contentHash,
    int rules,
    List<Span> sentences,
    List<Timex> times,
    List<Mention> mentions,
    List<Note> notes) {

  /**
   * The version of the rules by which readings are made: raised when the same text would read
   * otherwise.
   */
  public static final int RULES = 13;

  /** Copies the lists. */
  public Reading {
    sentences = List.copyOf(sentences);
    times = List.copyOf(times);
    mentions = List.copyOf(mentions);
    notes = List.copyOf(notes);
  }

  /** A hash of what a reading depends on: the text, the title and the publication. */
  public static String contentHash(Article article) {
    return ContentHash.of(
        article.text(),
        String.valueOf(article.title()),
        String.valueOf(article.publisher()),
        String.valueOf(article.url()),
        article.published().toString(),
        String.valueOf(article.updated()));
  }
}
