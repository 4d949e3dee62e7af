package io.dateline.time.lang;

import io.dateline.text.Language;
import io.dateline.text.Language.Trait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named parts of patterns: numbers of all sorts, zones, and words by their kind. */
final class Parts {

  /** A part that was found, with the piece after it. */
  record Found(int end, Sense sense) {}

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2199;

  private Parts() {}

  /** The kinds of words with which a part can begin. */
  static List<String> kinds(String part) {
    return switch (part) {
      case "day" -> List.of("ordinal", "number");
      case "hour" -> List.of("number", "ordinal");
      case "number" -> List.of("number", "few", "half");
      case "ordinal" -> List.of("ordinal");
      case "place" -> List.of("city", "country");
      case "year", "yearcase", "minute", "int", "digits2", "digits4", "zone" -> List.of();
      default -> List.of(part);
    };
  }

  /** The part found at a piece, or null. */
  static @Nullable Found find(String part, Pieces pieces, int at, Vocabulary vocabulary) {
    return switch (part) {
      case "day" -> day(pieces, at, vocabulary);
      case "year" -> year(pieces, at);
      case "yearcase" -> pieces.hasEnding(at) ? year(pieces, at) : null;
      case "hour" -> hour(pieces, at, vocabulary);
      case "minute" -> digits(pieces, at, 2, 59);
      case "digits2" -> digits(pieces, at, 2, 99);
      case "digits4" -> digits(pieces, at, 4, 9999);
      case "int" -> pieces.digits(at) > 0 ? found(at + 1, pieces.number(at)) : null;
      case "number" -> number(pieces, at, vocabulary);
      case "ordinal" -> ordinal(pieces, at, vocabulary);
      case "place" -> place(pieces, at, vocabulary);
      case "zone" -> ZoneNames.find(pieces, at, vocabulary);
      default -> vocabulary.find(pieces, at, part);
    };
  }

  private static Found found(int end, int number) {
    return new Found(end, new Sense("int", number, ""));
  }

  private static @Nullable Found digits(Pieces pieces, int at, int length, int most) {
    int number = pieces.number(at);
    boolean fits = pieces.digits(at) == length && number >= 0 && number <= most;
    return fits ? found(at + 1, number) : null;
  }

  /**
   * The piece after an ending that makes an ordinal of the number before it: "2-го", "1er", "27.".
   */
  private static int afterSuffix(Pieces pieces, int at, Vocabulary vocabulary) {
    int word = pieces.isGlued(at) && pieces.is(at, "-") ? at + 1 : at;
    if (pieces.isGlued(word) && vocabulary.find(pieces, word, "suffix") != null) {
      return word + 1;
    }
    boolean stop = vocabulary.language().has(Trait.ORDINAL_STOP) && pieces.isGlued(at);
    return stop && pieces.is(at, ".") ? at + 1 : at;
  }

  private static @Nullable Found day(Pieces pieces, int at, Vocabulary vocabulary) {
    int number = pieces.number(at);
    if (number >= 0) {
      boolean fits = number >= 1 && number <= 31 && pieces.digits(at) <= 2 && pieces.digits(at) > 0;
      return fits && !pieces.isPartOfNumber(at, at + 1)
          ? found(afterSuffix(pieces, at + 1, vocabulary), number)
          : null;
    }
    Found word = vocabulary.find(pieces, at, "ordinal");
    word = word == null ? vocabulary.find(pieces, at, "number") : word;
    return word != null && word.sense().value() >= 1 && word.sense().value() <= 31 ? word : null;
  }

  private static @Nullable Found year(Pieces pieces, int at) {
    int number = pieces.number(at);
    boolean fits = pieces.digits(at) == 4 && number >= FIRST_YEAR && number <= LAST_YEAR;
    return fits && !pieces.isPartOfNumber(at, at + 1) ? found(at + 1, number) : null;
  }

  /** The hour of a clock; Russian, Ukrainian and Arabic count hours: "the tenth". */
  private static @Nullable Found hour(Pieces pieces, int at, Vocabulary vocabulary) {
    int number = pieces.number(at);
    if (number >= 0) {
      boolean fits = number <= 24 && pieces.digits(at) <= 2 && pieces.digits(at) > 0;
      return fits ? found(at + 1, number) : null;
    }
    Language language = vocabulary.language();
    Found word = vocabulary.find(pieces, at, "number");
    boolean counted = language.has(Trait.INFLECTED) || language.has(Trait.CLITICS);
    word = word == null && counted ? vocabulary.find(pieces, at, "ordinal") : word;
    return word != null && word.sense().value() >= 0 && word.sense().value() <= 24 ? word : null;
  }

  /** A quantity: its number, and as data how TIMEX3 writes it, "X" for an unknown one. */
  private static @Nullable Found number(Pieces pieces, int at, Vocabulary vocabulary) {
    int number = pieces.number(at);
    if (number >= 0) {
      boolean part = at > 1 && pieces.isPartOfNumber(at, pieces.size());
      boolean decimal =
          (pieces.is(at + 1, ".") || pieces.is(at + 1, ","))
              && pieces.isGlued(at + 1)
              && pieces.isGlued(at + 2)
              && pieces.digits(at + 2) > 0;
      if (part) {
        return null;
      }
      return decimal
          ? new Found(at + 3, new Sense("number", number, number + "." + pieces.number(at + 2)))
          : new Found(at + 1, new Sense("number", number, Integer.toString(number)));
    }
    Found word = vocabulary.find(pieces, at, "number");
    if (word != null) {
      int value = word.sense().value();
      return new Found(word.end(), new Sense("number", value, Integer.toString(value)));
    }
    Found few = vocabulary.find(pieces, at, "few");
    if (few != null) {
      return new Found(few.end(), new Sense("few", 0, "X"));
    }
    Found half = vocabulary.find(pieces, at, "half");
    return half == null ? null : new Found(half.end(), new Sense("half", 0, "0.5"));
  }

  private static @Nullable Found ordinal(Pieces pieces, int at, Vocabulary vocabulary) {
    int number = pieces.number(at);
    if (number >= 0) {
      boolean fits = pieces.digits(at) > 0 && pieces.digits(at) <= 2;
      return fits ? found(afterSuffix(pieces, at + 1, vocabulary), number) : null;
    }
    Found word = vocabulary.find(pieces, at, "ordinal");
    if (word != null) {
      return word;
    }
    String text = pieces.text(at);
    int length = romanLength(text);
    int roman = roman(text.substring(0, length));
    if (roman == 0 || !pieces.isCapital(at)) {
      return null;
    }
    if (length == text.length()) {
      return found(afterSuffix(pieces, at + 1, vocabulary), roman);
    }
    Vocabulary.Entry ending = vocabulary.find(text.substring(length));
    boolean suffix =
        ending != null && ending.senses.stream().anyMatch(sense -> sense.kind().equals("suffix"));
    return suffix ? found(at + 1, roman) : null;
  }

  /** Whether a word is a Roman number, maybe with an ending of a few letters: "XVII", "XVIIe". */
  static boolean isRoman(String word) {
    int length = romanLength(word);
    return length > 0 && word.length() - length <= 3 && roman(word.substring(0, length)) > 0;
  }

  private static int romanLength(String word) {
    int i = 0;
    while (i < word.length() && "iіıvxх".indexOf(word.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** A Roman number up to 39, in Latin or Cyrillic letters, or 0. */
  private static int roman(String word) {
    int value = 0;
    int last = 0;
    for (int i = word.length() - 1; i >= 0; i--) {
      int digit =
          switch (word.charAt(i)) {
            case 'i', 'і', 'ı' -> 1;
            case 'v' -> 5;
            case 'x', 'х' -> 10;
            default -> 0;
          };
      if (digit == 0 || word.length() > 6) {
        return 0;
      }
      value += digit < last ? -digit : digit;
      last = Math.max(last, digit);
    }
    return value;
  }

  /** A city or country: as data its IANA zone. */
  private static @Nullable Found place(Pieces pieces, int at, Vocabulary vocabulary) {
    Found found = named(pieces, at, vocabulary);
    if (found == null) {
      return null;
    }
    String data = found.sense().data();
    String zone = data.substring(data.indexOf(' ') + 1);
    return zone.indexOf('/') < 0 ? null : new Found(found.end(), new Sense("place", 0, zone));
  }

  /** A city or country: as data the zone of a city, the code of a country with its zone. */
  static @Nullable Found named(Pieces pieces, int at, Vocabulary vocabulary) {
    Found found = vocabulary.find(pieces, at, "city");
    found = found == null ? vocabulary.find(pieces, at, "country") : found;
    if (found == null && vocabulary.language().has(Trait.INFLECTED)) {
      Sense form = vocabulary.placeOfForm(pieces.text(at));
      found = form == null ? null : new Found(at + 1, form);
    }
    return found;
  }
}
