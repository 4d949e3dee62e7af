package io.dateline.time.lang;

import io.dateline.text.Language;
import io.dateline.text.Language.Trait;
import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in pieces: words, numbers and single symbols, each with the form in which it is looked
 * up and its span in the text.
 *
 * <p>What is written together but is several words comes apart where the vocabulary knows the
 * parts: Arabic proclitics, German compounds. What belongs to a word without being of its form,
 * such as a Turkish ending after an apostrophe, lies in its span only.
 */
final class Pieces {

  /** The kind of a piece. */
  enum Kind {
    WORD,
    NUMBER,
    SYMBOL
  }

  private record Piece(
      Kind kind,
      int begin,
      int end,
      String text,
      int number,
      int digits,
      boolean glued,
      Vocabulary.@Nullable Entry entry) {}

  private static final int NO_NUMBER = -1;
  private static final int MOST_DIGITS = 9;

  private final CharSequence source;
  private final Language language;
  private final @Nullable Vocabulary vocabulary;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(CharSequence source, Language language, @Nullable Vocabulary vocabulary) {
    this.source = source;
    this.language = language;
    this.vocabulary = vocabulary;
  }

  /** The pieces of a stretch of text; linear in its length. */
  static Pieces of(CharSequence text, Span span, Vocabulary vocabulary) {
    Pieces pieces = new Pieces(text, vocabulary.language(), vocabulary);
    pieces.read(span);
    return pieces;
  }

  /** The pieces of an entry of the vocabulary, which nothing takes apart. */
  static Pieces ofEntry(String entry, Language language) {
    Pieces pieces = new Pieces(entry, language, null);
    pieces.read(new Span(0, entry.length()));
    return pieces;
  }

  private void read(Span span) {
    int at = span.begin();
    int last = span.end();
    boolean glued = false;
    while (at < last) {
      char c = source.charAt(at);
      int end = at + 1;
      if (Letters.isUnseen(c)) {
        at++;
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        glued = false;
        at++;
        continue;
      }
      if (Character.isDigit(c)) {
        end = number(at, last, glued);
      } else if (Letters.isAlone(c)) {
        pieces.add(word(at, end, glued));
      } else if (Letters.isLetter(c)) {
        end = endOfWord(at, last);
        addWord(at, end, glued);
      } else {
        String text = Letters.folded(source, at, end, language);
        pieces.add(new Piece(Kind.SYMBOL, at, end, text, NO_NUMBER, 0, glued, entryOf(text)));
      }
      at = ending(end, last);
      glued = true;
    }
  }

  /** The end of a Turkish ending behind an apostrophe, which the piece before takes in. */
  private int ending(int end, int last) {
    if (!language.has(Trait.APOSTROPHE_ENDING)
        || end + 1 >= last
        || !Letters.isApostrophe(source.charAt(end))
        || !Letters.isLetter(source.charAt(end + 1))) {
      return end;
    }
    int i = end + 1;
    while (i < last && Letters.isLetter(source.charAt(i))) {
      i++;
    }
    Piece piece = pieces.removeLast();
    pieces.add(
        new Piece(
            piece.kind,
            piece.begin,
            i,
            piece.text,
            piece.number,
            piece.digits,
            piece.glued,
            piece.entry));
    return i;
  }

  private int endOfWord(int at, int last) {
    int i = at;
    while (i < last) {
      char c = source.charAt(i);
      boolean within =
          i > at
              && i + 1 < last
              && Letters.isApostrophe(c)
              && language.has(Trait.APOSTROPHE_WITHIN)
              && Letters.isLetter(source.charAt(i + 1));
      boolean unseen = Letters.isUnseen(c) && i + 1 < last && isInner(source.charAt(i + 1));
      if (!isInner(c) && !within && !unseen) {
        return i;
      }
      i++;
    }
    return i;
  }

  private static boolean isInner(char c) {
    return Letters.isLetter(c) && !Letters.isAlone(c);
  }

  private Piece word(int begin, int end, boolean glued) {
    String text = Letters.folded(source, begin, end, language);
    return new Piece(Kind.WORD, begin, end, text, NO_NUMBER, 0, glued, entryOf(text));
  }

  private Vocabulary.@Nullable Entry entryOf(String text) {
    return vocabulary == null ? null : vocabulary.find(text);
  }

  private void addWord(int begin, int end, boolean glued) {
    Piece whole = word(begin, end, glued);
    Vocabulary known = vocabulary;
    if (known == null || whole.entry != null) {
      pieces.add(whole);
    } else if (language.has(Trait.CLITICS)) {
      addWithoutClitics(whole, known);
    } else if (language.has(Trait.COMPOUNDS)) {
      addCompound(whole, known);
    } else {
      pieces.add(whole);
    }
  }

  /** "وبالثلاثاء": and, in, the Tuesday. The article stays with its word. */
  private void addWithoutClitics(Piece whole, Vocabulary known) {
    String text = whole.text;
    for (int cut = 0; cut <= 2 && cut + 2 < text.length(); cut++) {
      if (cut > 0 && "وفبلك".indexOf(text.charAt(cut - 1)) < 0) {
        break;
      }
      String rest = text.substring(cut);
      boolean article = rest.startsWith(Letters.ARTICLE);
      boolean assimilated = cut > 0 && text.charAt(cut - 1) == 'ل' && rest.startsWith("ل");
      String bare =
          article
              ? rest.substring(Letters.ARTICLE.length())
              : assimilated ? rest.substring(1) : rest;
      String form = assimilated ? Letters.ARTICLE + bare : rest;
      String found = known.knows(form) ? form : known.knows(bare) ? bare : "";
      if (!found.isEmpty()) {
        int begin = originalIndex(whole, assimilated ? cut + 1 : cut);
        pieces.add(
            new Piece(
                Kind.WORD, begin, whole.end, found, NO_NUMBER, 0, whole.glued, known.find(found)));
        return;
      }
    }
    pieces.add(whole);
  }

  /** The position in the text of a letter of the folded word. */
  private int originalIndex(Piece whole, int letters) {
    int i = whole.begin;
    for (int seen = 0; i < whole.end; i++) {
      if (!Letters.folded(source, i, i + 1, language).isEmpty() && seen++ == letters) {
        return i;
      }
    }
    return whole.begin;
  }

  private void addCompound(Piece whole, Vocabulary known) {
    String text = whole.text;
    if (text.length() == whole.end - whole.begin) {
      for (int cut = 3; cut <= text.length() - 3; cut++) {
        String head = text.substring(0, cut);
        String tail = text.substring(cut);
        if (known.isCompound(head, tail)) {
          int middle = whole.begin + cut;
          pieces.add(
              new Piece(
                  Kind.WORD,
                  whole.begin,
                  middle,
                  head,
                  NO_NUMBER,
                  0,
                  whole.glued,
                  known.find(head)));
          pieces.add(
              new Piece(Kind.WORD, middle, whole.end, tail, NO_NUMBER, 0, true, known.find(tail)));
          return;
        }
      }
    }
    pieces.add(whole);
  }

  /** Adds a number with the blanks or points between its thousands; returns its end. */
  private int number(int at, int last, boolean glued) {
    int end = endOfDigits(at, last);
    boolean grouped = false;
    if (end - at <= 3 && source.charAt(at) != '0') {
      int next = end;
      while (next + 3 < last
          && isGroupMark(source.charAt(next))
          && endOfDigits(next + 1, last) == next + 4) {
        next += 4;
        grouped = true;
      }
      end = next;
    }
    int value = 0;
    int digits = 0;
    for (int i = at; i < end; i++) {
      int digit = Character.digit(source.charAt(i), 10);
      if (digit >= 0) {
        value = digits < MOST_DIGITS ? value * 10 + digit : value;
        digits++;
      }
    }
    int number = digits > MOST_DIGITS ? NO_NUMBER : value;
    pieces.add(new Piece(Kind.NUMBER, at, end, "", number, grouped ? 0 : digits, glued, null));
    return end;
  }

  private int endOfDigits(int at, int last) {
    int i = at;
    while (i < last && Character.isDigit(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isGroupMark(char c) {
    return c == '.' || c == ',' || c == '\u00A0' || c == '\u202F' || c == '\u066C';
  }

  int size() {
    return pieces.size();
  }

  Kind kind(int i) {
    return pieces.get(i).kind;
  }

  /** The form in which the piece is looked up; empty for numbers and beyond the sentence. */
  String text(int i) {
    return i < 0 || i >= pieces.size() ? "" : pieces.get(i).text;
  }

  /** The vocabulary's entry for the piece, or null. */
  Vocabulary.@Nullable Entry entry(int i) {
    return i < 0 || i >= pieces.size() ? null : pieces.get(i).entry;
  }

  boolean is(int i, String text) {
    return text(i).equals(text);
  }

  int begin(int i) {
    return pieces.get(i).begin;
  }

  int end(int i) {
    return pieces.get(i).end;
  }

  /** The number that the piece writes in digits, or -1. */
  int number(int i) {
    return i < 0 || i >= pieces.size() ? NO_NUMBER : pieces.get(i).number;
  }

  /** How many digits it has; 0 where its thousands are parted. */
  int digits(int i) {
    return i < 0 || i >= pieces.size() ? 0 : pieces.get(i).digits;
  }

  /** Whether nothing that is seen stands between it and the piece before. */
  boolean isGlued(int i) {
    return i > 0 && i < pieces.size() && pieces.get(i).glued;
  }

  /** Whether letters behind an apostrophe belong to a number: "2014'te". */
  boolean hasEnding(int i) {
    return number(i) >= 0 && Letters.isLetter(source.charAt(end(i) - 1));
  }

  /** Whether a word begins with a capital letter. */
  boolean isCapital(int i) {
    return Character.isUpperCase(source.charAt(begin(i)));
  }

  /** The span of pieces {@code [from, to)}. */
  Span span(int from, int to) {
    return new Span(begin(from), end(to - 1));
  }

  /**
   * Whether the number at a place is a piece of a longer one: "2.5", "16/3", "1:0".
   *
   * @param to the piece after the last of the number
   */
  boolean isPartOfNumber(int i, int to) {
    boolean before = isGlued(i) && isPoint(i - 1) && isGlued(i - 1) && number(i - 2) >= 0;
    boolean after = isGlued(to) && isPoint(to) && isGlued(to + 1) && number(to + 1) >= 0;
    return before || after;
  }

  private boolean isPoint(int i) {
    return switch (text(i)) {
      case ".", ",", ":", "/" -> true;
      default -> false;
    };
  }
}
