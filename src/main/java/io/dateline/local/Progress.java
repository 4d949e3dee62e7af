package io.dateline.local;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Shows on a terminal how far a long command has got; elsewhere only the end. */
final class Progress {

  private final int files;
  private final boolean terminal = isTerminal();
  private int done;

  Progress(int files) {
    this.files = files;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  void step(int articles) {
    done++;
    if (terminal) {
      System.err.print(
          String.format(Locale.ROOT, "\r%d of %d files, %d articles", done, files, articles));
    }
  }

  void end(int articles) {
    if (terminal) {
      System.err.print("\r");
    }
    System.err.println(
        String.format(
            Locale.ROOT,
            "%d %s from %d %s",
            articles,
            word(articles, "article"),
            done,
            word(done, "file")));
  }

  private static String word(int number, String noun) {
    return number == 1 ? noun : noun + "s";
  }
}
