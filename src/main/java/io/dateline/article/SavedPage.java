package io.dateline.article;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the program that saved a page wrote into its head: SingleFile, by which Zotero keeps its
 * snapshots, or a browser, by the "mark of the web".
 *
 * @param address where the page was found, or null
 * @param captured when, or null
 */
record SavedPage(@Nullable String address, @Nullable Instant captured) {

  private static final int LARGEST_HEAD = 4_000;

  private static final Pattern SINGLE_FILE =
      Pattern.compile(
          "<!--\\s*Page saved with SingleFile\\s+url:\\s*(\\S+)\\s+saved date:\\s*([^(\\n]{1,60})");

  private static final Pattern MARK_OF_THE_WEB =
      Pattern.compile("<!--\\s*saved from url=\\(\\d{4}\\)(\\S+)");

  /** As scripts print it: {@code Wed Nov 25 2026 10:15:02 GMT+0100}. */
  private static final DateTimeFormatter SCRIPTS =
      DateTimeFormatter.ofPattern("EEE MMM dd uuuu HH:mm:ss 'GMT'xx", Locale.ENGLISH);

  /** That of a page; of one that says nothing of it, nothing. */
  static SavedPage of(byte[] page) {
    String head =
        new String(page, 0, Math.min(LARGEST_HEAD, page.length), StandardCharsets.ISO_8859_1);
    Matcher single = SINGLE_FILE.matcher(head);
    if (single.find()) {
      return new SavedPage(Draft.webAddress(single.group(1)), time(single.group(2).strip()));
    }
    Matcher mark = MARK_OF_THE_WEB.matcher(head);
    return new SavedPage(mark.find() ? Draft.webAddress(mark.group(1)) : null, null);
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.from(SCRIPTS.parse(text));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
