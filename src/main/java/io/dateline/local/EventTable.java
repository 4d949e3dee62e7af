package io.dateline.local;

import io.dateline.api.format.TimeText;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.time.Basis;
import io.dateline.timeline.Event;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
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
      printRow(out, row, widths);
    }
  }

  /** Prints a row; a cell that is wider than its column goes on in the next lines. */
  private static void printRow(PrintStream out, String[] row, int[] widths) {
    String[] rest = row;
    while (rest != null) {
      StringBuilder line = new StringBuilder();
      String[] next = null;
      for (int i = 0; i < rest.length; i++) {
        String cell = rest[i];
        int cut = cell.length() > widths[i] ? cell.lastIndexOf(' ', widths[i]) : -1;
        if (cut > 0) {
          next = next == null ? blank(rest.length) : next;
          next[i] = cell.substring(cut + 1);
          cell = cell.substring(0, cut);
        }
        line.append(cell);
        if (i < rest.length - 1) {
          line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
        }
      }
      out.println(line.toString().stripTrailing());
      rest = next;
    }
  }

  private static String[] blank(int cells) {
    String[] row = new String[cells];
    Arrays.fill(row, "");
    return row;
  }
}
