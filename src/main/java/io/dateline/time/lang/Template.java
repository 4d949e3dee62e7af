package io.dateline.time.lang;

import io.dateline.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern, written as it reads: {@code el <day> de <month> ( de|del <year> )?}.
 *
 * <p>Parts are parted by blanks. {@code word|other} is one of these spellings; {@code <name>} a
 * {@link Parts part} or a word of that kind, {@code <name:as>} the same remembered as {@code as};
 * {@code ( … )} a group, in which a {@code |} by itself parts alternatives; {@code ?} after a part
 * or group makes it optional; {@code +} before a part means that nothing may stand before it;
 * {@code [} and {@code ]} enclose the time where words around it belong to the pattern but not to
 * the time. The symbols of the notation are written {@code \(} and so on. There is no repetition,
 * so matching costs at most a constant at each place.
 */
final class Template {

  /** Parts that digits can begin. */
  private static final Set<String> OF_DIGITS =
      Set.of(
          "day",
          "year",
          "yearcase",
          "hour",
          "minute",
          "number",
          "int",
          "ordinal",
          "digits2",
          "digits4",
          "zone");

  private final Step first;
  private final Set<String> words = new HashSet<>();

  private Template(Language language, String source) {
    Reader reader = new Reader(source.strip().split("\\s+"), language);
    first = reader.sequence(reader.parts.length, new End());
    if (reader.at > 0) {
      throw new IllegalArgumentException("unbalanced pattern: " + source);
    }
    words.addAll(reader.words);
  }

  static Template of(String source, Language language) {
    return new Template(language, source);
  }

  /** The words that it writes, in the form in which they are looked up. */
  Set<String> words() {
    return words;
  }

  /** Whether it matches at a piece; the match is filled. */
  boolean match(Match match, int at) {
    int end = first.run(match, at);
    match.endAt(end);
    match.reachTo(end);
    return end > at;
  }

  boolean opensWith(String word, Vocabulary.Entry entry) {
    return first.opensWith(word, entry);
  }

  boolean opensWithNumber() {
    return first.opensWithNumber();
  }

  /** Compiles backwards, so that each step knows what follows it. */
  private static final class Reader {
    private final String[] parts;
    private final Language language;
    private final Set<String> words = new HashSet<>();
    private int at;

    Reader(String[] parts, Language language) {
      this.parts = parts;
      this.language = language;
      this.at = parts.length;
    }

    Step sequence(int from, Step next) {
      at = from;
      Step whole = next;
      List<Step> alternatives = new ArrayList<>();
      while (at > 0 && !parts[at - 1].equals("(")) {
        String part = parts[--at];
        if (part.equals("|")) {
          alternatives.add(whole);
          whole = next;
        } else if (part.equals(")") || part.equals(")?")) {
          Step inner = sequence(at, whole);
          at--;
          whole = part.equals(")?") ? new Either(inner, whole) : inner;
        } else if (part.equals("[")) {
          whole = new Edge(true, whole);
        } else if (part.equals("]")) {
          whole = new Edge(false, whole);
        } else {
          whole = single(part, whole);
        }
      }
      for (Step alternative : alternatives) {
        whole = new Either(whole, alternative);
      }
      return whole;
    }

    private Step single(String source, Step next) {
      boolean optional = source.length() > 1 && source.endsWith("?");
      String part = optional ? source.substring(0, source.length() - 1) : source;
      boolean glued = part.length() > 1 && part.startsWith("+");
      part = glued ? part.substring(1) : part;
      Step step;
      if (part.length() > 2 && part.startsWith("<")) {
        String[] names = part.substring(1, part.length() - 1).split(":");
        step = new Named(glued, names[0], names[names.length - 1], next);
      } else {
        step = literal(part, glued, next);
      }
      return optional ? new Either(step, next) : step;
    }

    private Step literal(String part, boolean glued, Step next) {
      String plain = part.startsWith("\\") ? part.substring(1) : part;
      Set<String> single = new HashSet<>();
      List<List<String>> several = new ArrayList<>();
      for (String spelling : plain.split("\\|")) {
        Pieces pieces = Pieces.ofEntry(spelling, language);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
          texts.add(pieces.text(i));
        }
        words.addAll(texts);
        if (texts.size() == 1) {
          single.addAll(texts);
        } else {
          several.add(texts);
        }
      }
      Step step = single.isEmpty() ? null : new Literal(glued, single, next);
      for (List<String> texts : several) {
        Step chain = next;
        for (int i = texts.size() - 1; i >= 0; i--) {
          chain = new Literal(glued && i == 0, Set.of(texts.get(i)), chain);
        }
        step = step == null ? chain : new Either(step, chain);
      }
      if (step == null) {
        throw new IllegalArgumentException("no word: " + part);
      }
      return step;
    }
  }

  /** A part of a compiled pattern, linked to what follows it. */
  private sealed interface Step {
    /** The piece after the match of this step and of all that follow it, or -1. */
    int run(Match match, int at);

    boolean opensWith(String word, Vocabulary.Entry entry);

    boolean opensWithNumber();
  }

  private record End() implements Step {
    @Override
    public int run(Match match, int at) {
      return at;
    }

    @Override
    public boolean opensWith(String word, Vocabulary.Entry entry) {
      return false;
    }

    @Override
    public boolean opensWithNumber() {
      return false;
    }
  }

  /** The begin or end of the words of the time itself within the pattern. */
  private record Edge(boolean begins, Step next) implements Step {
    @Override
    public int run(Match match, int at) {
      if (begins) {
        match.beginAt(at);
      } else {
        match.endAt(at);
      }
      return next.run(match, at);
    }

    @Override
    public boolean opensWith(String word, Vocabulary.Entry entry) {
      return next.opensWith(word, entry);
    }

    @Override
    public boolean opensWithNumber() {
      return next.opensWithNumber();
    }
  }

  private record Literal(boolean glued, Set<String> spellings, Step next) implements Step {
    @Override
    public int run(Match match, int at) {
      boolean here = isSpelt(match.pieces().text(at));
      return here && (!glued || match.pieces().isGlued(at)) ? next.run(match, at + 1) : -1;
    }

    @Override
    public boolean opensWith(String word, Vocabulary.Entry entry) {
      return isSpelt(word);
    }

    /** The Arabic article may stand before a word that is written without it. */
    private boolean isSpelt(String word) {
      return spellings.contains(word)
          || (word.startsWith(Letters.ARTICLE)
              && spellings.contains(word.substring(Letters.ARTICLE.length())));
    }

    @Override
    public boolean opensWithNumber() {
      return false;
    }
  }

  private record Named(boolean glued, String part, String name, Step next) implements Step {
    @Override
    public int run(Match match, int at) {
      if (at >= match.pieces().size() || (glued && !match.pieces().isGlued(at))) {
        return -1;
      }
      Parts.@Nullable Found found = Parts.find(part, match.pieces(), at, match.vocabulary());
      if (found == null) {
        return -1;
      }
      match.put(name, found.sense(), at, found.end());
      return next.run(match, found.end());
    }

    @Override
    public boolean opensWith(String word, Vocabulary.Entry entry) {
      for (String kind : Parts.kinds(part)) {
        boolean opens =
            entry.senses.stream().anyMatch(sense -> sense.kind().equals(kind))
                || entry.longer.stream().anyMatch(longer -> longer.sense().kind().equals(kind));
        if (opens) {
          return true;
        }
      }
      return part.equals("zone") || (part.equals("ordinal") && Parts.isRoman(word));
    }

    @Override
    public boolean opensWithNumber() {
      return OF_DIGITS.contains(part);
    }
  }

  private record Either(Step with, Step without) implements Step {
    @Override
    public int run(Match match, int at) {
      int mark = match.mark();
      int begin = match.begin();
      int open = match.openEnd();
      int end = with.run(match, at);
      if (end >= 0) {
        return end;
      }
      match.reset(mark, begin, open);
      return without.run(match, at);
    }

    @Override
    public boolean opensWith(String word, Vocabulary.Entry entry) {
      return with.opensWith(word, entry) || without.opensWith(word, entry);
    }

    @Override
    public boolean opensWithNumber() {
      return with.opensWithNumber() || without.opensWithNumber();
    }
  }
}
