package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.Dateline;
import io.dateline.text.Language;
import io.dateline.text.PlainSentences;
import io.dateline.text.Span;
import io.dateline.time.LanguageTagger;
import io.dateline.time.Tagged;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads articles in the languages that have no parser: each sentence with a time on the calendar is
 * one mention.
 */
final class StatementReader {

  private final Language language;
  private final LanguageTagger tagger;

  /** A reader of one language, which must be read. */
  StatementReader(Language language) {
    this.language = language;
    this.tagger = new LanguageTagger(language);
  }

  /** The time expressions of an article's body. */
  Tagged times(Article article) {
    return tagger
        .tag(article.text(), sentences(article), MentionExtractor.documentTime(article))
        .tagged();
  }

  /** The time expressions of its headline; spans index the headline. */
  Tagged titleTimes(Article article) {
    String title = article.title();
    return title == null
        ? new Tagged(List.of(), List.of())
        : tagger
            .tag(
                title,
                PlainSentences.split(title, new Span(0, title.length()), language),
                MentionExtractor.documentTime(article))
            .tagged();
  }

  /** The sentences of the body; the dateline is one by itself. */
  private List<Span> sentences(Article article) {
    Dateline dateline = article.dateline();
    List<Span> sentences = new ArrayList<>();
    for (Span paragraph : article.body()) {
      Span rest = paragraph;
      if (dateline != null && paragraph.contains(dateline.span())) {
        sentences.add(dateline.span());
        rest = new Span(dateline.span().end(), paragraph.end());
      }
      sentences.addAll(PlainSentences.split(article.text(), rest, language));
    }
    return sentences;
  }
}
