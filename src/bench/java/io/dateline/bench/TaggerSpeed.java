package io.dateline.bench;

import io.dateline.time.DocumentTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Speed, memory and linearity of the tagger.
 *
 * <p>{@code TaggerSpeed FILE.jsonl PASSES} prints one line a pass; {@code TaggerSpeed FILE.jsonl}
 * the memory that the grammar holds, the time on a text a thousand times over against the time on
 * one, and the speed on a megabyte of the worst that each kind of rule can be given.
 */
public final class TaggerSpeed {

  private static final DocumentTime WRITTEN = DocumentTime.of(LocalDate.of(2016, 2, 24));

  private static final List<String> WORST =
      List.of(
          "Monday ",
          "1 ",
          "2016-02-",
          "1/2/",
          "11.",
          "12:30:",
          "at 10:",
          "9 a.m. EST (1400 GMT) ",
          "February 3, ",
          "May 3\n",
          "3 to 5 ",
          "between ",
          "a half ",
          "two and a half ",
          "one hundred ",
          "the first ",
          "last next ",
          "the year-earlier ",
          "two days after ",
          "every other ",
          "Q1 2015 ",
          "'98 ",
          "New York ",
          "local time ",
          "until ",
          "said to ",
          "(",
          "\ud83d",
          "a");

  private TaggerSpeed() {}

  public static void main(String[] args) throws IOException {
    if (args.length > 1) {
      Articles articles = Articles.of(Path.of(args[0]));
      for (int pass = 0; pass < Integer.parseInt(args[1]); pass++) {
        long start = System.nanoTime();
        long found = articles.tag();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%.2f MB/s %d times%n", articles.characters() / seconds / 1e6, found);
      }
      return;
    }
    long before = held();
    Articles.tag("They met on Monday at 9 a.m. Damascus time.", WRITTEN);
    System.out.printf(
        "grammar, lexicons and gazetteer: %.1f MB of heap%n", (held() - before) / 1e6);
    linearity(Articles.of(Path.of(args[0])));
    for (String worst : WORST) {
      String text = worst.repeat(1_000_000 / worst.length());
      Articles.tag(text, WRITTEN);
      System.out.printf("%-26s %6.1f MB/s%n", "\"" + worst + "\"", 1 / seconds(text));
    }
  }

  private static void linearity(Articles articles) {
    String once = articles.texts().getFirst() + "\n\n";
    String thousand = once.repeat(1_000);
    for (int i = 0; i < 3_000; i++) {
      Articles.tag(once, WRITTEN);
    }
    double one = Double.MAX_VALUE;
    double many = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      for (int k = 0; k < 1_000; k++) {
        Articles.tag(once, WRITTEN);
      }
      one = Math.min(one, (System.nanoTime() - start) / 1e12);
      many = Math.min(many, seconds(thousand));
    }
    System.out.printf("a text a thousand times over takes %.0f times as long%n", many / one);
  }

  private static double seconds(String text) {
    long start = System.nanoTime();
    Articles.tag(text, WRITTEN);
    return (System.nanoTime() - start) / 1e9;
  }

  private static long held() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
