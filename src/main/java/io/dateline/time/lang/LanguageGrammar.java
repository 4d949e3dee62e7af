package io.dateline.time.lang;

import io.dateline.text.Language;
import io.dateline.text.Language.Trait;
import io.dateline.text.Span;
import io.dateline.time.grammar.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one language's time expressions, tried wherever a word or number opens one.
 *
 * <p>At each place the longest match wins, and of equally long ones the rule that comes first: the
 * language's own, then those of all languages, then those of the Unicode CLDR.
 */
public final class LanguageGrammar {

  private final Vocabulary vocabulary;

  private LanguageGrammar(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The grammar of a language that is read and is not English. */
  public static LanguageGrammar of(Language language) {
    return new LanguageGrammar(Vocabulary.of(language));
  }

  /**
   * A phrase that says a time.
   *
   * @param begin its first piece
   * @param end the piece after its last
   * @param reach the piece after the last word that its pattern asked for
   */
  record Found(int begin, int end, int reach, Expression expression, String rule) {

    Found(int begin, int end, Expression expression, String rule) {
      this(begin, end, end, expression, rule);
    }

    boolean isOfCldr() {
      return rule.startsWith(Vocabulary.CLDR);
    }
  }

  /** The times of a sentence, found and joined, in order. */
  public Clause read(CharSequence text, Span sentence) {
    Pieces pieces = Pieces.of(text, sentence, vocabulary);
    List<Found> found = find(pieces);
    return new Clause(
        pieces, vocabulary, found.isEmpty() ? found : Joining.join(pieces, vocabulary, found));
  }

  /** A rule's name and its examples, for the test that reads them. */
  public record Example(String rule, String sentence) {}

  /** All examples of the language's own rules, in their order. */
  public List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (List<Rule> rules : List.of(vocabulary.rules(), vocabulary.zoneRules())) {
      rules.forEach(
          rule -> rule.examples().forEach(text -> examples.add(new Example(rule.name(), text))));
    }
    return examples;
  }

  private List<Found> find(Pieces pieces) {
    List<Found> found = new ArrayList<>();
    Match match = new Match(pieces, vocabulary);
    int at = 0;
    int floor = 0;
    while (at < pieces.size()) {
      List<Rule> rules = rules(pieces, at);
      Found best = rules.isEmpty() ? null : longest(rules, at, floor, match);
      if (best != null) {
        best = better(pieces, best, at, floor, match);
        if (!isName(pieces, best)) {
          found.add(best);
        }
        floor = best.end();
        at = Math.max(at + 1, best.end());
      } else {
        at++;
      }
    }
    return found;
  }

  /**
   * A pattern may begin before its time, or with an article as those of the Unicode CLDR do: what
   * is found within it and goes further, or as far by the language's own patterns, is taken
   * instead.
   */
  private Found better(Pieces pieces, Found first, int from, int floor, Match match) {
    Found best = first;
    int last = best.isOfCldr() ? best.end() - 1 : best.begin();
    for (int at = from + 1; at <= last; at++) {
      List<Rule> rules = rules(pieces, at);
      Found other = rules.isEmpty() ? null : longest(rules, at, floor, match);
      boolean further = other != null && other.reach() > best.reach();
      boolean own =
          other != null && other.reach() == best.reach() && best.isOfCldr() && !other.isOfCldr();
      best = further || own ? Objects.requireNonNull(other) : best;
    }
    return best;
  }

  private List<Rule> rules(Pieces pieces, int at) {
    if (pieces.kind(at) == Pieces.Kind.NUMBER) {
      return vocabulary.numberRules();
    }
    Vocabulary.Entry entry = pieces.entry(at);
    if (entry != null) {
      return entry.rules;
    }
    boolean roman = Parts.isRoman(pieces.text(at)) && pieces.isCapital(at);
    return roman ? vocabulary.romanRules() : List.of();
  }

  private static @Nullable Found longest(List<Rule> rules, int at, int floor, Match match) {
    Found best = null;
    for (Rule rule : rules) {
      match.start(rule, at);
      boolean longer =
          rule.template().match(match, at)
              && match.begin() >= floor
              && match.end() > match.begin()
              && (best == null || match.reach() > best.reach());
      Expression expression = longer ? Productions.make(rule, match) : null;
      if (expression != null) {
        best = new Found(match.begin(), match.end(), match.reach(), expression, rule.name());
      }
    }
    return best;
  }

  /**
   * Whether a single word is a name: in quotation marks, as «Завтра», or with a capital behind
   * another word with one, as "Тарас Субота", where the names of days have none.
   */
  private boolean isName(Pieces pieces, Found found) {
    if (found.end() != found.begin() + 1 || pieces.kind(found.begin()) != Pieces.Kind.WORD) {
      return false;
    }
    int before = found.begin() - 1;
    int end = pieces.is(found.end(), "!") ? found.end() + 1 : found.end();
    boolean surname =
        before >= 0
            && pieces.kind(before) == Pieces.Kind.WORD
            && pieces.isCapital(before)
            && before > 0
            && pieces.isCapital(found.begin())
            && !vocabulary.language().has(Trait.CAPITAL_DAYS);
    return surname || (isQuote(pieces.text(before)) && isQuote(pieces.text(end)));
  }

  private static boolean isQuote(String text) {
    return switch (text) {
      case "«", "»", "\"", "“", "”", "„", "‘", "‚", "‹", "›" -> true;
      default -> false;
    };
  }
}
