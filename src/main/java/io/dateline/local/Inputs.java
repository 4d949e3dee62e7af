package io.dateline.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The articles that a command is given. */
final class Inputs {

  @Mixin private final Hints hints = new Hints();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "A file, a folder, or - for JSON Lines on standard input.")
  private List<String> paths = new ArrayList<>();

  /**
   * The articles, folders walked in the order of their names.
   *
   * @param remarks takes what is said of paths that are not there, and of files passed over
   */
  List<Hints.Input> open(Remarks remarks) throws IOException {
    return hints.open(paths, remarks);
  }
}
