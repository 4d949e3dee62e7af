package io.dateline.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formats in which articles are read, and the endings of the names of their files: the one list
 * of them, for the bucket, the command, the inbox and the page alike. Each may also be in gzip,
 * with {@code .gz} after its own ending.
 */
public enum Format {
  /** A saved page. */
  HTML("html", "htm", "xhtml"),
  /** A text as it was copied off a page. */
  TEXT("txt"),
  /** One article, or a JSON Feed. */
  JSON("json"),
  /** An article on each line. */
  JSON_LINES("jsonl", "ndjson"),
  /** RSS or Atom. */
  FEED("xml", "rss", "atom"),
  /** A document with its pages. */
  PDF("pdf"),
  /** A document of Word. */
  DOCX("docx"),
  /** A document of OpenDocument. */
  ODT("odt"),
  /** A text with marks. */
  MARKDOWN("md", "markdown"),
  /** A message, with what is attached to it. */
  MAIL("eml"),
  /** Messages. */
  MAILBOX("mbox"),
  /** A page that was saved with all that belongs to it. */
  MHTML("mhtml", "mht"),
  /** An archive of the web. */
  WARC("warc", "arc"),
  /** A collection of such archives. */
  WACZ("wacz");

  private static final String GZIP = ".gz";

  /** Parted by spaces. */
  private final String endings;

  Format(String... endings) {
    this.endings = String.join(" ", endings);
  }

  private List<String> endings() {
    return List.of(endings.split(" "));
  }

  /** The format of a file by its name, in whatever case; empty where it is none of these. */
  public static Optional<Format> of(String name) {
    String plain = withoutGzip(name.toLowerCase(Locale.ROOT));
    String ending = plain.substring(plain.lastIndexOf('.') + 1);
    boolean isNamed = plain.length() > ending.length();
    return Arrays.stream(values())
        .filter(format -> isNamed && format.endings().contains(ending))
        .findFirst();
  }

  static boolean isZipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  private static String withoutGzip(String name) {
    return isZipped(name) ? name.substring(0, name.length() - GZIP.length()) : name;
  }

  /** The endings of all, without their dots, in the order of the formats. */
  public static List<String> allEndings() {
    return Arrays.stream(values()).flatMap(format -> format.endings().stream()).toList();
  }

  /** The names that a file may have, for messages. */
  public static String expectedNames() {
    String endings =
        allEndings().stream().map(ending -> "." + ending).collect(Collectors.joining(", "));
    return "a file is read whose name ends in one of " + endings + ", each also with " + GZIP;
  }

  /** Its name in the provenance of an article: {@code json-lines}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
