package io.dateline.time.lang;

import io.dateline.text.Language.Depth;
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

  /** The signs that something has not happened, or not for sure. */
  private static final Set<String> UNSETTLED =
      Set.of("ahead", "cancelled", "not", "maybe", "hearsay");

  /** How much further a word is that stands behind a comma, in pieces. */
  private static final int COMMA = 6;

  private static final int REACH = 24;

  /** The words that lead a time are no more pieces than these: "im Vergleich zum". */
  private static final int LONGEST_LEAD = 4;

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

  /** The time itself. */
  public Expression expression(int i) {
    return found.get(i).expression();
  }

  /** The name of the rule that found it. */
  public String rule(int i) {
    return found.get(i).rule();
  }

  /** Its span in the text. */
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

  /** Whether a comma or a word such as "and" stands between a time and the one before it. */
  public boolean isListed(int i) {
    return i > 0
        && (isParted(i - 1, "and")
            || (pieces.is(found.get(i - 1).end(), ",")
                && found.get(i - 1).end() + 1 == found.get(i).begin()));
  }

  private boolean isLed(int i, String kind) {
    int begin = found.get(i).begin();
    for (int at = Math.max(0, begin - LONGEST_LEAD); at < begin; at++) {
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

  /** How far away a word can stand that denies, cancels or doubts an event, in pieces. */
  private static final int NEAR = 9;

  /**
   * The doubt that the words around a time cast on its event: {@code cancelled}, {@code not},
   * {@code maybe}; an empty string if they cast none.
   *
   * <p>A denial counts in the clause of the time alone, and "not only" denies nothing. A rumour or
   * a lie is doubted to the end of the sentence.
   */
  public String standing(int i) {
    int from = clauseBegin(i);
    int to = clauseEnd(i);
    if (nearest(i, Set.of("cancelled"), NEAR) != null) {
      return "cancelled";
    }
    if (has("hearsay", 0, Math.max(to, found.get(i).begin()))) {
      return "maybe";
    }
    if (has("not", from, to) && !has("only", from, to)) {
      return "not";
    }
    boolean doubted = has("maybe", from, to) || nearest(i, Set.of("maybe"), NEAR) != null;
    return doubted ? "maybe" : "";
  }

  /**
   * Whether the sentence states past events only: a verb is in the past, and not a word speaks of
   * times ahead, doubts, denies or cancels.
   */
  public boolean tellsPast() {
    boolean told = false;
    for (int at = 0; at < pieces.size(); at++) {
      if (cue(at, UNSETTLED) != null) {
        return false;
      }
      Sense past = cue(at, Set.of("past"));
      told |= past != null && (past.data().isEmpty() || isPerfect(at, past));
    }
    return told;
  }

  /** Whether an auxiliary has its participle: directly behind it, or at the end of the clause. */
  private boolean isPerfect(int at, Sense past) {
    if (!past.data().equals("auxiliary")) {
      return false;
    }
    Sense next = cue(at + 1, Set.of("participle"));
    int last = at + 1;
    while (last + 1 < pieces.size() && pieces.kind(last + 1) != Pieces.Kind.SYMBOL) {
      last++;
    }
    Sense end = cue(last, Set.of("participle"));
    return (next != null && next.data().equals("next"))
        || (end != null && end.data().equals("last"));
  }

  /** Whether the sentence has a word of a kind: {@code past}, {@code not}, {@code self}. */
  public boolean has(String kind) {
    return has(kind, 0, pieces.size());
  }

  /** Whether the clause of a time has one. */
  public boolean has(String kind, int i) {
    return has(kind, clauseBegin(i), clauseEnd(i));
  }

  /** Whether a time stands right behind a word of a kind, or right before it. */
  public boolean touches(String kind, int i) {
    return isLed(i, kind) || vocabulary.find(pieces, found.get(i).end(), kind) != null;
  }

  /** Whether the sentence names a year: a number of four digits that counts nothing. */
  public boolean namesYear() {
    for (int at = 0; at < pieces.size(); at++) {
      if (Counts.isYear(pieces, vocabulary, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(String kind, int from, int to) {
    for (int at = from; at < to; at++) {
      if (cue(at, Set.of(kind)) != null) {
        return true;
      }
    }
    return false;
  }

  /** The first piece of the clause of a time; of the one before where it ends a sentence alone. */
  private int clauseBegin(int i) {
    int begin = boundaryBefore(found.get(i).begin());
    boolean after = begin > 0 && isAlone(i) && found.get(i).end() + 1 >= pieces.size();
    return after ? boundaryBefore(begin - 1) : begin;
  }

  /**
   * The piece after the clause of a time. One that stands alone is of all that follows it, as far
   * as the clause of the next time.
   */
  private int clauseEnd(int i) {
    int end = boundaryBehind(found.get(i).end());
    if (!isAlone(i) || end == pieces.size()) {
      return end;
    }
    boolean last = i + 1 == found.size();
    return last ? pieces.size() : Math.max(end, boundaryBefore(found.get(i + 1).begin()));
  }

  /** Whether the clause of a time holds nothing else but the preposition of it. */
  private boolean isAlone(int i) {
    int end = found.get(i).end();
    int from = boundaryBefore(found.get(i).begin());
    Parts.Found led = vocabulary.find(pieces, from, "join");
    return (boundaryBehind(end) == end || end + 1 >= pieces.size())
        && (led == null ? from : led.end()) == found.get(i).begin();
  }

  private int boundaryBefore(int piece) {
    int at = piece;
    while (at > 0 && !isBoundaryAt(at - 1)) {
      at--;
    }
    return at;
  }

  private int boundaryBehind(int piece) {
    int at = piece;
    while (at < pieces.size() && !isBoundaryAt(at)) {
      at++;
    }
    return at;
  }

  private boolean isBoundaryAt(int at) {
    boolean hyphen = pieces.is(at, "-") && pieces.isGlued(at);
    int before = pieces.is(at - 1, ".") ? at - 2 : at - 1;
    boolean numbers = pieces.number(before) >= 0 && pieces.number(at + 1) >= 0;
    boolean pair = numbers && (pieces.is(at, "-") || pieces.is(at, ":"));
    return isBoundary(pieces.text(at)) && !pieces.isGlued(at + 1) && !hyphen && !pair;
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
    if (at >= pieces.size() || pieces.kind(at) != Pieces.Kind.WORD) {
      return null;
    }
    Vocabulary.Entry entry = pieces.entry(at);
    if (entry != null) {
      Sense own = vocabulary.cueOf(pieces, at, entry, kinds);
      if (own != null || !entry.senses.isEmpty()) {
        return own;
      }
    }
    boolean name = at > 0 && pieces.isCapital(at);
    return name ? null : vocabulary.cueOfForm(pieces.text(at), kinds);
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
   * A stretch of a sentence from one comma, semicolon, colon or dash to the next.
   *
   * @param begin where it begins, in UTF-16 units of the text
   * @param end where it ends, without the mark and the conjunctions before it
   * @param tells whether it has a word that shows the time of a verb; true for a language of which
   *     no such words are known
   * @param toldBy where the words that do so are complete
   * @param depends whether it begins with a word that opens a subordinate clause
   * @param free whether a semicolon stands before it
   */
  public record Stretch(
      int begin, int end, boolean tells, int toldBy, boolean depends, boolean free) {}

  /** The stretches of the sentence, in order. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < pieces.size(); at++) {
      boolean last = at + 1 == pieces.size();
      if (last || isBoundaryAt(at)) {
        int to = isBoundaryAt(at) ? at : at + 1;
        while (to > from + 1 && (is(to - 1, "joins") || is(to - 1, "clause"))) {
          to--;
        }
        if (to > from) {
          stretches.add(stretch(from, to));
        }
        from = at + 1;
      }
    }
    return stretches;
  }

  private Stretch stretch(int from, int to) {
    boolean depends =
        vocabulary.find(pieces, from, "clause") != null
            || (from > 0 && vocabulary.find(pieces, from, "relative") != null);
    boolean tells = vocabulary.language().depth() != Depth.SENTENCES;
    int end = pieces.end(to - 1);
    int toldBy = tells ? pieces.begin(from) : end;
    boolean split = false;
    for (int at = to - 1; at >= from; at--) {
      Sense verb = cue(at, Vocabulary.VERBS);
      tells |= verb != null;
      toldBy = verb != null && !verb.data().equals("last") ? pieces.end(at) : toldBy;
      split |= is(at, "splits");
    }
    boolean free = from == 0 || isSemicolon(pieces.text(from - 1));
    return new Stretch(pieces.begin(from), end, tells, split ? end : toldBy, depends, free);
  }

  private boolean is(int at, String kind) {
    Parts.Found word = vocabulary.find(pieces, at, kind);
    return word != null && word.end() == at + 1;
  }

  private static boolean isSemicolon(String text) {
    return text.equals(";") || text.equals("\u061b") || text.equals("\uff1b");
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
