package io.dateline.timeline;

import io.dateline.event.EventTime;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import io.dateline.time.Granularity;
import io.dateline.time.ZoneBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two mentions are of one event where at least one is not in English, so that the model of
 * English words says nothing.
 *
 * <p>In one language the words of their sentences decide, cut to their first letters, which does
 * for inflected languages what a stemmer does (McNamee and Mayfield 2004, "Character N-Gram
 * Tokenization for European Language Text Retrieval"). Across languages they are one only where
 * they tell of the same moment and share a name, or of the same day and share two.
 */
final class Tongues {

  /** The letters that are left of a word. */
  private static final int STEM = 5;

  /** Shorter words are taken for words of grammar. */
  private static final int SHORTEST = 4;

  /** How much of the shorter sentence's words the other must have. */
  private static final double SAME_WORDS = 0.5;

  private static final int FEWEST_SHARED = 3;

  /** The score of two that are one event. */
  private static final float ONE = 3f;

  private Tongues() {}

  /** The words of a quote that is not in English, cut short; none of one that is. */
  static List<String> cut(String quote, @Nullable String language) {
    List<String> cut = new ArrayList<>();
    if (language == null) {
      return cut;
    }
    int begin = -1;
    for (int i = 0; i <= quote.length(); i++) {
      boolean letter = i < quote.length() && isPart(quote.charAt(i));
      if (letter && begin < 0) {
        begin = i;
      } else if (!letter && begin >= 0) {
        if (i - begin >= SHORTEST) {
          String word = Lexicon.fold(quote.substring(begin, i));
          cut.add(language + ":" + word.substring(0, Math.min(STEM, word.length())));
        }
        begin = -1;
      }
    }
    return cut;
  }

  private static boolean isPart(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** The names of a mention that do not depend on its language. */
  static List<String> commonNames(Mention mention) {
    List<String> names = new ArrayList<>();
    mention.event().places().forEach(place -> names.add("@" + Lexicon.fold(place)));
    EventTime time = mention.time();
    if (time.zoneBasis() == ZoneBasis.STATED && time.zone() != null) {
      names.add("zone:" + time.zone().getId());
    }
    return names;
  }

  /** Whether the words of English do not decide about two. */
  static boolean decide(Likeness one, Likeness other) {
    return one.language() != null || other.language() != null;
  }

  /** The score of two of which at least one is not in English. */
  static float score(Likeness one, Likeness other) {
    if (!one.isTimeCompatible(other)) {
      return Grouping.APART;
    }
    boolean same =
        Objects.equals(one.language(), other.language())
            ? isSameSentence(one, other)
            : isSameAcross(one, other);
    return same ? ONE : Grouping.APART;
  }

  private static boolean isSameSentence(Likeness one, Likeness other) {
    return Terms.common(one.cut(), other.cut()) >= FEWEST_SHARED
        && Terms.overlapOfSmaller(one.cut(), other.cut()) >= SAME_WORDS;
  }

  private static boolean isSameAcross(Likeness one, Likeness other) {
    int shared = Terms.common(one.commonNames(), other.commonNames());
    boolean moment = one.moment() != null && one.moment().equals(other.moment());
    boolean day =
        one.time().granularity() == Granularity.DAY
            && one.time().value().equals(other.time().value());
    return (moment && shared >= 1) || (day && shared >= 2);
  }
}
