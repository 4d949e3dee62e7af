package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.Language;
import io.dateline.text.Span;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prints the statements of articles, a JSON line each, with their traits: what readers judge. */
public final class StatementTable {

  private StatementTable() {}

  /**
   * @param args files of articles, as {@code dateline read} takes them
   */
  public static void main(String[] args) throws IOException {
    Tables.print(args, StatementTable::each, StatementTable::row);
  }

  /** Gives all statements of the articles of a file that are in no language with a parser. */
  static void each(String name, Consumer<Statement> taker) throws IOException {
    Tables.articles(
        name,
        article -> {
          Language language = Language.of(article.language());
          if (!article.isEnglish() && language.isRead()) {
            new StatementReader(language).statements(article).forEach(taker);
          }
        });
  }

  private static Map<String, Object> row(Statement statement) {
    Article article = statement.article();
    Span quote = statement.sentence().span();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", StatementTraining.key(statement));
    row.put("article", article.id());
    row.put("language", article.language());
    row.put("published", article.written().date().toString());
    row.put("title", statement.title().shown(article.text()));
    row.put("value", statement.time().value());
    row.put("end", statement.time().endValue());
    row.put("words", statement.time().text());
    row.put("factuality", statement.factuality().name());
    row.put("likely", StatementFitness.likely(statement));
    row.put("quote", quote.of(article.text()).toString());
    row.put("begin", quote.begin());
    row.put("traits", StatementTraits.of(statement));
    return row;
  }
}
