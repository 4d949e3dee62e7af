package io.dateline.local;

import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.ArticleException.Kind;
import io.dateline.event.MentionExtractor;
import io.dateline.time.Component;
import io.dateline.time.Tagged;
import io.dateline.time.TimeAnchor;
import io.dateline.time.TimeNote;
import io.dateline.time.Timex;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dateline explain}: why a time in an article has the value that it has. */
@Command(
    name = "explain",
    description =
        "Tell why a date is what it is: the rule, the anchor, what was stated and what"
            + " implied.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final Hints hints = new Hints();

  @Parameters(index = "0", paramLabel = "PATH", description = "A file with one article.")
  private String path = "";

  @Parameters(
      index = "1",
      paramLabel = "OFFSET",
      description = "A place in its text, in UTF-16 units, as the begin that times and read print.")
  private int offset;

  @Override
  public Integer call() throws IOException {
    Remarks remarks = new Remarks();
    List<Article> articles = new ArrayList<>();
    Readings.each(hints.open(List.of(path), remarks), article -> article, articles::add, remarks);
    if (articles.isEmpty()) {
      if (remarks.refusals().isEmpty()) {
        remarks.refuse(new ArticleException(Kind.EMPTY, path, "there is no article in it"));
      }
      return remarks.tell();
    }
    MentionExtractor extractor = new MentionExtractor();
    Tagged tagged = extractor.readTimes(articles.getFirst());
    try (PrintStream out = Output.data()) {
      Optional<String> told = explain(tagged, articles.getFirst());
      if (told.isEmpty()) {
        return Output.faults(List.of(path + ": " + nearest(tagged)));
      }
      out.print(told.get());
      StringBuilder event = new StringBuilder();
      extractor
          .explain(articles.getFirst(), offset)
          .ifPresent(why -> why.rows().forEach(line -> row(event, line.name(), line.value())));
      out.print(event);
      Output.flush(out);
    }
    return 0;
  }

  private Optional<String> explain(Tagged tagged, Article article) {
    StringBuilder text = new StringBuilder();
    tagged.timexes().stream()
        .filter(timex -> timex.span().begin() <= offset && offset < timex.span().end())
        .forEach(timex -> explain(timex, article, text));
    tagged.notes().stream()
        .filter(note -> note.span().begin() <= offset && offset < note.span().end())
        .forEach(note -> row(text, "note", note.message() + " (" + note.code().slug() + ")"));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static void explain(Timex timex, Article article, StringBuilder text) {
    row(text, "text", timex.text());
    row(text, "value", timex.type() + " " + timex.value());
    row(text, "mod", timex.mod() == null ? null : timex.mod().name());
    row(text, "rule", timex.rule());
    row(text, "basis", word(timex.basis()));
    row(text, "stated", words(timex.stated()));
    row(text, "implied", words(timex.implied()));
    row(text, "tense", word(timex.tense()));
    row(text, "anchor", anchor(timex.anchor()));
    row(text, "zone", timex.zone() == null ? null : timex.zone() + ", " + word(timex.zoneBasis()));
    row(text, "earliest", timex.earliest() == null ? null : timex.earliest().toString());
    row(text, "before", timex.latest() == null ? null : timex.latest().toString());
    row(text, "published", article.published().toString());
  }

  private static @Nullable String anchor(@Nullable TimeAnchor anchor) {
    return anchor == null
        ? null
        : switch (anchor.from()) {
          case DOCUMENT -> anchor.date() + ", when the article was written";
          case STORY -> anchor.date() + ", the time that the story had reached";
        };
  }

  private static String word(@Nullable Enum<?> word) {
    return word == null ? "" : word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static @Nullable String words(Set<Component> components) {
    return components.isEmpty()
        ? null
        : new TreeSet<>(components)
            .stream().map(ExplainCommand::word).collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(String.format(Locale.ROOT, "%-10s %s%n", name, Output.plain(value)));
    }
  }

  /** Suggests another place to look at. */
  private String nearest(Tagged tagged) {
    Timex nearest = null;
    for (Timex timex : tagged.timexes()) {
      if (nearest == null || distance(timex) < distance(nearest)) {
        nearest = timex;
      }
    }
    if (nearest == null) {
      return tagged.notes().isEmpty()
          ? "no time was found in it"
          : "no time was found in it; "
              + tagged.notes().stream().map(TimeNote::message).collect(Collectors.joining("; "));
    }
    return "no time stands at "
        + offset
        + "; the nearest is \""
        + nearest.text()
        + "\" at "
        + nearest.span().begin();
  }

  private int distance(Timex timex) {
    return Math.min(Math.abs(timex.span().begin() - offset), Math.abs(timex.span().end() - offset));
  }
}
