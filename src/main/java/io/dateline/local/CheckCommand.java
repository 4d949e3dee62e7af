package io.dateline.local;

import io.dateline.store.ArticleKey;
import io.dateline.store.Check;
import io.dateline.store.TimelineWriter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline check}. */
@Command(
    name = "check",
    description =
        "Compare all timelines with what was read of their articles, and make right what differs, as"
            + " after a full disk. The whole table is read.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private final TableOption table = new TableOption();

  @Override
  public Integer call() throws IOException {
    List<String> faults = new ArrayList<>();
    try (TableOption.Open open = table.open()) {
      TimelineWriter writer =
          new TimelineWriter(open.dynamo(), open.name(), InstantSource.system());
      Check.Found found =
          new Check(open.dynamo(), open.name(), writer)
              .run(looked -> tell(looked + " articles looked at"));
      found.repaired().forEach(key -> tell("put right: " + name(key)));
      if (found.listed() > 0) {
        tell("put right: %,d entries of the lists of articles".formatted(found.listed()));
      }
      found.timelines().forEach(timeline -> tell("made anew: timeline " + timeline));
      found
          .lost()
          .forEach(key -> faults.add("lost, put its object or load its file again: " + name(key)));
      found
          .failed()
          .forEach((timeline, e) ->
              faults.add(
                  "timeline " + timeline + " could not be checked whole: " + e.getMessage()));
      if (found.repaired().isEmpty()
          && found.listed() == 0
          && found.timelines().isEmpty()
          && faults.isEmpty()) {
        tell("all is as it should be");
      }
    }
    return Output.faults(faults);
  }

  private static String name(ArticleKey key) {
    return "an article of " + key.timeline() + ", " + key.name();
  }

  private static void tell(String what) {
    System.err.println("dateline: " + Output.plain(what));
  }
}
