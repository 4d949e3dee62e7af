package io.dateline.time.lang;

import io.dateline.text.Language.Trait;
import io.dateline.text.Span;
import io.dateline.time.grammar.Expression;
import io.dateline.time.grammar.Tense;
import io.dateline.time.lang.LanguageGrammar.Found;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sentence that was read for times, and what its words show of them. */
public final class Clause {

  private static final Set<String> TENSES = Set.of("past", "ahead", "now");

  /** What a word can show of whether it took place, the strongest first. */
  private static final List<String> STANDINGS = List.of("cancelled", "not", "maybe");

  /** How much further a word is that stands behind a comma, in pieces. */
  private static final int COMMA = 6;

  private static final int REACH = 24;

  private final Pieces pieces;
  private final Vocabulary vocabulary;
  private final List<Found> found;

  Clause(Pieces pieces, Vocabulary vocabulary, List<Found> found) {
    this.pieces = pieces;
    this.vocabulary = vocabulary;
    this.found = List.copyOf(found);
  }

  /** How many times it has. */
  public int size() {
    return found.size();
  }

  /** What a time says. */
  public Expression expression(int i) {
    return found.get(i).expression();
  }

  /** The name of the rule that found it. */
  public String rule(int i) {
    return found.get(i).rule();
  }

  /** Where it stands in the text. */
  public Span span(int i) {
    return pieces.span(found.get(i).begin(), found.get(i).end());
  }

  /** The span of a part of a time that is several. */
  public Span span(Expression.Piece piece) {
    return pieces.span(piece.begin(), piece.end());
  }

  /** Whether it stands at the head of the sentence, but for a word or two. */
  public boolean opens(int i) {
    return found.get(i).begin() <= 2;
  }

  /** Whether a word of a kind stands between a time and the next, and nothing else. */
  private boolean isParted(int i, String kind) {
    int from = found.get(i).end();
    int to = found.get(i + 1).begin();
    Parts.Found word = from < to ? vocabulary.find(pieces, from, kind) : null;
    return word != null && word.end() == to;
  }

  /** Whether a time and the next are the ends of one stretch: "from X to Y", "X - Y". */
  public boolean isRange(int i) {
    if (i + 1 >= found.size()) {
      return false;
    }
    return isParted(i, "to") || (isParted(i, "and") && isLed(i, "between"));
  }

  private boolean isLed(int i, String kind) {
    int begin = found.get(i).begin();
    for (int at = Math.max(0, begin - 2); at < begin; at++) {
      Parts.Found word = vocabulary.find(pieces, at, kind);
      if (word != null && word.end() == begin) {
        return true;
      }
    }
    return false;
  }

  /**
   * The tense that the nearest word shows, a preposition such as "for" first; the present where
   * none does.
   */
  public Tense tense(int i) {
    if (isLed(i, "toward")) {
      return Tense.FUTURE;
    }
    Sense cue = nearest(i, TENSES, REACH);
    return cue == null
        ? Tense.PRESENT
        : switch (cue.kind()) {
          case "past" -> Tense.PAST;
          case "ahead" -> Tense.FUTURE;
          default -> Tense.PRESENT;
        };
  }

  /** How far a word can stand that denies, cancels or doubts what is told, in pieces. */
  private static final int NEAR = 9;

  /**
   * What a word near a time shows of whether it took place: {@code cancelled}, {@code not}, {@code
   * maybe}; an empty string where none does.
   */
  public String standing(int i) {
    for (String kind : STANDINGS) {
      if (nearest(i, Set.of(kind), NEAR) != null) {
        return kind;
      }
    }
    return "";
  }

  private @Nullable Sense nearest(int i, Set<String> kinds, int reach) {
    Sense before = null;
    Sense after = null;
    int near = reach;
    int far = reach;
    int cost = 0;
    for (int at = found.get(i).begin() - 1; at >= 0 && cost < near; at--) {
      cost += pieces.is(at, ",") || pieces.is(at, ";") ? COMMA : 1;
      Sense cue = cue(at, kinds);
      if (cue != null) {
        before = cue;
        near = cost;
      }
    }
    cost = 0;
    for (int at = found.get(i).end(); at < pieces.size() && cost < far; at++) {
      cost += pieces.is(at, ",") || pieces.is(at, ";") ? COMMA : 1;
      Sense cue = cue(at, kinds);
      if (cue != null) {
        after = cue;
        far = cost;
      }
    }
    return after == null || (before != null && near <= far) ? before : after;
  }

  private @Nullable Sense cue(int at, Set<String> kinds) {
    if (pieces.kind(at) != Pieces.Kind.WORD) {
      return null;
    }
    Vocabulary.Entry entry = pieces.entry(at);
    if (entry != null) {
      Sense own = vocabulary.cueOf(pieces, at, entry, kinds);
      if (own != null || !entry.senses.isEmpty()) {
        return own;
      }
    }
    return vocabulary.cueOfForm(pieces.text(at), kinds);
  }

  /**
   * The places that the sentence names: an ISO 3166-1 code for a country, an IANA zone for the city
   * that the zone is called after.
   */
  public List<String> places() {
    List<String> places = new ArrayList<>();
    int at = 0;
    while (at < pieces.size()) {
      Parts.Found place = pieces.kind(at) == Pieces.Kind.WORD ? placeAt(at) : null;
      if (place != null) {
        String data = place.sense().data();
        String name = data.indexOf(' ') < 0 ? data : data.substring(0, data.indexOf(' '));
        if (!places.contains(name)) {
          places.add(name);
        }
      }
      at = place == null ? at + 1 : place.end();
    }
    return places;
  }

  /** A name of a place, which is written with a capital where the language has capitals. */
  private Parts.@Nullable Found placeAt(int at) {
    boolean named = vocabulary.language().has(Trait.NO_CAPITALS) || pieces.isCapital(at);
    return named ? Parts.named(pieces, at, vocabulary) : null;
  }

  /**
   * Where the clauses of the sentence begin, in UTF-16 units of the text, the first at its head.
   */
  public List<Integer> clauseBegins() {
    List<Integer> begins = new ArrayList<>();
    for (int at = 0; at < pieces.size(); at++) {
      boolean parted = at > 0 && isBoundary(pieces.text(at - 1)) && !pieces.isGlued(at);
      if (at == 0 || parted) {
        begins.add(pieces.begin(at));
      }
    }
    return begins;
  }

  private static boolean isBoundary(String text) {
    return switch (text) {
      case ",", ";", ":", "-", "،", "؛", "，", "、", "；", "：" -> true;
      default -> false;
    };
  }

  /** The zone of the first place that the sentence names, for "local time", or null. */
  public @Nullable ZoneId placeZone() {
    for (int at = 0; at < pieces.size(); at++) {
      Parts.Found place =
          pieces.kind(at) == Pieces.Kind.WORD ? Parts.find("place", pieces, at, vocabulary) : null;
      if (place != null) {
        return ZoneId.of(place.sense().data());
      }
    }
    return null;
  }
}
