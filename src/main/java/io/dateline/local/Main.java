package io.dateline.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code dateline}. */
@Command(
    name = "dateline",
    description = "Reads dated events out of news articles and folds them into timelines.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    version = "dateline 1.0.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ArticleCommands.Articles.class,
      ArticleCommands.Times.class,
      ArticleCommands.Read.class,
      ExplainCommand.class,
      MergeCommand.class,
      LoadCommand.class,
      TimelineCommand.class,
      CheckCommand.class,
      EraseCommand.class,
      DecisionCommands.class,
      ServeCommand.class,
      WatchCommand.class
    })
public final class Main implements Runnable {

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  private Main() {}

  /** Runs the command and exits with its code: 0 done, 1 some article failed, 2 wrong usage. */
  public static void main(String[] args) {
    // The embedded DynamoDB leaves threads behind, so the process is ended by hand.
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::fault)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }

  private static int fault(Exception e, CommandLine command, CommandLine.ParseResult result)
      throws Exception {
    return switch (e) {
      case FileSystemException _, SdkException _ -> Output.faults(List.of(Complaints.reason(e)));
      case IOException _ -> Output.faults(List.of(String.valueOf(e.getMessage())));
      default -> throw e;
    };
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
  }
}
