package io.dateline.bench;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.MentionExtractor;
import io.dateline.text.Span;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Searches for texts that take long to read: words are changed at random, and a text that takes
 * longer takes the place of the slowest so far. {@code SlowTexts SECONDS [SEED]}.
 *
 * <p>Times are of the thread's processor, and of the shortest of some runs, since others may use
 * the machine.
 */
public final class SlowTexts {

  private static final int LENGTH = 2_000;
  private static final int KEPT = 12;
  private static final int RUNS = 3;

  /** What the search begins with, each repeated. */
  private static final List<String> SEEDS =
      List.of(
          "said that ",
          "he said he said that ",
          "on Monday ",
          "in May and ",
          "who saw who heard who ",
          "the man whom she who he said left and ",
          "before and after it was not to have been ",
          "\"He said that\", she said, ",
          "( [ \u201c - \u2013 ",
          "a-b-c/d ",
          "A. B. C. ",
          "Mr. X of Y and Z, the head of the bank of the state of ",
          "1 2 3 May 2012 4 ",
          "10 June: he left. ",
          "of the ",
          "SAID THAT ",
          "killed, wounded, ",
          "\n\n* said on Friday\n");

  private static final List<String> WORDS =
      List.of(
          "said",
          "that",
          "he",
          "she",
          "it",
          "who",
          "which",
          "and",
          "or",
          "but",
          "of",
          "the",
          "a",
          "in",
          "on",
          "to",
          "was",
          "were",
          "been",
          "has",
          "will",
          "not",
          "killed",
          "opened",
          "Monday",
          "May",
          "2012",
          "12:30",
          "GMT",
          "tomorrow",
          "last",
          "week",
          "year",
          "ago",
          "before",
          "after",
          "until",
          "minister",
          "Kerry",
          "U.N.",
          "bank",
          "$5m",
          "10",
          ",",
          ".",
          ";",
          ":",
          "-",
          "\u2014",
          "\"",
          "\u201d",
          "(",
          ")",
          "'s",
          "n't",
          "\n",
          "\n\n",
          "?",
          "*");

  private record Text(String content, long nanos) {}

  private final MentionExtractor extractor = new MentionExtractor();
  private final Random random;

  private SlowTexts(long seed) {
    random = new Random(seed);
  }

  /** Searches, then prints the slowest texts and how they grow as they are doubled. */
  public static void main(String[] args) {
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    new SlowTexts(seed).search(Long.parseLong(args[0]) * 1_000_000_000L);
  }

  private void search(long nanos) {
    for (int round = 0; round < 3; round++) {
      SEEDS.forEach(seed -> time(repeated(seed, LENGTH), 1));
    }
    List<Text> slowest = new ArrayList<>();
    for (String seed : SEEDS) {
      String text = repeated(seed, LENGTH);
      slowest.add(new Text(text, time(text, RUNS)));
    }
    keepSlowest(slowest);
    print(slowest.getFirst());
    long begin = System.nanoTime();
    int tried = 0;
    for (; System.nanoTime() - begin < nanos; tried++) {
      String changed = changed(slowest.get(random.nextInt(slowest.size())).content);
      long least = slowest.getLast().nanos;
      // One run tells most of those that are not slower.
      if (time(changed, 1) > least) {
        long shortest = time(changed, RUNS);
        if (shortest > least) {
          slowest.add(new Text(changed, shortest));
          keepSlowest(slowest);
        }
      }
    }
    System.out.printf(Locale.ROOT, "tried %,d texts of %,d characters%n", tried, LENGTH);
    slowest.forEach(text -> print(again(text)));
    for (String seed : SEEDS) {
      grow(seed);
    }
    slowest.forEach(text -> grow(text.content));
  }

  private Text again(Text text) {
    return new Text(text.content, time(text.content, 2 * RUNS));
  }

  private static void keepSlowest(List<Text> texts) {
    texts.sort((one, other) -> Long.compare(other.nanos, one.nanos));
    while (texts.size() > KEPT) {
      texts.removeLast();
    }
  }

  /** A stretch of the words is repeated, moved, or made of other words. */
  private String changed(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    int begin = random.nextInt(words.size());
    int end = Math.min(words.size(), begin + 1 + random.nextInt(8));
    List<String> stretch = new ArrayList<>(words.subList(begin, end));
    switch (random.nextInt(4)) {
      case 0 -> stretch.replaceAll(_ -> WORDS.get(random.nextInt(WORDS.size())));
      case 1 -> words.subList(begin, end).clear();
      case 2 -> {
        return repeated(String.join(" ", stretch) + " ", LENGTH);
      }
      default -> stretch.addFirst(WORDS.get(random.nextInt(WORDS.size())));
    }
    words.addAll(random.nextInt(words.size() + 1), stretch);
    return repeated(String.join(" ", words) + " ", LENGTH);
  }

  /** As much of a text again and again as has a length. */
  private static String repeated(String text, int length) {
    return text.repeat(length / text.length() + 1).substring(0, length);
  }

  private void grow(String text) {
    long once = time(repeated(text, 2 * LENGTH), RUNS);
    long twice = time(repeated(text, 4 * LENGTH), RUNS);
    System.out.printf(
        Locale.ROOT,
        "%,d characters %.1f ms, twice as many %.1f ms: %.2f times  %s%n",
        2 * LENGTH,
        once / 1e6,
        twice / 1e6,
        (double) twice / once,
        beginning(text));
  }

  private static void print(Text text) {
    System.out.printf(Locale.ROOT, "%.1f ms  %s%n", text.nanos / 1e6, beginning(text.content));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), 120)).replace("\n", "\\n");
  }

  /** The time of the shortest of some runs, in nanoseconds. */
  private long time(String text, int runs) {
    Article article =
        new Article(
            "slow",
            "slow",
            "slow",
            null,
            null,
            null,
            null,
            new PublicationTime(LocalDate.of(2016, 2, 25), null, null),
            null,
            "en",
            text,
            List.of(new Span(0, text.length())),
            null,
            List.of(),
            List.of(),
            null);
    long shortest = Long.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      extractor.extract(article);
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      shortest = Math.min(shortest, end - begin);
    }
    return shortest;
  }
}
