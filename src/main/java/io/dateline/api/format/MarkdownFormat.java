package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown (CommonMark, and what GitHub adds to it): a heading for each day, or coarser time, and a
 * list of what took place. It reads as written: only what Markdown would act on is escaped.
 */
public final class MarkdownFormat implements EventFormat {

  /** Characters that act anywhere: emphasis, code, links, HTML, strikethrough. */
  private static final String ACTING = "\\`*[]<~";

  /** Characters that begin a heading, list, quote, rule or code at the begin of a line. */
  private static final Pattern BEGIN = Pattern.compile("^([#+=>-]|[0-9]{1,9}(?=[.)]))");

  /** Texts that GitHub turns into links: web and mail addresses. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(www)(?=\\.)|(?<=[a-z])(?=://)|(?<=[a-z0-9])(?=@[a-z0-9])");

  /** A character reference: an ampersand, a name, a semicolon. */
  private static final Pattern REFERENCE = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");

  @Override
  public void write(Export about, Iterable<Event> events, Appendable out) throws IOException {
    out.append("# ").append(escaped(about.title())).append('\n');
    String heading = "";
    for (Event event : events) {
      String day = TimeText.day(event.time());
      if (!day.equals(heading)) {
        heading = day;
        out.append("\n## ").append(escaped(day)).append("\n\n");
      }
      item(event, day, out);
    }
    if (about.part() != null) {
      out.append("\nThis file has ").append(about.part().toString()).append(".\n");
    }
  }

  private static void item(Event event, String day, Appendable out) throws IOException {
    String when = TimeText.of(event.time());
    out.append("- ");
    if (!when.equals(day)) {
      out.append("**").append(escaped(when)).append("** ");
    }
    out.append(escaped(event.title())).append(" (").append(Wording.sure(event)).append(")\n");
    out.append("  > ").append(escaped(Wording.quote(event)));
    if (Wording.url(event).isPresent()) {
      // An address in angle brackets ends only at a bracket, which none that is safe has.
      out.append(" [article](<").append(Wording.url(event).get()).append(">)");
    }
    out.append('\n');
  }

  private static String escaped(String text) {
    String line = Wording.line(text);
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (ACTING.indexOf(c) >= 0 || (c == '_' && !isWithinWord(line, i))) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    String referred = REFERENCE.matcher(escaped).replaceAll("\\\\&");
    String plain =
        ADDRESS
            .matcher(referred)
            .replaceAll(found -> found.group(1) == null ? "\\\\" : found.group(1) + "\\\\");
    return begun(plain);
  }

  /** An underscore within a word stands for itself. */
  private static boolean isWithinWord(String line, int at) {
    return at > 0
        && at + 1 < line.length()
        && Character.isLetterOrDigit(line.charAt(at - 1))
        && Character.isLetterOrDigit(line.charAt(at + 1));
  }

  /** A line whose first character begins nothing but itself. */
  private static String begun(String line) {
    return BEGIN
        .matcher(line)
        .replaceFirst(found ->
            Character.isDigit(found.group(1).charAt(0))
                ? found.group(1) + "\\\\"
                : "\\\\" + Matcher.quoteReplacement(found.group(1)));
  }
}
