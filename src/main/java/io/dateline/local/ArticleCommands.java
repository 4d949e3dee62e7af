package io.dateline.local;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.UndatedException;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.event.Quote;
import io.dateline.event.Reading;
import io.dateline.json.Json;
import io.dateline.time.Tagged;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that read articles and print what they find: articles, times, read. */
final class ArticleCommands {

  private ArticleCommands() {}

  /** {@code dateline articles}. */
  @Command(
      name = "articles",
      description = "Show articles as they are read: id, title, publisher, published, text.")
  static final class Articles implements Callable<Integer> {
    @Mixin private final Inputs inputs = new Inputs();

    @Option(names = "--json", description = "One JSON line an article.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      Remarks remarks = new Remarks();
      try (PrintStream out = Output.data()) {
        Readings.each(
            inputs.open(remarks),
            article -> json ? Json.line(article) : text(article),
            out::println,
            remarks);
        for (ArticleException refusal : remarks.refusals()) {
          if (refusal instanceof UndatedException undated) {
            out.println(json ? Json.line(undated.article()) : text(undated.article()));
          }
        }
        Output.flush(out);
      }
      return remarks.tell();
    }

    private static String text(UndatedException.Undated article) {
      StringBuilder text = new StringBuilder();
      row(text, "id", article.id());
      row(text, "title", article.title());
      row(text, "publisher", article.publisher());
      row(text, "byline", article.byline());
      row(text, "published", "not known");
      article.text().lines().forEach(line -> text.append(Output.plain(line)).append('\n'));
      return text.toString();
    }

    private static String text(Article article) {
      StringBuilder text = new StringBuilder();
      row(text, "id", article.id());
      row(text, "timeline", article.timeline());
      row(text, "title", article.title());
      row(text, "publisher", article.publisher());
      row(text, "byline", article.byline());
      row(text, "published", article.published().toString());
      row(text, "dateline", article.dateline() == null ? null : article.dateline().place());
      article.notes().forEach(note -> row(text, "note", note.message()));
      article
          .body()
          .forEach(p -> text.append('\n').append(Output.plain(p.of(article.text()))).append('\n'));
      return text.toString();
    }

    private static void row(StringBuilder text, String name, @Nullable String value) {
      if (value != null) {
        text.append(String.format(Locale.ROOT, "%-10s %s%n", name, Output.plain(value)));
      }
    }
  }

  /** {@code dateline times}. */
  @Command(name = "times", description = "Print every time expression, one JSON line each.")
  static final class Times implements Callable<Integer> {
    @Mixin private final Inputs inputs = new Inputs();

    @Override
    public Integer call() throws IOException {
      MentionExtractor extractor = new MentionExtractor();
      Remarks remarks = new Remarks();
      try (PrintStream out = Output.data()) {
        Readings.each(
            inputs.open(remarks),
            article -> Lines.of(extractor, article),
            lines -> {
              lines.times().forEach(out::println);
              lines.notes().forEach(note -> System.err.println("dateline: " + Output.plain(note)));
            },
            remarks);
        Output.flush(out);
      }
      return remarks.tell();
    }

    /** The output for one article: its times, and what could not be read or is in doubt. */
    private record Lines(List<String> times, List<String> notes) {

      static Lines of(MentionExtractor extractor, Article article) {
        Lines lines = new Lines(new ArrayList<>(), new ArrayList<>());
        lines.add(article, Quote.Part.TITLE, extractor.titleTimes(article));
        lines.add(article, Quote.Part.TEXT, extractor.times(article));
        return lines;
      }

      private void add(Article article, Quote.Part part, Tagged tagged) {
        tagged.timexes().forEach(timex -> times.add(Json.line(article, part, timex)));
        tagged
            .notes()
            .forEach(note ->
                notes.add(
                    article.id()
                        + ":"
                        + note.span().begin()
                        + ": "
                        + note.message()
                        + " ("
                        + note.code().slug()
                        + ")"));
      }
    }
  }

  /** {@code dateline read}. */
  @Command(
      name = "read",
      description = "Print every mention of a dated event: a table, or JSON lines with --json.")
  static final class Read implements Callable<Integer> {
    @Mixin private final Inputs inputs = new Inputs();

    @Option(names = "--json", description = "One JSON line a mention.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      MentionExtractor extractor = new MentionExtractor();
      Remarks remarks = new Remarks();
      List<Mention> table = new ArrayList<>();
      try (PrintStream out = Output.data()) {
        Readings.each(
            inputs.open(remarks),
            extractor::extract,
            reading -> show(reading, out, table, remarks),
            remarks);
        if (!json) {
          EventTable.mentions(out, table);
        }
        Output.flush(out);
      }
      return remarks.tell();
    }

    private void show(Reading reading, PrintStream out, List<Mention> table, Remarks remarks) {
      remarks.read(reading);
      if (json) {
        reading.mentions().forEach(mention -> out.println(Json.line(mention)));
      } else {
        table.addAll(reading.mentions());
      }
    }
  }
}
