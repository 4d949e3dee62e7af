package io.dateline.local;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine;

/** Prints the timelines of the sample articles: the first command of {@code README.md}. */
public final class Tour {

  private Tour() {}

  /** Loads the folder given as the argument into a table in memory and prints the timelines. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Inputs inputs = new Inputs();
    CommandLine.populateCommand(inputs, args);
    FolderBucket bucket = new FolderBucket();
    int exit;
    try (Machine machine = Machine.start(null, bucket);
        PrintStream out = Output.data()) {
      Remarks remarks = new Remarks();
      LoadCommand.load(machine, bucket, inputs.open(remarks), remarks);
      exit = TimelineCommand.print(machine, out, List.of(), false) | remarks.tell();
      out.println("Each event's quotes and sources:   target/dateline read events/articles");
      out.println(
          "Your own articles:                 target/dateline read FILE.html --published 2026-01-31");
      out.println(
          "A table that stays, and its API:   target/dateline load events/articles && target/dateline serve");
    }
    System.exit(exit);
  }
}
