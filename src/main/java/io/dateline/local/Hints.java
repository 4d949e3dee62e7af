package io.dateline.local;

import io.dateline.article.ArticleException;
import io.dateline.article.ArticleException.Kind;
import io.dateline.article.Format;
import io.dateline.article.PublicationTime;
import io.dateline.article.Source;
import io.dateline.aws.Ingest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Facts about articles that the options of a command give, for articles that do not state them. */
final class Hints {

  private static final Pattern LAYOUT = Pattern.compile("(?:.*/)?articles/([a-z0-9-]{1,64})/(.+)");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_OF_IDS = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST_ID = 64;
  private static final String TIMELINE = "default";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--published",
      paramLabel = "T",
      description = "Publication time of articles that do not say, such as 2016-02-24T12:29+03:00.")
  private @Nullable String published;

  @Option(
      names = "--timeline",
      paramLabel = "ID",
      description =
          "Timeline of articles that do not say, 1 to 64 of a-z, 0-9 and - (default: a folder's"
              + " articles are on the timeline of its name).")
  private @Nullable String timeline;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description =
          "Time zone of publication times that state none, such as Europe/Paris or +03:00.")
  private @Nullable String zone;

  /** The facts that the options give, for articles that do not state them. */
  private record Said(@Nullable PublicationTime published, @Nullable ZoneId zone) {}

  /** One input: a source of articles, and its key in the bucket's layout. */
  record Input(Source source, @Nullable Path file, String key) {}

  /**
   * The articles at {@code paths}, folders walked in the order of their names.
   *
   * @param remarks takes what is said of paths that are not there, and of files passed over
   */
  List<Input> open(List<String> paths, Remarks remarks) throws IOException {
    Said said = new Said(published(), zone());
    List<Input> inputs = new ArrayList<>();
    for (String path : paths) {
      if (path.equals("-")) {
        inputs.add(input(said, TIMELINE, "-", null, "stdin.jsonl", () -> uncloseable(System.in)));
        continue;
      }
      Path root = Path.of(path);
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            if (Format.of(file.toString()).isPresent()) {
              inputs.add(file(said, timelineOf(root), file, root.relativize(file).toString()));
            } else if (!isHidden(root, file)) {
              remarks.passOver(file);
            }
          }
        }
      } else if (Files.isRegularFile(root)) {
        inputs.add(file(said, TIMELINE, root, String.valueOf(root.getFileName())));
      } else {
        remarks.refuse(new ArticleException(Kind.GONE, path, "there is no such file or folder"));
      }
    }
    return inputs;
  }

  /** Whether a file is some program's own: its name or folder begins with a dot. */
  private static boolean isHidden(Path root, Path file) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** A folder is named after the story that it holds. */
  private static String timelineOf(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String id = NOT_OF_IDS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String bounded = id.substring(0, Math.min(LONGEST_ID, id.length()));
    String trimmed = bounded.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? TIMELINE : trimmed;
  }

  private Input file(Said said, String otherwise, Path file, String name) {
    return input(
        said,
        otherwise,
        file.toString(),
        file,
        name.replace('\\', '/'),
        () -> Files.newInputStream(file));
  }

  private Input input(
      Said said,
      String otherwise,
      String origin,
      @Nullable Path file,
      String name,
      Source.Content content) {
    Matcher layout =
        LAYOUT.matcher(file == null ? "" : file.toAbsolutePath().toString().replace('\\', '/'));
    boolean inLayout = timeline == null && layout.matches();
    String of = timeline != null ? timeline : inLayout ? layout.group(1) : otherwise;
    String rest = inLayout ? layout.group(2) : name;
    Source source = new Source(origin, rest, of, null, said.published(), said.zone(), content);
    // What says what the timeline is called lies at its root, wherever the folder is.
    boolean isSettings = name.equals(Ingest.SETTINGS);
    String place =
        inLayout || isSettings || file == null ? rest : file.toString().replace('\\', '/');
    return new Input(
        source, file, "articles/" + of + "/" + place.replaceFirst("^(?:\\.{0,2}/)+", ""));
  }

  private @Nullable PublicationTime published() {
    if (published == null) {
      return null;
    }
    return PublicationTime.parse(published)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--published takes a time like 2016-02-24T12:29:00+03:00 or a date, not \""
                    + published
                    + "\""));
  }

  private @Nullable ZoneId zone() {
    try {
      return zone == null ? null : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT, "--zone takes a zone like Asia/Damascus or +03:00, not \"%s\"", zone));
    }
  }

  /** Standard input is the process's to close. */
  private static InputStream uncloseable(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // left open
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
      }
    };
  }
}
