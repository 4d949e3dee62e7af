package io.dateline.event;

import io.dateline.article.Article;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Prints the candidates of articles, a JSON line each, with their traits: what readers judge. */
public final class FitnessTable {

  private FitnessTable() {}

  /**
   * @param args files of articles, as {@code dateline read} takes them
   */
  public static void main(String[] args) throws IOException {
    Tables.<One>print(args, FitnessTable::ones, one -> row(one.article(), one.candidate()));
  }

  /** A candidate of an article. */
  record One(Article article, Candidate candidate) {}

  private static void ones(String name, Consumer<One> taker) throws IOException {
    each(name, (article, candidate) -> taker.accept(new One(article, candidate)));
  }

  /** Gives all candidates of the articles of a file. */
  static void each(String name, BiConsumer<Article, Candidate> taker) throws IOException {
    Tables.articles(
        name,
        article -> MentionExtractor.candidates(article).forEach(one -> taker.accept(article, one)));
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
