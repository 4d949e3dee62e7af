package io.dateline.time;

import static io.dateline.time.grammar.Expression.UNKNOWN;

import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Expression.CalendarDate;
import io.dateline.time.grammar.Expression.Clock;
import io.dateline.time.grammar.Expression.DateTime;
import io.dateline.time.grammar.Expression.Modified;
import io.dateline.time.grammar.Expression.Year;
import io.dateline.time.grammar.Expression.Year.Form;
import java.util.EnumSet;
import java.util.Set;

/** Which pieces of a time its words state, and which its value has beyond them. */
final class Components {

  private Components() {}

  /** The pieces that the words state. */
  static Set<Component> stated(Expression expression) {
    Set<Component> stated = EnumSet.noneOf(Component.class);
    add(expression, stated);
    return stated;
  }

  private static void add(Expression expression, Set<Component> stated) {
    switch (expression) {
      case CalendarDate date -> {
        addYear(date.year(), stated);
        addIf(date.month() != UNKNOWN, Component.MONTH, stated);
        addIf(date.day() != UNKNOWN, Component.DAY, stated);
      }
      case Expression.SlashedDate _ -> {
        stated.add(Component.YEAR);
        stated.add(Component.MONTH);
        stated.add(Component.DAY);
      }
      case Expression.Weekday _ -> stated.add(Component.WEEKDAY);
      case Expression.PartOfYear part -> {
        addYear(part.year(), stated);
        stated.add(Component.PART_OF_YEAR);
      }
      case Expression.NamedDay day -> {
        addYear(day.year(), stated);
        stated.add(Component.MONTH);
        stated.add(Component.DAY);
      }
      case Expression.DayOfMonth _ -> stated.add(Component.DAY);
      case Expression.Digits _, Expression.ShortDecade _ -> stated.add(Component.YEAR);
      case Clock clock -> {
        stated.add(Component.HOUR);
        addIf(clock.minute() != UNKNOWN, Component.MINUTE, stated);
        addIf(clock.zone() != null && !clock.zone().isLocal(), Component.ZONE, stated);
      }
      case Expression.DayPart _ -> stated.add(Component.PART_OF_DAY);
      case DateTime both -> {
        add(both.date(), stated);
        add(both.time(), stated);
      }
      case Expression.Shifted shifted -> add(shifted.from(), stated);
      case Expression.Holding holding -> add(holding.date(), stated);
      case Modified modified -> add(modified.of(), stated);
      default -> {}
    }
  }

  private static void addYear(Year year, Set<Component> stated) {
    addIf(year.form() == Form.FULL || year.form() == Form.TWO_DIGITS, Component.YEAR, stated);
  }

  private static void addIf(boolean is, Component component, Set<Component> stated) {
    if (is) {
      stated.add(component);
    }
  }

  /** The pieces that a value has, the zone aside. */
  static Set<Component> of(String value) {
    Set<Component> pieces = EnumSet.noneOf(Component.class);
    int t = value.indexOf('T');
    int begin = value.startsWith(CalendarValue.BEFORE_CHRIST) ? 2 : 0;
    String date = value.substring(begin, t < 0 ? value.length() : Math.max(begin, t));
    addIf(!date.isEmpty() && Character.isDigit(date.charAt(0)), Component.YEAR, pieces);
    if (date.length() > 5) {
      char next = date.charAt(5);
      boolean week = next == 'W' && date.length() > 6 && Character.isDigit(date.charAt(6));
      addIf(week, Component.WEEK, pieces);
      addIf(!week && !Character.isDigit(next), Component.PART_OF_YEAR, pieces);
      addIf(Character.isDigit(next), Component.MONTH, pieces);
      addIf(Character.isDigit(next) && date.length() > 8, Component.DAY, pieces);
    }
    if (t >= 0 && t + 1 < value.length()) {
      boolean clock = Character.isDigit(value.charAt(t + 1));
      addIf(clock, Component.HOUR, pieces);
      addIf(clock && value.length() > t + 3, Component.MINUTE, pieces);
      addIf(!clock, Component.PART_OF_DAY, pieces);
    }
    return pieces;
  }
}
