package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.ArticleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dateline load}. */
@Command(
    name = "load",
    description = "Take articles into the table, through the functions that run in the cloud.")
final class LoadCommand implements Callable<Integer> {

  /** Folding many articles at once costs little more than folding one. */
  private static final int BATCHING_WINDOW_MILLIS = 5_000;

  @Mixin private final Inputs inputs = new Inputs();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<ArticleException> refusals = new ArrayList<>();
    List<Hints.Input> all = inputs.open(refusals);
    FolderBucket bucket = new FolderBucket();
    List<String> faults = new ArrayList<>(refusals.stream().map(ArticleException::reason).toList());
    try (Machine machine = Machine.start(data, bucket)) {
      faults.addAll(load(machine, bucket, all));
    }
    return Output.faults(faults);
  }

  /** Loads the inputs and folds what they change; the faults. */
  static List<String> load(Machine machine, FolderBucket bucket, List<Hints.Input> inputs)
      throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    Progress progress = new Progress(inputs.size());
    AtomicBoolean done = new AtomicBoolean();
    Thread folding = Thread.ofPlatform().name("fold").start(() -> fold(machine, done));
    int articles = 0;
    try {
      for (Hints.Input input : inputs) {
        if (input.file() == null) {
          faults.add("-: load takes files and folders; save standard input to a .jsonl file first");
          continue;
        }
        bucket.put(input.key(), input.file(), input.source());
        JsonNode answer = machine.notify(input.key(), false);
        articles += answer.path("articles").asInt();
        answer.path("refused").forEach(refused -> faults.add(refused.asText()));
        progress.step(articles);
      }
    } finally {
      done.set(true);
      folding.join();
      machine.pump().drain();
    }
    progress.end(articles);
    return faults;
  }

  private static void fold(Machine machine, AtomicBoolean done) {
    try {
      while (!done.get()) {
        machine.pump().pump();
        Thread.sleep(BATCHING_WINDOW_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
