package io.dateline.api.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of CSV (RFC 4180). What a spreadsheet would run as a formula, wherever it may see a cell
 * begin, has an apostrophe put before it.
 */
public final class CsvLine {

  private static final String NEEDS_QUOTES = ",;\"\t\r\n";

  private CsvLine() {}

  /** A line of cells, with its end. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String safe = Formulas.disarmed(text);
    boolean plain = safe.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
