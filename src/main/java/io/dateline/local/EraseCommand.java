package io.dateline.local;

import io.dateline.store.ArticleKey;
import io.dateline.store.Erasure;
import io.dateline.store.Ledger;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline erase}. */
@Command(
    name = "erase",
    description =
        "Delete all that was read of articles, for ever: a withdrawn article stays in the table, an"
            + " erased one leaves its id and the reason. The whole table is looked through.")
final class EraseCommand implements Callable<Integer> {

  @Mixin private final TableOption table = new TableOption();

  @Option(
      names = "--timeline",
      paramLabel = "ID",
      description = "Only on this timeline (default: on all).")
  private @Nullable String timeline;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Kept in place of the article, and shown to who asks for it.")
  private String reason = "";

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of articles.")
  private List<String> ids = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> faults = new ArrayList<>();
    Set<String> objects = new TreeSet<>();
    try (TableOption.Open open = table.open()) {
      Ledger ledger = new Ledger(open.dynamo(), open.name());
      Erasure erasure = new Erasure(open.dynamo(), open.name(), InstantSource.system());
      for (String id : ids) {
        List<ArticleKey> keys =
            ledger.heads(id).stream()
                .map(Ledger.Head::key)
                .filter(key -> timeline == null || key.timeline().equals(timeline))
                .toList();
        if (keys.isEmpty()) {
          faults.add("no article \"" + id + "\" is in the table; nothing was erased of it");
        }
        for (ArticleKey key : keys) {
          Erasure.Erased erased = erasure.erase(key, reason);
          objects.addAll(erased.objects());
          System.err.printf(
              "dateline: erased from %s: %s (%d readings, and its words in %d other items)%n",
              key.timeline(), Output.plain(id), erased.readings(), erased.others());
        }
      }
    }
    tellOfTheRest(objects);
    return Output.faults(faults);
  }

  /** The copies outside of the table. */
  private static void tellOfTheRest(Set<String> objects) {
    for (String object : objects) {
      System.err.println(
          "dateline: still to be deleted, with all of its versions: " + Output.plain(object));
    }
    if (!objects.isEmpty()) {
      System.err.println(
          "dateline: backups of the table, exports and what the event bus told keep what they hold");
    }
  }
}
