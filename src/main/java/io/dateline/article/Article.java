package io.dateline.article;

import io.dateline.text.Language;
import io.dateline.text.Span;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One news text and what is known of its publication.
 *
 * @param id what identifies it over its revisions: its own id, its canonical url, or its key
 * @param timeline the timeline it belongs to
 * @param origin where it was read from, for messages: {@code s3://bucket/key} or {@code file:line}
 * @param url its address, or null
 * @param title its headline, or null
 * @param publisher who published it, or null
 * @param byline who wrote it, or null
 * @param published its document creation time
 * @param updated when this revision was made, or null
 * @param language the BCP 47 tag of the language its text is in, or null where that is not known
 * @param text its text as given, never altered: all spans index it
 * @param body the paragraphs of {@code text} that are the article, in order; the rest is page
 *     chrome
 * @param dateline the line that opens it, or null
 * @param notes what readers should know about the reading
 * @param pages where each page of a document begins in {@code text}; empty where it has no pages
 * @param provenance where it was read from; null where an earlier version read it
 */
public record Article(
    String id,
    String timeline,
    String origin,
    @Nullable String url,
    @Nullable String title,
    @Nullable String publisher,
    @Nullable String byline,
    PublicationTime published,
    @Nullable PublicationTime updated,
    @Nullable String language,
    String text,
    List<Span> body,
    @Nullable Dateline dateline,
    List<Note> notes,
    List<Integer> pages,
    @Nullable Provenance provenance) {

  static final String EXCERPT = "excerpt";

  /** Copies the lists. */
  public Article {
    body = List.copyOf(body);
    notes = List.copyOf(notes);
    pages = List.copyOf(pages);
  }

  /**
   * When it was written, on the calendar of the place that its dateline names: "early Friday" in a
   * story from Kyiv is Kyiv's Friday, though it was stamped on Thursday evening in UTC. Midnight in
   * UTC is how systems stamp a day alone, so it stays on its day. Where no dateline states the
   * place and the stamp is in UTC, the day in the address is the publisher's own.
   */
  public PublicationTime written() {
    ZoneId there = dateline == null ? null : dateline.zone();
    boolean utc = ZoneOffset.UTC.equals(published.zone());
    if (there != null) {
      boolean dayAlone = utc && LocalTime.MIDNIGHT.equals(published.time());
      return dayAlone ? published : published.in(there);
    }
    PublicationTime addressed = url == null || !utc ? null : Draft.dateInUrl(url);
    return addressed != null
            && Math.abs(ChronoUnit.DAYS.between(addressed.date(), published.date())) == 1
        ? addressed
        : published;
  }

  /**
   * The address as it is written, by which earlier versions identified it; null where its id is
   * that or another.
   */
  public @Nullable String formerId() {
    return url != null && !id.equals(url) && id.equals(Address.canonical(url)) ? url : null;
  }

  /** The same under another id. */
  public Article withId(String other) {
    return new Article(
        other,
        timeline,
        origin,
        url,
        title,
        publisher,
        byline,
        published,
        updated,
        language,
        text,
        body,
        dateline,
        notes,
        pages,
        provenance);
  }

  /** Whether its text is only the summary of a feed: any other text of the article is better. */
  public boolean isExcerpt() {
    return notes.stream().anyMatch(note -> note.code().equals(EXCERPT));
  }

  /** Whether its text is in English, as far as is known. */
  public boolean isEnglish() {
    return language == null || isEnglish(language);
  }

  /** The BCP 47 tag of the language of its text where that is not read, or null where it is. */
  public @Nullable String unreadLanguage() {
    return Language.of(language).isRead() ? null : language;
  }

  static boolean isEnglish(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage().equals("en");
  }

  /** The page, from 1, on which a place in the text is; null where the article has no pages. */
  public @Nullable Integer page(int offset) {
    int page = 0;
    while (page < pages.size() && pages.get(page) <= offset) {
      page++;
    }
    return pages.isEmpty() ? null : Math.max(1, page);
  }

  /** The paragraphs of the article without the page around them, parted by blank lines. */
  public String bodyText() {
    return String.join("\n\n", body.stream().map(span -> span.of(text)).toList());
  }
}
