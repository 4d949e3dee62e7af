package io.dateline.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import io.dateline.article.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Prints the candidates of articles, a JSON line each, with their traits: what readers judge. */
public final class FitnessTable {

  private FitnessTable() {}

  /**
   * @param args files of articles, as {@code dateline read} takes them
   */
  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String name : args) {
      each(
          name,
          (article, candidate) -> {
            try {
              out.println(mapper.writeValueAsString(row(article, candidate)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    out.flush();
  }

  /** Gives all candidates of the articles of a file. */
  static void each(String name, BiConsumer<Article, Candidate> taker) throws IOException {
    Path file = Path.of(name);
    Source source = new Source(name, name, "t", null, null, null, () -> Files.newInputStream(file));
    ArticleReader.read(
        source,
        article -> MentionExtractor.candidates(article).forEach(one -> taker.accept(article, one)),
        refusal -> System.err.println(refusal.getMessage()));
  }

  private static Map<String, Object> row(Article article, Candidate candidate) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("article", article.id());
    row.put("published", article.written().date().toString());
    row.put("title", candidate.title().text());
    row.put("value", candidate.time().value());
    row.put("end", candidate.time().endValue());
    row.put("words", candidate.time().text());
    row.put("basis", candidate.time().basis().name());
    row.put("factuality", candidate.factuality().factuality().name());
    row.put("faults", candidate.title().faults().toString());
    row.put("likely", Fitness.standard().likely(candidate));
    row.put("quote", candidate.quote().of(article.text()).toString());
    row.put("begin", candidate.quote().begin());
    row.put("trigger", candidate.anchor().trigger());
    row.put("group", Fitness.group(candidate));
    row.put("traits", Traits.of(candidate));
    return row;
  }
}
