package io.dateline.local;

import io.dateline.api.format.TimeText;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.time.Basis;
import io.dateline.timeline.Event;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints events or mentions as a table for people; mentions whose day is only assumed are left out.
 */
final class EventTable {

  private static final int WIDEST = 100;

  private EventTable() {}

  static void events(PrintStream out, List<Event> events) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"WHEN", "WHAT", "HOW SURE", "SOURCES"});
    for (Event event : events) {
      rows.add(
          new String[] {
            TimeText.of(event.time()),
            event.title(),
            sure(event.factuality(), event.time()),
            Integer.toString(event.sources())
          });
    }
    print(out, rows);
  }

  static void mentions(PrintStream out, List<Mention> mentions) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"WHEN", "WHAT", "HOW SURE", "WORDS"});
    for (Mention mention : mentions) {
      if (mention.time().basis() == Basis.ASSUMED) {
        continue;
      }
      rows.add(
          new String[] {
            TimeText.of(mention.time()),
            mention.event().title(),
            sure(mention.event().factuality(), mention.time()),
            mention.time().text()
          });
    }
    print(out, rows);
  }

  private static String sure(Factuality factuality, EventTime time) {
    return factuality.name().toLowerCase(Locale.ROOT)
        + ", "
        + time.basis().name().toLowerCase(Locale.ROOT);
  }

  private static void print(PrintStream out, List<String[]> rows) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Output.plain(row[i]);
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row[i].length()));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]);
        if (i < row.length - 1) {
          line.append(" ".repeat(Math.max(0, widths[i] - row[i].length()) + 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
