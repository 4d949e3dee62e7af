package io.dateline.event;

import io.dateline.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that proves a mention.
 *
 * @param text the sentence, exactly as it stands in the article
 * @param in whether it stands in the text or in the title
 * @param begin where it begins there, in UTF-16 units
 * @param end where it ends
 * @param page the page of a document on which it begins, from 1; null where there are no pages
 * @param language the BCP 47 tag of the language it is in; null for English
 */
public record Quote(
    String text, Part in, int begin, int end, @Nullable Integer page, @Nullable String language) {

  /** A quote in English of a text without pages. */
  public Quote(String text, Part in, int begin, int end) {
    this(text, in, begin, end, null, null);
  }

  /** The BCP 47 tag of the language it is in. */
  public String languageTag() {
    return language == null ? Language.ENGLISH.tag() : language;
  }

  /** The part of an article that offsets index. */
  public enum Part {
    TEXT,
    TITLE
  }
}
