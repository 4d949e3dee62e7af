package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.aws.S3Bucket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code dateline load}. */
@Command(
    name = "load",
    description = "Take articles into the table, through the functions that run in the cloud.")
final class LoadCommand implements Callable<Integer> {

  /** Folding many articles at once costs little more than folding one. */
  private static final int BATCHING_WINDOW_MILLIS = 5_000;

  /** The name of the bucket that loaded files seem to come from. */
  private static final String LOADED = "load";

  private static final String NO_INPUT =
      "-: load takes files and folders; save standard input to a .jsonl file first";

  @Mixin private final Inputs inputs = new Inputs();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Option(
      names = "--aws",
      paramLabel = "BUCKET",
      description =
          "Put the articles into this bucket of a deployed stack instead, whose functions read them;"
              + " what it holds already is passed over.")
  private @Nullable String bucket;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Remarks remarks = new Remarks();
    List<Hints.Input> all = inputs.open(remarks);
    if (bucket != null) {
      upload(bucket, all, remarks);
      return remarks.tell();
    }
    FolderBucket folder = new FolderBucket();
    try (Machine machine = Machine.start(data, folder)) {
      load(machine, folder, all, remarks);
    }
    return remarks.tell();
  }

  /** Puts the inputs into a bucket until that fails, which it would again. */
  private static void upload(String bucket, List<Hints.Input> inputs, Remarks remarks) {
    Progress progress = new Progress(inputs.size());
    int put = 0;
    try {
      S3Bucket s3 = S3Bucket.ofEnvironment();
      for (Hints.Input input : inputs) {
        if (input.file() == null) {
          remarks.fault(NO_INPUT);
        } else if (input.source().published() != null || input.source().zone() != null) {
          remarks.fault(input.source().origin() + ": --aws takes no --published and no --zone");
        } else {
          put += s3.put(bucket, input.key(), input.file()) ? 1 : 0;
          progress.step(put);
        }
      }
    } catch (IOException | SdkException e) {
      remarks.fault(
          e.getMessage() + "; what was put stays, so that the command can be given again");
    }
    progress.end(put);
  }

  /**
   * Loads the inputs and folds what they change.
   *
   * @param remarks takes what is to be said of them at the end
   */
  static void load(Machine machine, FolderBucket bucket, List<Hints.Input> inputs, Remarks remarks)
      throws IOException, InterruptedException {
    Progress progress = new Progress(inputs.size());
    CountDownLatch done = new CountDownLatch(1);
    Thread folding = Thread.ofPlatform().name("fold").start(() -> fold(machine, done));
    int articles = 0;
    try {
      for (Hints.Input input : inputs) {
        if (input.file() == null) {
          remarks.fault(NO_INPUT);
          continue;
        }
        bucket.put(input.key(), input.file(), input.source());
        try {
          JsonNode answer = machine.notify(LOADED, input.key(), false);
          articles += answer.path("articles").asInt();
          remarks.answered(answer);
        } catch (IOException | SdkException e) {
          remarks.fault(
              input.source().origin()
                  + ": was not taken in, give the command again: "
                  + Complaints.reason(e));
        }
        progress.step(articles);
      }
    } finally {
      done.countDown();
      folding.join();
      machine.pump().drain();
    }
    progress.end(articles);
  }

  private static void fold(Machine machine, CountDownLatch done) {
    try {
      while (!done.await(BATCHING_WINDOW_MILLIS, TimeUnit.MILLISECONDS)) {
        machine.pump().pump();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
