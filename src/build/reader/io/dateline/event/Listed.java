package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.time.CalendarValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The events that readers listed of whole articles, and which candidates are among them.
 *
 * <p>A line of the file holds, separated by tabs: the hash of the article, the offset of the word
 * that names the event, its value, its factuality, and the words that a right title cannot lack.
 * These are separated by spaces; each is one or several hashes, separated by {@code |}, of which
 * one has to begin a word of the title. A line with a hash alone is of an article without events.
 */
final class Listed {

  private static final int LONGEST_KEY = 30;

  private record Event(
      int trigger, CalendarValue value, String factuality, List<Set<String>> keys) {}

  private final Map<String, List<Event>> articles = new HashMap<>();

  Listed(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] row = line.split("\t");
      if (line.startsWith("#")) {
        continue;
      }
      List<Event> events = articles.computeIfAbsent(row[0], _ -> new ArrayList<>());
      if (row.length > 1) {
        List<Set<String>> keys = new ArrayList<>();
        for (String key : row[4].split(" ")) {
          keys.add(Set.copyOf(List.of(key.split("\\|"))));
        }
        CalendarValue value = CalendarValue.parse(row[2]).orElseThrow();
        events.add(new Event(Integer.parseInt(row[1]), value, row[3], keys));
      }
    }
  }

  /** The hash of an article. */
  static String key(String article) {
    return ContentHash.of("article", article);
  }

  /** The hash of the beginning of a word. */
  static String key(String article, String begin) {
    return ContentHash.of(article, begin).substring(0, 12);
  }

  /** Whether readers listed all events of an article. */
  boolean holds(Article article) {
    return articles.containsKey(key(article.id()));
  }

  /**
   * Whether a candidate is an event that was listed, with its day, its title and its factuality.
   */
  boolean isRight(Article article, Candidate candidate) {
    String title = candidate.title().text();
    Set<String> begins = begins(article.id(), title);
    CalendarValue value = CalendarValue.parse(candidate.time().value()).orElseThrow();
    String factuality = candidate.factuality().factuality().name();
    for (Event event : articles.getOrDefault(key(article.id()), List.of())) {
      boolean here =
          candidate.quote().begin() <= event.trigger() && event.trigger() < candidate.quote().end();
      boolean told = event.keys().stream().allMatch(key -> key.stream().anyMatch(begins::contains));
      if (here && told && event.value().contains(value) && event.factuality().equals(factuality)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> begins(String article, String title) {
    Set<String> begins = new HashSet<>();
    String text = title.toLowerCase(Locale.ROOT);
    for (int i = 0; i < text.length(); i++) {
      boolean opens = Character.isLetterOrDigit(text.charAt(i));
      if (opens && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
        for (int end = i + 1; end <= Math.min(text.length(), i + LONGEST_KEY); end++) {
          begins.add(key(article, text.substring(i, end)));
        }
      }
    }
    return begins;
  }
}
