package io.dateline.timeline;

import io.dateline.event.Mention;

/**
 * The part of a timeline inside which mentions can be the same event: a calendar year, or a decade
 * or century where the text says no more.
 *
 * @param timeline the timeline
 * @param period {@code 2016}, {@code 201X} or {@code 20XX}
 */
public record Cell(String timeline, String period) implements Comparable<Cell> {

  /** The cell that a mention falls into, by the begin of its time. */
  public static Cell of(Mention mention) {
    String value = mention.time().value();
    int digits = 0;
    while (digits < Math.min(4, value.length()) && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    boolean week = value.startsWith("W", 5) && !value.startsWith("WI", 5);
    String year = week ? mention.time().edtf().substring(0, 4) : value.substring(0, digits);
    return new Cell(mention.timeline(), year + "X".repeat(4 - year.length()));
  }

  @Override
  public int compareTo(Cell other) {
    int byTimeline = timeline.compareTo(other.timeline);
    return byTimeline != 0 ? byTimeline : period.compareTo(other.period);
  }
}
