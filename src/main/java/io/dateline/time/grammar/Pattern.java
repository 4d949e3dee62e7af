package io.dateline.time.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phrase to be found, written as it reads: {@code <month> <day> ( , <year> )?}.
 *
 * <p>Parts are parted by spaces. {@code word|other} is a token with one of these spellings, in any
 * case; {@code <name>} a {@link Part} of the grammar, {@code <name:as>} the same remembered as
 * {@code as}; {@code ( … )} a group; {@code ?} after a part or group makes it optional; {@code +}
 * before a part means that no space may stand before it; a backslash takes a bracket as it is.
 * There is no repetition, so matching costs at most a constant at each place.
 */
public final class Pattern {

  /** A step that no match can do without: a word of one of these kinds or spellings, as bits. */
  private record Need(long kinds, long spellings) {

    private boolean isMet(Phrase phrase) {
      return (kinds & phrase.kinds()) != 0 || (spellings & phrase.spellings()) != 0;
    }
  }

  private final Step first;
  private final Need[] needs;
  private final Set<String> words = new HashSet<>();

  private Pattern(Step first) {
    this.first = first;
    List<Need> all = new ArrayList<>();
    first.addNeeds(all);
    this.needs = all.toArray(new Need[0]);
  }

  /** Compiles a pattern. */
  public static Pattern of(String source) {
    String[] parts = source.strip().split("\\s+");
    int[] at = {parts.length};
    Set<String> words = new HashSet<>();
    Step first = before(parts, at, Step.END, words);
    if (at[0] > 0) {
      throw new IllegalArgumentException("unbalanced pattern: " + source);
    }
    Pattern pattern = new Pattern(first);
    pattern.words.addAll(words);
    return pattern;
  }

  /**
   * Compiles backwards, so that each step knows what follows it; stops at the start of the pattern
   * or of the group.
   */
  private static Step before(String[] parts, int[] at, Step next, Set<String> words) {
    Step first = next;
    while (at[0] > 0 && !parts[at[0] - 1].equals("(")) {
      String part = parts[--at[0]];
      if (part.equals(")") || part.equals(")?")) {
        Step inner = before(parts, at, first, words);
        at[0]--;
        first = part.equals(")?") ? new Step.Either(inner, first) : inner;
      } else {
        first = single(part, first, words);
      }
    }
    return first;
  }

  private static Step single(String source, Step next, Set<String> words) {
    boolean optional = source.length() > 1 && source.endsWith("?");
    String part = optional ? source.substring(0, source.length() - 1) : source;
    boolean glued = part.length() > 1 && part.startsWith("+");
    part = glued ? part.substring(1) : part;
    Step step;
    if (part.startsWith("<")) {
      String[] names = part.substring(1, part.length() - 1).split(":");
      step = new Step.Named(glued, Part.named(names[0]), names[names.length - 1], next);
    } else {
      Set<String> spellings =
          part.startsWith("\\") ? Set.of(part.substring(1)) : Set.of(part.split("\\|"));
      words.addAll(spellings);
      step = new Step.Literal(glued, spellings, next);
    }
    return optional ? new Step.Either(step, next) : step;
  }

  /** The words and symbols that the pattern names. */
  Set<String> words() {
    return words;
  }

  /**
   * Whether a match can begin with the word {@code text}.
   *
   * @param kinds the kinds that the word can be, as bits
   */
  boolean opensWith(String text, long kinds) {
    return first.opensWith(text, kinds);
  }

  /** Whether a phrase has all that a match needs, somewhere; most patterns are ruled out by it. */
  boolean canMatch(Phrase phrase) {
    for (Need need : needs) {
      if (!need.isMet(phrase)) {
        return false;
      }
    }
    return true;
  }

  /** The bit that stands for a spelling, and for others with it, in a set of spellings. */
  static long bit(String spelling) {
    return 1L << spelling.hashCode();
  }

  /**
   * The reading of the pattern that begins at token {@code begin} and takes the most optional
   * parts; false where there is none.
   *
   * @param match is filled
   */
  boolean match(Phrase phrase, int begin, Match match) {
    match.start(phrase, begin);
    int end = first.run(phrase, begin, match);
    match.endAt(end);
    return end > begin;
  }

  /** A part of a compiled pattern, linked to what follows it. */
  private sealed interface Step {

    Step END = new End();

    /** The token after the match of this step and of all that follow it, or -1. */
    int run(Phrase phrase, int at, Match match);

    boolean opensWith(String text, long kinds);

    /** Adds what this step and all that follow it need. */
    void addNeeds(List<Need> needs);

    record End() implements Step {
      @Override
      public int run(Phrase phrase, int at, Match match) {
        return at;
      }

      @Override
      public boolean opensWith(String text, long kinds) {
        return false;
      }

      @Override
      public void addNeeds(List<Need> needs) {}
    }

    record Literal(boolean glued, Set<String> spellings, Step next) implements Step {
      @Override
      public int run(Phrase phrase, int at, Match match) {
        String word = phrase.literal(at);
        return word != null && spellings.contains(word) && (!glued || phrase.tokens().isGlued(at))
            ? next.run(phrase, at + 1, match)
            : -1;
      }

      @Override
      public boolean opensWith(String text, long kinds) {
        return spellings.contains(text)
            || ((kinds & Kind.APOSTROPHE.bit()) != 0 && spellings.contains("'"));
      }

      @Override
      public void addNeeds(List<Need> needs) {
        long bits = 0;
        for (String spelling : spellings) {
          bits |= bit(spelling);
        }
        needs.add(new Need(0, bits));
        next.addNeeds(needs);
      }
    }

    record Named(boolean glued, Part part, String name, Step next) implements Step {
      @Override
      public int run(Phrase phrase, int at, Match match) {
        if (at >= phrase.size() || (glued && !phrase.tokens().isGlued(at))) {
          return -1;
        }
        Part.@Nullable Found found = match.find(part, phrase, at);
        if (found == null) {
          return -1;
        }
        match.put(name, found.value(), at);
        return next.run(phrase, found.end(), match);
      }

      @Override
      public boolean opensWith(String text, long kinds) {
        return (kinds & part.opening()) != 0;
      }

      @Override
      public void addNeeds(List<Need> needs) {
        if (part.needed() != 0) {
          needs.add(new Need(part.needed(), 0));
        }
        next.addNeeds(needs);
      }
    }

    record Either(Step with, Step without) implements Step {
      @Override
      public int run(Phrase phrase, int at, Match match) {
        int mark = match.mark();
        int end = with.run(phrase, at, match);
        if (end >= 0) {
          return end;
        }
        match.reset(mark);
        return without.run(phrase, at, match);
      }

      @Override
      public boolean opensWith(String text, long kinds) {
        return with.opensWith(text, kinds) || without.opensWith(text, kinds);
      }

      @Override
      public void addNeeds(List<Need> needs) {
        without.addNeeds(needs);
      }
    }
  }
}
