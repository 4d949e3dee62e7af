package io.dateline.time;

import io.dateline.text.Sentences;
import io.dateline.text.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with its times in brackets: {@code [27 May -> DATE 2016-05-27]}, and what must be noted in
 * braces: {@code {30 February -> impossible-date}}. After the value may stand, and only then are
 * they checked: a {@code mod}, a zone ({@code none} for none), the first instant.
 *
 * @param line as it stands in the file
 * @param document when and where it is written
 */
record Golden(String line, DocumentTime document, String text, List<Mark> marks) {

  /** A bracket or brace: its span in {@link #text} and what it says. */
  record Mark(int begin, int end, boolean note, List<String> fields) {}

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  /** {@code 2016-02-24} or {@code 2016-02-24T12:29 Europe/Moscow}. */
  static DocumentTime document(String header) {
    String[] parts = header.strip().split(" +");
    if (parts[0].length() == 10) {
      ZoneId zone = parts.length > 1 ? ZoneId.of(parts[1]) : null;
      return new DocumentTime(
          LocalDate.parse(parts[0]), null, zone, zone == null ? null : ZoneBasis.DATELINE);
    }
    LocalDateTime wall = LocalDateTime.parse(parts[0].substring(0, 16));
    ZoneId zone = parts.length > 1 ? ZoneId.of(parts[1]) : null;
    return new DocumentTime(
        wall.toLocalDate(), wall.toLocalTime(), zone, zone == null ? null : ZoneBasis.DATELINE);
  }

  static Golden parse(String line, DocumentTime document) {
    StringBuilder text = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '[' || c == '{') {
        open.push(text.length());
      } else if (line.startsWith(" -> ", i) && !open.isEmpty()) {
        int close = i;
        while (line.charAt(close) != ']' && line.charAt(close) != '}') {
          close++;
        }
        List<String> fields = List.of(line.substring(i + 4, close).split(" "));
        marks.add(new Mark(open.pop(), text.length(), line.charAt(close) == '}', fields));
        i = close;
      } else {
        text.append(c);
      }
    }
    return new Golden(line, document, text.toString(), marks);
  }

  /** The text as it is read, written in the same way. */
  String read() {
    Tagged tagged =
        new TimeTagger().tag(text, Sentences.split(text, new Span(0, text.length())), document);
    List<Mark> found = new ArrayList<>();
    for (TimeNote note : tagged.notes()) {
      found.add(
          new Mark(note.span().begin(), note.span().end(), true, List.of(note.code().slug())));
    }
    for (Timex timex : tagged.timexes()) {
      found.add(new Mark(timex.span().begin(), timex.span().end(), false, fields(timex)));
    }
    found.sort(
        Comparator.comparingInt(Mark::begin)
            .thenComparing(Mark::end, Comparator.reverseOrder())
            .thenComparing(Mark::note));
    return write(found);
  }

  private List<String> fields(Timex timex) {
    List<String> fields = new ArrayList<>(List.of(timex.type().name(), timex.value()));
    Optional<Mark> expected =
        marks.stream()
            .filter(mark -> !mark.note())
            .filter(mark -> mark.begin() == timex.span().begin())
            .filter(mark -> mark.end() == timex.span().end())
            .findFirst();
    if (expected.isPresent()) {
      for (String field : expected.get().fields().stream().skip(2).toList()) {
        fields.add(actual(field, timex));
      }
    }
    return fields;
  }

  private static String actual(String field, Timex timex) {
    if (field.endsWith("Z") && Character.isDigit(field.charAt(0))) {
      return timex.earliest() == null ? "none" : MINUTE.format(timex.earliest());
    }
    boolean mod = field.chars().allMatch(c -> Character.isUpperCase(c) || c == '_');
    if (mod && !field.equals("UTC")) {
      return String.valueOf(timex.mod());
    }
    return timex.zone() == null ? "none" : timex.zone().toString();
  }

  private String write(List<Mark> found) {
    StringBuilder written = new StringBuilder();
    Deque<Mark> open = new ArrayDeque<>();
    int next = 0;
    for (int i = 0; i <= text.length(); i++) {
      while (!open.isEmpty() && open.peek().end() == i) {
        Mark mark = open.pop();
        written
            .append(" -> ")
            .append(String.join(" ", mark.fields()))
            .append(mark.note() ? '}' : ']');
      }
      while (next < found.size() && found.get(next).begin() == i) {
        written.append(found.get(next).note() ? '{' : '[');
        open.push(found.get(next++));
      }
      if (i < text.length()) {
        written.append(text.charAt(i));
      }
    }
    return written.toString();
  }

  /** The cases of a file: a case a line, comments and headers behind {@code #}. */
  static List<Golden> of(List<String> lines) {
    DocumentTime document = DocumentTime.UNKNOWN;
    List<Golden> cases = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("# DCT ")) {
        document = document(line.substring(6));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        cases.add(parse(line.strip(), document));
      }
    }
    return cases;
  }

  /** For a test's name. */
  @Override
  public String toString() {
    LocalDate date = document.date();
    @Nullable LocalTime time = document.time();
    return (date == null ? "?" : date + (time == null ? "" : "T" + time)) + " " + line;
  }
}
