package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.Span;
import io.dateline.text.syntax.Analysis;
import io.dateline.time.Basis;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints the pronouns and the descriptions of articles, a JSON line each, with what each may mean:
 * readers judge them.
 */
public final class PronounTable {

  /** So many UTF-16 units of the text before a pronoun are shown. */
  private static final int CONTEXT = 700;

  private PronounTable() {}

  /**
   * A pronoun of an article.
   *
   * @param article the id of the article
   * @param offset where it begins in the article's text, in UTF-16 units
   * @param context the text before it and the rest of its sentence, itself in double brackets
   * @param none the traits of its meaning none of the options
   */
  record Pronoun(
      String article,
      int offset,
      String context,
      List<Antecedents.Option> options,
      List<String> none) {}

  /**
   * @param args files of articles, as {@code dateline read} takes them
   */
  public static void main(String[] args) throws IOException {
    Tables.print(args, PronounTable::each, PronounTable::row);
  }

  private static Map<String, Object> row(Pronoun pronoun) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("article", pronoun.article());
    row.put("offset", pronoun.offset());
    row.put("context", pronoun.context());
    row.put(
        "options",
        pronoun.options().stream().map(option -> option.nearest().topic().name()).toList());
    return row;
  }

  /** Gives all pronouns of the articles of a file. */
  static void each(String name, Consumer<Pronoun> taker) throws IOException {
    Tables.articles(name, article -> of(article, taker));
  }

  private static void of(Article article, Consumer<Pronoun> taker) {
    Gate gate =
        new Gate() {
          @Override
          public Basis apply(Candidate candidate, double likely) {
            return null;
          }

          @Override
          public void pass(References references) {
            Analysis syntax = references.sentence().syntax();
            for (int i = 0; i < syntax.size(); i++) {
              if (Antecedents.isPronoun(syntax, i) || Antecedents.isDescription(syntax, i)) {
                taker.accept(pronoun(article, references, syntax, i));
              }
            }
          }
        };
    new MentionExtractor(gate).extract(article);
  }

  private static Pronoun pronoun(
      Article article, References references, Analysis syntax, int word) {
    Antecedents antecedents = references.antecedents();
    boolean pronoun = Antecedents.isPronoun(syntax, word);
    List<Antecedents.Option> options =
        pronoun ? antecedents.of(word) : antecedents.ofDescription(word);
    Span span = syntax.word(word);
    int end = syntax.word(syntax.size() - 1).end();
    String text = article.text();
    String context =
        text.substring(Math.max(0, span.begin() - CONTEXT), span.begin())
            + "[["
            + span.of(text)
            + "]]"
            + text.substring(span.end(), end);
    return new Pronoun(
        article.id(),
        span.begin(),
        context.replace('\n', ' '),
        options,
        pronoun
            ? antecedents.traitsOfNone(word, options, references.isExpletive(word))
            : antecedents.traitsOfItself(word, options));
  }
}
