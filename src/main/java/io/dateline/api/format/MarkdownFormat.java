package io.dateline.api.format;

import io.dateline.timeline.Event;
import java.io.IOException;
import java.util.List;

/**
 * Markdown (CommonMark): a heading for each day, or coarser time, and a list of what took place.
 * Nothing in a text is taken for markup.
 */
public final class MarkdownFormat implements EventFormat {

  private static final String PUNCTUATION = "\\`*_{}[]<>()#+-.!|~&=:\"'^$@";

  @Override
  public void write(String timeline, List<Event> events, Appendable out) throws IOException {
    out.append("# ").append(escaped(timeline)).append('\n');
    String heading = "";
    for (Event event : events) {
      String day = TimeText.day(event.time());
      if (!day.equals(heading)) {
        heading = day;
        out.append("\n## ").append(escaped(day)).append("\n\n");
      }
      item(event, day, out);
    }
  }

  private static void item(Event event, String day, Appendable out) throws IOException {
    String when = TimeText.of(event.time());
    out.append("- ");
    if (!when.equals(day)) {
      out.append("**").append(escaped(when)).append("** ");
    }
    out.append(escaped(event.title())).append(" (").append(Wording.sure(event)).append(")\n");
    String quote = escaped(Wording.quote(event));
    out.append("  > ").append(quote);
    if (Wording.url(event).isPresent()) {
      // An address in angle brackets ends only at a bracket, which none that is safe has.
      out.append(" [article](<").append(Wording.url(event).get()).append(">)");
    }
    out.append('\n');
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Wording.line(text).toCharArray()) {
      if (PUNCTUATION.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
