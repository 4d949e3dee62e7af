package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;

/**
 * A noun phrase, or a pronoun that was understood, which a later pronoun may take up again.
 *
 * @param topic whom or what it names
 * @param key what two phrases of one person or thing share: a surname, else the name, in lower case
 * @param part what it is in its clause
 * @param main whether its clause is its sentence's main one
 * @param speaks whether it is said to say something
 * @param quoted whether it is in somebody's own words
 * @param sentence the number of its sentence in the article, from 0
 * @param word its head word in that sentence
 * @param standing whether its name can be put into another sentence
 */
record Antecedent(
    Topic topic,
    String key,
    Part part,
    boolean main,
    boolean speaks,
    boolean quoted,
    int sentence,
    int word,
    boolean standing) {

  /** What a noun phrase is in its clause. */
  enum Part {
    SUBJECT,
    OBJECT,
    OWNER,
    AFTER_PREPOSITION,
    OTHER;

    static Part of(Analysis syntax, int word) {
      return switch (syntax.label(word)) {
        case "nsubj", "nsubjpass", "agent" -> SUBJECT;
        case "dobj", "dative" -> OBJECT;
        case "poss" -> OWNER;
        case "pobj" -> syntax.is(syntax.head(word), "agent") ? SUBJECT : AFTER_PREPOSITION;
        case "conj" ->
            syntax.isNoun(syntax.head(word)) && syntax.head(word) < word
                ? of(syntax, syntax.head(word))
                : OTHER;
        default -> OTHER;
      };
    }
  }

  /** A phrase of a sentence. */
  static Antecedent of(
      Topic topic, String key, TimedSentence sentence, int number, int word, boolean standing) {
    Analysis syntax = sentence.syntax();
    return new Antecedent(
        topic,
        key,
        Part.of(syntax, word),
        isMain(syntax, word),
        speaks(syntax, word),
        sentence.isQuoted(word),
        number,
        word,
        standing);
  }

  /** A pronoun that takes it up. */
  Antecedent again(TimedSentence at, int number, int pronoun) {
    return of(topic, key, at, number, pronoun, standing);
  }

  /** Whether a word is the subject of a verb of saying. */
  static boolean speaks(Analysis syntax, int word) {
    int verb = Clauses.governor(syntax, word);
    return verb >= 0 && Part.of(syntax, word) == Part.SUBJECT && Clauses.isReport(syntax, verb);
  }

  private static boolean isMain(Analysis syntax, int word) {
    int verb = Clauses.governor(syntax, word);
    return verb >= 0 && syntax.head(verb) < 0;
  }
}
