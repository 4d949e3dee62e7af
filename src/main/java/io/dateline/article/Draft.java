package io.dateline.article;

import io.dateline.article.ArticleException.Kind;
import io.dateline.text.Language;
import io.dateline.text.Languages;
import io.dateline.text.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An article as far as a reader has found it. */
final class Draft {

  private static final Pattern DATE_IN_URL =
      Pattern.compile(
          "/((?:19|20)\\d\\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\\d|3[01])(?:\\D|$)"
              + "|/([0-2]\\d|3[01])[-.](0[1-9]|1[0-2])[-.]((?:19|20)\\d\\d)(?:\\D|$)");
  private static final Pattern TIMELINE = Pattern.compile("[a-z0-9-]{1,64}");

  private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

  private static final int LONGEST_FIELD = 4_000;

  /** The longest text that is read, in UTF-16 units: a shelf of books. */
  private static final int LONGEST_TEXT = 5_000_000;

  /**
   * A time that is not that of publication, but known.
   *
   * @param note says what time it is
   */
  record StandIn(PublicationTime time, Note note) {
    static StandIn of(PublicationTime time, String code, String message) {
      return new StandIn(time, new Note(code, message, null));
    }
  }

  @Nullable String id;
  @Nullable String url;
  @Nullable String title;
  @Nullable String publisher;
  @Nullable String byline;
  @Nullable PublicationTime published;
  @Nullable PublicationTime updated;
  @Nullable String language;
  @Nullable String timeline;
  @Nullable PublicationTime embargoed;
  boolean withdrawn;

  /** Whether the time at which its file was stored may stand in for that of publication. */
  boolean mayBeDatedByStorage = true;

  /** The time that stands in for an unknown time of publication, or null. */
  @Nullable StandIn standIn;

  /** The origin that it was read from; set before it is finished. */
  @Nullable Provenance provenance;

  /** The begin of each page in the text; empty if the article has no pages. */
  List<Integer> pages = List.of();

  /** Whether it is known to be only the beginning or the gist of the article. */
  boolean isExcerpt;

  String text = "";
  List<Span> body = List.of();
  final List<Note> notes = new ArrayList<>();

  /** Fills in from outside what the article does not say, and checks what it must have. */
  Article finish(Source source) throws ArticleException {
    if (body.isEmpty() && !withdrawn) {
      throw new ArticleException(Kind.EMPTY, source.origin(), "no article text found");
    }
    String line = timeline == null ? source.timeline() : timeline;
    if (!TIMELINE.matcher(line).matches()) {
      throw new ArticleException(
          Kind.NAME,
          source.origin(),
          "a timeline is named by 1 to 64 of a-z, 0-9 and -, not \"" + printable(line) + "\"");
    }
    checkLengths(source);
    mend();
    if (isExcerpt) {
      notes.add(
          new Note(
              Article.EXCERPT, "only what its feed tells of it was read, not the article", null));
    }
    Dateline dateline = dateline();
    return new Article(
        identity(source),
        line,
        source.origin(),
        url,
        title,
        publisher == null && dateline != null ? dateline.agency() : publisher,
        byline,
        publication(source, dateline),
        updated,
        language(),
        text,
        withdrawn ? List.of() : body,
        dateline,
        notes,
        pages,
        provenance);
  }

  /**
   * Halves of characters, which UTF-8 cannot write, become U+FFFD; offsets stay what they are. What
   * is no text of the article loses the entities that were left in it.
   */
  private void mend() {
    id = mended(id);
    title = mended(title == null ? null : Markup.unescaped(title));
    publisher = mended(publisher == null ? null : Markup.unescaped(publisher));
    byline = mended(byline == null ? null : Markup.unescaped(byline));
    language = mended(language);
    text = Objects.requireNonNull(mended(text));
  }

  private static @Nullable String mended(@Nullable String text) {
    return text == null ? null : HALF_CHARACTER.matcher(text).replaceAll("\uFFFD");
  }

  /** Refuses fields that are too long for an item of the table. */
  private void checkLengths(Source source) throws ArticleException {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("url", url);
    fields.put("title", title);
    fields.put("publisher", publisher);
    fields.put("byline", byline);
    fields.put("language", language);
    fields.put("address", provenance == null ? null : provenance.address());
    for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
      checkLength(field.getKey(), field.getValue(), LONGEST_FIELD, source);
    }
    checkLength("text", text, LONGEST_TEXT, source);
  }

  private static void checkLength(String name, @Nullable String value, int longest, Source source)
      throws ArticleException {
    if (value != null && value.length() > longest) {
      throw new ArticleException(
          Kind.TOO_LARGE,
          source.origin(),
          "its %s has %,d characters; at most %,d are read"
              .formatted(name, value.length(), longest));
    }
  }

  /** The language that the text shows, or that the publisher states if the text is too short. */
  private @Nullable String language() {
    String detected = Languages.of(bodyText()).orElse(null);
    boolean same =
        detected == null
            || (language != null && Locale.forLanguageTag(language).getLanguage().equals(detected));
    String found = same ? language : detected;
    if (found != null && !Language.of(found).isRead()) {
      notes.add(
          new Note(
              "language-not-read",
              "the article is in \"" + printable(found) + "\", a language that is not read",
              null));
    }
    return found;
  }

  private String identity(Source source) {
    if (id != null && !id.isBlank()) {
      return id;
    }
    return url != null ? Address.canonical(url) : source.key();
  }

  private @Nullable Dateline dateline() {
    for (int i = 0; i < Math.min(3, body.size()); i++) {
      Optional<Dateline> found = Dateline.at(text, body.get(i));
      if (found.isPresent() && (!found.get().place().isEmpty() || isOfPublication(found.get()))) {
        return found.get();
      }
    }
    return null;
  }

  /** A day alone opens the article where it is that of publication, and else a chronology. */
  private boolean isOfPublication(Dateline day) {
    PublicationTime told = dateIn(day);
    return told != null
        && published != null
        && Math.abs(ChronoUnit.DAYS.between(told.date(), published.date())) <= 1;
  }

  private PublicationTime publication(Source source, @Nullable Dateline dateline)
      throws ArticleException {
    PublicationTime given = published == null ? embargoed : published;
    if (given != null) {
      boolean early = embargoed != null && given.compareTo(embargoed) < 0;
      if (early) {
        notes.add(new Note("embargoed", "published when its embargo ends, " + embargoed, null));
      }
      return (early ? Objects.requireNonNull(embargoed) : given).orInZone(source.zone());
    }
    if (source.published() != null) {
      return source.published().orInZone(source.zone());
    }
    PublicationTime written = dateline == null ? null : dateIn(dateline);
    if (written != null) {
      notes.add(new Note("published-from-dateline", "the day was read off the dateline", null));
      return written;
    }
    PublicationTime fromUrl = url == null ? null : dateInUrl(url);
    if (fromUrl != null) {
      notes.add(new Note("published-from-url", "the publication day was read off the url", null));
      return fromUrl.orInZone(source.zone());
    }
    if (standIn != null) {
      notes.add(standIn.note());
      return standIn.time().orInZone(source.zone());
    }
    if (source.lastModified() != null && mayBeDatedByStorage) {
      notes.add(
          new Note(
              "published-from-storage",
              "no publication time was found; the time of storage stands in for it",
              null));
      return PublicationTime.of(source.lastModified());
    }
    throw new UndatedException(
        source.origin(),
        new UndatedException.Undated(
            identity(source),
            timeline == null ? source.timeline() : timeline,
            url,
            title,
            publisher,
            byline,
            language,
            bodyText()));
  }

  /** The day that a dateline states in full, or null. */
  private @Nullable PublicationTime dateIn(Dateline dateline) {
    return PublicationLine.sure(dateline.span().of(text))
        .map(time -> time.orInZone(dateline.zone()))
        .orElse(null);
  }

  private String bodyText() {
    return String.join("\n\n", body.stream().map(span -> span.of(text)).toList());
  }

  /** The day in an address, or null. */
  static @Nullable PublicationTime dateInUrl(String url) {
    Matcher date = DATE_IN_URL.matcher(url);
    if (!date.find()) {
      return null;
    }
    boolean yearFirst = date.group(1) != null;
    String day = yearFirst ? date.group(3) : date.group(4);
    String month = yearFirst ? date.group(2) : date.group(5);
    String year = yearFirst ? date.group(1) : date.group(6);
    return PublicationTime.parse(year + "-" + month + "-" + day).orElse(null);
  }

  /** The host of an address of the web. */
  static String host(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? "" : host;
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** An address of the web, or null for anything else. */
  static @Nullable String webAddress(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri.toString() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** {@code text} without control characters, short enough for a message. */
  static String printable(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "\u2026" : text;
    return shown.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
