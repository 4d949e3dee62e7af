package io.dateline.local;

import io.dateline.api.SignIn;
import io.dateline.api.SignIn.Grant;
import io.dateline.api.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code dateline serve}. */
@Command(
    name = "serve",
    description =
        "Serve the timelines and their page on this machine, and read articles put into the inbox"
            + " folder or dropped on the page.")
final class ServeCommand implements Callable<Integer> {

  private static final int LOOK_EVERY_MILLIS = 500;

  @Option(
      names = "--port",
      description = "Port on the loopback interface (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Option(
      names = "--inbox",
      paramLabel = "DIR",
      description = "Folder that acts as the bucket: articles/{timeline}/{name} in it are read.")
  private @Nullable Path inbox;

  @Option(
      names = "--tiles",
      paramLabel = "URL",
      description =
          "Map server for the page's map, such as https://tiles.example.org/{z}/{x}/{y}.png"
              + " (default: none; the map has coasts of its own).")
  private String tiles = "";

  @Option(
      names = "--tile-credit",
      paramLabel = "TEXT",
      description = "Whose map that is, as the map shows it.")
  private String tileCredit = "";

  @Option(
      names = "--oidc",
      paramLabel = "ISSUER",
      description =
          "Only members may read: they sign in at this OpenID Connect issuer, such as"
              + " https://id.example.org (default: whoever gets here may read and edit).")
  private String issuer = "";

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "The id that the page has as a client of the issuer.")
  private String client = "";

  @Option(
      names = "--reader",
      paramLabel = "CLAIM=VALUE",
      description =
          "Members are those whose token has this claim, such as groups=staff, and editors and"
              + " owners (default: every account of the issuer).")
  private String reader = "";

  @Option(
      names = "--editor",
      paramLabel = "CLAIM=VALUE",
      description =
          "Members may edit whose token has this claim, such as groups=editors"
              + " (default: nobody may).")
  private String editor = "";

  @Option(
      names = "--owner",
      paramLabel = "CLAIM=VALUE",
      description = "Members may edit, and add articles on the page, whose token has this claim.")
  private String owner = "";

  @Option(
      names = "--watch",
      description = "Watch the feeds of the data folder, too, as dateline watch does.")
  private boolean watches;

  @Mixin private final WatchOptions watching = new WatchOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Tiles map = tiles();
    if (watches) {
      watching.check();
    }
    Tokens tokens;
    try {
      tokens = tokens();
    } catch (IOException e) {
      return Output.faults(
          List.of("--oidc " + issuer + " does not answer as an issuer: " + e.getMessage()));
    }
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(data, bucket);
        LocalServer server =
            LocalServer.start(
                port,
                machine.api(map, tokens == null ? null : tokens.signIn()),
                new Drop(dropped(), bucket, machine),
                machine.desk(),
                tokens);
        Watcher watcher = watches ? watching.watcher(data, bucket, machine) : null) {
      System.err.println("dateline: " + server.address() + " (Ctrl-C ends it)");
      if (tokens != null && reader.isEmpty()) {
        System.err.println(
            "dateline: every account of the issuer may read; --reader CLAIM=VALUE says which may");
      }
      if (tokens != null && editor.isEmpty() && owner.isEmpty()) {
        System.err.println(
            "dateline: members may read, and nobody may edit; --editor CLAIM=VALUE says who may");
      }
      if (watcher != null) {
        Thread.ofPlatform().daemon().name("watch").start(watcher);
      }
      lookInto(
          machine,
          inbox == null ? null : new Inbox(inbox, bucket, machine, InstantSource.system()));
      return 0;
    } catch (BindException e) {
      return Output.faults(List.of("port " + port + " is taken; choose another with --port"));
    }
  }

  private Tiles tiles() {
    return given("--tiles", () -> new Tiles(tiles, tileCredit));
  }

  /** Verifies members' tokens; null where nobody signs in. */
  private @Nullable Tokens tokens() throws IOException {
    if (Stream.of(issuer, client, reader, editor, owner).allMatch(String::isEmpty)) {
      return null;
    }
    if (issuer.isEmpty() || client.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--oidc ISSUER and --client ID are given together; --reader, --editor and --owner go with"
              + " them");
    }
    Grant readers = grant("--reader", reader);
    Grant editors = grant("--editor", editor);
    Grant owners = grant("--owner", owner);
    SignIn signIn =
        given("--oidc", () -> new SignIn(issuer, client, List.of(), readers, editors, owners));
    return Tokens.of(signIn, InstantSource.system());
  }

  private Grant grant(String option, String text) {
    return given(option, () -> text.isEmpty() ? Grant.NONE : Grant.of(text));
  }

  /** The value of an option; a fault of it is a fault of the command's usage. */
  private <T> T given(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), option + " " + e.getMessage(), e);
    }
  }

  /** Takes in what comes into the inbox until the process is ended. */
  private static void lookInto(Machine machine, @Nullable Inbox box) throws InterruptedException {
    Complaints complaints = new Complaints();
    boolean isDue = true;
    while (!Thread.currentThread().isInterrupted()) {
      isDue |= box != null && box.look() > 0;
      if (isDue) {
        try {
          machine.pump().drain();
          isDue = false;
          complaints.forget("the timelines");
        } catch (SdkException | IllegalStateException | UncheckedIOException e) {
          complaints.tell("the timelines", e);
        }
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /** Articles dropped on the page go into the inbox, or beside the table where there is none. */
  private Path dropped() {
    return inbox == null ? data.resolve("dropped") : inbox;
  }
}
