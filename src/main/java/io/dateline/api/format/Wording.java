package io.dateline.api.format;

import io.dateline.event.Mention;
import io.dateline.text.Language;
import io.dateline.timeline.Event;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The words that describe an event to people, alike in every format. */
final class Wording {

  private Wording() {}

  /** "planned, relative; 3 sources". */
  static String sure(Event event) {
    return lower(event.factuality())
        + ", "
        + lower(event.time().basis())
        + "; "
        + (event.sources() == 1 ? "1 source" : event.sources() + " sources");
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The sentence that first reported it, with its publisher and, where that is not English, its
   * language: "It rained. — TASS", "Дощило. — УНІАН (in Ukrainian)".
   */
  static String quote(Event event) {
    Mention first = event.mentions().getFirst();
    return line(first.quote().text())
        + publisher(first).map(name -> " \u2014 " + name).orElse("")
        + (first.quote().language() == null
            ? ""
            : " (in " + line(Language.of(first.quote().languageTag()).name()) + ")");
  }

  static Optional<String> publisher(Mention mention) {
    return Optional.ofNullable(mention.article().publisher()).map(Wording::line);
  }

  /** The web address of the article that first reported it; empty if it has none that is safe. */
  static Optional<String> url(Event event) {
    return event.mentions().stream()
        .map(mention -> mention.article().url())
        .filter(Objects::nonNull)
        .filter(Wording::isWeb)
        .findFirst();
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return uri.getHost() != null
          && (scheme.equals("https") || scheme.equals("http"))
          && url.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether a character ends lines, for some readers, or turns the direction of writing. */
  static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** The title on one line: of an event from {@code merge} it may be any text. */
  static String title(Event event) {
    return line(event.title());
  }

  /** Text on one line, without control characters and what turns the direction of writing. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069\\s]+", " ").strip();
  }

  /** The events last changed first, as feeds have them; those of one moment as they are given. */
  static List<Event> newestFirst(Export about, Iterable<Event> events) {
    return StreamSupport.stream(events.spliterator(), false)
        .sorted(Comparator.comparing(about::changed, Comparator.reverseOrder()))
        .toList();
  }

  /** Its time, how sure that is, and the sentence that first reported it. */
  static String summary(Event event) {
    return TimeText.of(event.time()) + " (" + sure(event) + ")\n" + quote(event);
  }

  /** A name for good (RFC 4151). */
  static String tag(String name) {
    return "tag:dateline.io,2025:" + name;
  }
}
