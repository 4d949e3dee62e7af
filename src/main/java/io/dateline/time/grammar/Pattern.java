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

  private final List<Node> nodes;

  private Pattern(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Compiles a pattern. */
  public static Pattern of(String source) {
    String[] parts = source.strip().split("\\s+");
    int[] at = {0};
    List<Node> nodes = sequence(parts, at);
    if (at[0] < parts.length) {
      throw new IllegalArgumentException("unbalanced pattern: " + source);
    }
    return new Pattern(nodes);
  }

  private static List<Node> sequence(String[] parts, int[] at) {
    List<Node> nodes = new ArrayList<>();
    while (at[0] < parts.length && !parts[at[0]].startsWith(")")) {
      String part = parts[at[0]++];
      if (part.equals("(")) {
        List<Node> inner = sequence(parts, at);
        boolean optional = parts[at[0]++].equals(")?");
        nodes.add(new Node(optional, false, null, null, "", inner));
      } else {
        nodes.add(single(part));
      }
    }
    return List.copyOf(nodes);
  }

  private static Node single(String source) {
    boolean optional = source.length() > 1 && source.endsWith("?");
    String part = optional ? source.substring(0, source.length() - 1) : source;
    boolean glued = part.length() > 1 && part.startsWith("+");
    part = glued ? part.substring(1) : part;
    if (part.startsWith("\\")) {
      return new Node(optional, glued, Set.of(part.substring(1)), null, "", null);
    }
    if (part.startsWith("<")) {
      String[] names = part.substring(1, part.length() - 1).split(":");
      return new Node(optional, glued, null, Part.named(names[0]), names[names.length - 1], null);
    }
    return new Node(optional, glued, Set.of(part.split("\\|")), null, "", null);
  }

  /** The literal words with which a match can begin; parts that can are not among them. */
  Set<String> openingWords() {
    Set<String> words = new HashSet<>();
    addOpeningWords(nodes, words);
    return words;
  }

  /** Whether everything in {@code nodes} can be left out. */
  private static boolean addOpeningWords(List<Node> nodes, Set<String> words) {
    for (Node node : nodes) {
      boolean skippable = node.optional;
      if (node.group != null) {
        skippable |= addOpeningWords(node.group, words);
      } else if (node.words != null) {
        words.addAll(node.words);
      }
      if (!skippable) {
        return false;
      }
    }
    return true;
  }

  /** The longest reading of the pattern that begins at token {@code begin}, or null. */
  public @Nullable Match match(Phrase phrase, int begin) {
    Match match = new Match(phrase, begin);
    int end = run(nodes, 0, phrase, begin, match, null);
    if (end <= begin) {
      return null;
    }
    match.endAt(end);
    return match;
  }

  /** Matches {@code nodes} from {@code index} on, then {@code rest}; the token after, or -1. */
  private static int run(
      List<Node> nodes, int index, Phrase phrase, int at, Match match, @Nullable Rest rest) {
    if (index == nodes.size()) {
      return rest == null ? at : run(rest.nodes(), rest.index(), phrase, at, match, rest.next());
    }
    Node node = nodes.get(index);
    int mark = match.mark();
    if (node.group != null) {
      Rest after = new Rest(nodes, index + 1, rest);
      int end = run(node.group, 0, phrase, at, match, after);
      if (end >= 0) {
        return end;
      }
    } else {
      int next = node.match(phrase, at, match);
      if (next >= 0) {
        int end = run(nodes, index + 1, phrase, next, match, rest);
        if (end >= 0) {
          return end;
        }
      }
    }
    match.reset(mark);
    return node.optional ? run(nodes, index + 1, phrase, at, match, rest) : -1;
  }

  private record Rest(List<Node> nodes, int index, @Nullable Rest next) {}

  private record Node(
      boolean optional,
      boolean glued,
      @Nullable Set<String> words,
      @Nullable Part part,
      String name,
      @Nullable List<Node> group) {

    int match(Phrase phrase, int at, Match match) {
      if (at >= phrase.size() || (glued && !phrase.tokens().isGlued(at))) {
        return -1;
      }
      if (words != null) {
        return words.contains(phrase.word(at)) ? at + 1 : -1;
      }
      if (part == null) {
        return -1;
      }
      Part.Found found = part.find(phrase, at);
      if (found == null) {
        return -1;
      }
      match.put(name, found.value(), at);
      return found.end();
    }
  }
}
