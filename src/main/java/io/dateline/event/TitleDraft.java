package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A title as it is put together: parts of a sentence in the order in which they will stand, of
 * which whole constituents can be cut, and words that others replace.
 */
final class TitleDraft {

  /** Titles are cut until they are no longer than this, in UTF-16 units. */
  static final int LONGEST = 100;

  /** The longest title of which nothing can be cut: what somebody said, for the most part. */
  static final int MOST = 140;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** "A third of the bookings": not the third. */
  private static final Pattern PARTITIVE =
      Pattern.compile(
          "(?i)an? (?:(?:half|third|fourth|quarter|fifth|sixth|tenth|lot) of|few|little) ");

  private static final Pattern SIGN = Pattern.compile("[^A-Z$#]+");

  /** So many titles are looked at to find a short one. */
  private static final int MOST_TRIED = 120;

  /** What is cut before the end of a part. */
  private static final int INSIDE = 5;

  /** The office before a name. */
  private static final int HAPPILY = 12;

  /** A phrase that is missed so much is kept, though one of its words cannot be understood. */
  private static final int HARDLY = 60;

  /**
   * How much more is missed than editors' titles tell, as a torn phrase embarrasses more than a
   * short title: of a clause that only says how, why or when, and of what a word asks for.
   */
  private static final double NESTED = 1;

  private static final double ASKED_FOR = 2;

  /** Of a clause that only says how, why or when, so many of its words are kept, or none. */
  private static final double WHOLE = 0.5;

  private static final int FEWEST = 3;

  /** How many characters of a title the logarithm of odds is worth. */
  private static final double CHARACTERS = 12;

  /** What is worth less is cut though there is room: for one editor who keeps it, three do not. */
  private static final double LEAST_WORTH = -1;

  private final TimedSentence sentence;
  private final Analysis syntax;
  private final List<BitSet> parts = new ArrayList<>();
  private final List<String> leads = new ArrayList<>();
  private final int limit;
  private final BitSet locked = new BitSet();
  private final Map<Integer, String> replaced = new HashMap<>();
  private final Cuts cuts;
  private final Map<Integer, Double> worths = new HashMap<>();
  private Title.Uncut uncut = new Title.Uncut(new BitSet(), 0);
  private int missed;

  TitleDraft(TimedSentence sentence) {
    this(sentence, Integer.MAX_VALUE);
  }

  /** A draft of the words before {@code limit}. */
  TitleDraft(TimedSentence sentence, int limit) {
    this.limit = Math.min(limit, sentence.syntax().size());
    this.sentence = sentence;
    this.syntax = sentence.syntax();
    this.cuts = new Cuts(sentence);
  }

  /** Adds words of the sentence. */
  void add(BitSet words) {
    add("", words);
  }

  /** Adds words of the sentence after a word of our own, such as "that". */
  void add(String lead, BitSet words) {
    leads.add(lead);
    words.clear(limit, syntax.size());
    parts.add(words);
  }

  /** Keeps a constituent whole. */
  void lock(int top) {
    locked.set(top);
  }

  /** Puts other words in place of one. */
  void replace(int word, String with) {
    replaced.put(word, with);
  }

  boolean isReplaced(int word) {
    return replaced.containsKey(word);
  }

  /** "a bill week that": what is left of a time of which some words were left out. */
  void dropTornTimes() {
    BitSet all = words();
    for (TimedSentence.Mark mark : sentence.marks()) {
      int kept = all.get(mark.begin(), mark.after()).cardinality();
      boolean free = syntax.is(mark.head(), "npadvmod", "nmod", "pobj", "advmod", "compound");
      if (free && kept > 0 && kept < mark.after() - mark.begin()) {
        parts.forEach(part -> part.clear(mark.begin(), mark.after()));
      }
    }
  }

  /** Whether a word stands in a later part than another. */
  boolean isLater(int word, int other) {
    return partOf(word) > partOf(other);
  }

  private int partOf(int word) {
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p).get(word)) {
        return p;
      }
    }
    return -1;
  }

  /** All words of the sentence that stand in it. */
  BitSet words() {
    BitSet all = new BitSet();
    parts.forEach(all::or);
    return all;
  }

  /** Cuts what an editor would leave out, and shortens the rest. */
  void edit() {
    uncut = new Title.Uncut(words(), text().length());
    worths.clear();
    List<BitSet> whole = copy(parts);
    settle();
    List<BitSet> settled = copy(parts);
    joinUp();
    shorten(LONGEST);
    dropTorn(whole);
    fill(settled);
  }

  /**
   * Puts back what there is room for, the worthiest first: what was cut before may have been more.
   */
  private void fill(List<BitSet> settled) {
    List<Integer> cut = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      BitSet lost = (BitSet) settled.get(p).clone();
      lost.andNot(parts.get(p));
      BitSet kept = parts.get(p);
      lost.stream().filter(i -> kept.get(syntax.head(i)) && cuts.isCuttable(i)).forEach(cut::add);
    }
    cut.sort(Comparator.comparingDouble((Integer i) -> -worth(i)).thenComparing(i -> i));
    for (int top : cut) {
      List<BitSet> before = copy(parts);
      int p = partOf(syntax.head(top));
      BitSet back = syntax.subtree(top);
      back.and(settled.get(p));
      parts.get(p).or(back);
      joinUp();
      if (text().length() > LONGEST) {
        restore(before);
      }
    }
  }

  /** "sending oil": of what only says how, why or when, the whole or most of it. */
  private void dropTorn(List<BitSet> whole) {
    for (int p = 0; p < parts.size(); p++) {
      BitSet part = parts.get(p);
      for (int top = part.nextSetBit(0); top >= 0; top = part.nextSetBit(top + 1)) {
        boolean free = isLocked(syntax.head(top)) && !locked.get(top) && cuts.isCuttable(top);
        boolean aside =
            syntax.is(top, "advcl", "conj")
                || (syntax.is(top, "prep") && top > syntax.head(top) && isAfterComma(top));
        if (free && aside && isTorn(part, whole.get(p), top)) {
          remove(part, top);
        }
      }
    }
  }

  private boolean isAfterComma(int top) {
    return syntax.lower(syntax.first(top) - 1).equals(",");
  }

  private boolean isLocked(int word) {
    return word >= 0 && locked.get(word);
  }

  private boolean isTorn(BitSet part, BitSet whole, int top) {
    int all = 0;
    int kept = 0;
    for (int i = syntax.first(top); i <= syntax.last(top); i++) {
      boolean counts = whole.get(i) && syntax.isIn(i, top) && !syntax.is(i, "punct");
      all += counts ? 1 : 0;
      kept += counts && part.get(i) ? 1 : 0;
    }
    return kept < all && (kept < FEWEST || kept < WHOLE * all);
  }

  /**
   * Cuts whole constituents until the title is no longer than {@code longest}: of all such titles
   * the one in which least is missed. Nothing is cut where no title is short enough.
   */
  void shorten(int longest) {
    if (text().length() <= longest) {
      return;
    }
    PriorityQueue<Shorter> open = new PriorityQueue<>();
    Set<List<BitSet>> seen = new HashSet<>();
    open.add(new Shorter(copy(parts), 0, longest, 0));
    List<BitSet> whole = copy(parts);
    for (int tried = 0; tried < MOST_TRIED && !open.isEmpty(); tried++) {
      Shorter best = open.remove();
      restore(best.parts());
      if (text().length() <= longest) {
        missed += best.missed();
        return;
      }
      for (int[] cut : cuts()) {
        restore(copy(best.parts()));
        remove(parts.get(cut[0]), cut[1]);
        joinUp();
        if (seen.add(copy(parts))) {
          int missed = best.missed() + cut[2];
          open.add(
              new Shorter(copy(parts), missed, Math.min(text().length(), longest), seen.size()));
        }
      }
    }
    restore(whole);
  }

  /** Cuts what is more likely left out than kept, from the tops of the tree down. */
  private void settle() {
    for (BitSet part : parts) {
      List<Integer> tops = new ArrayList<>();
      part.stream().filter(i -> !locked.get(i) && cuts.isCuttable(i)).forEach(tops::add);
      tops.sort(Comparator.comparingInt(this::height));
      for (int top : tops) {
        if (part.get(top) && worth(top) < LEAST_WORTH && !holdsLocked(top)) {
          remove(part, top);
        }
      }
    }
  }

  private double worth(int top) {
    return worths.computeIfAbsent(
        top,
        i ->
            cuts.worth(i, uncut.length())
                + (isNested(syntax.head(i)) ? NESTED : 0)
                + (cuts.isAskedFor(i) ? ASKED_FOR : 0));
  }

  /** Whether a word stands in a clause that can be cut itself. */
  private boolean isNested(int word) {
    int at = word;
    while (at >= 0 && !locked.get(at)) {
      boolean joined = syntax.is(at, "conj") && syntax.verb(at) != null;
      if (joined || syntax.is(at, "relcl", "acl", "advcl")) {
        return true;
      }
      at = syntax.head(at);
    }
    return false;
  }

  private int height(int word) {
    int height = 0;
    for (int at = syntax.head(word); at >= 0; at = syntax.head(at)) {
      height++;
    }
    return height;
  }

  private boolean holdsLocked(int top) {
    for (int i = locked.nextSetBit(syntax.first(top)); i >= 0 && i <= syntax.last(top); ) {
      if (syntax.isIn(i, top)) {
        return true;
      }
      i = locked.nextSetBit(i + 1);
    }
    return false;
  }

  /** "his wife, two of his sons and his daughter": what is joined keeps its conjunction. */
  private void joinUp() {
    for (BitSet part : parts) {
      for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
        int first = syntax.head(i);
        if (!syntax.is(i, "conj") || first < 0 || !part.get(first)) {
          continue;
        }
        int joint = Clauses.joint(syntax, i);
        if (joint > first && part.previousSetBit(i - 1) < joint) {
          part.set(joint);
        }
      }
    }
  }

  private boolean noneAfter(BitSet part, int conjunction, int but, int head) {
    for (int sibling : syntax.children(head)) {
      boolean other = sibling > conjunction && sibling != but;
      if (other && syntax.is(sibling, "conj") && part.get(sibling)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A title on the way to a shorter one.
   *
   * @param missed how much what was cut is missed, in characters that were worth keeping it
   * @param length of what is left, no more than is allowed
   * @param order in which it was found, so that ties are always broken alike
   */
  private record Shorter(List<BitSet> parts, int missed, int length, int order)
      implements Comparable<Shorter> {

    @Override
    public int compareTo(Shorter other) {
      int better = Integer.compare(other.length - other.missed, length - missed);
      return better != 0 ? better : Integer.compare(order, other.order);
    }
  }

  private static List<BitSet> copy(List<BitSet> parts) {
    List<BitSet> copy = new ArrayList<>();
    parts.forEach(part -> copy.add((BitSet) part.clone()));
    return copy;
  }

  private void restore(List<BitSet> from) {
    parts.clear();
    parts.addAll(from);
  }

  /**
   * Cuts the smallest constituent that holds a word, where what is left says as much; false where
   * there is none.
   */
  boolean leaveOut(int word) {
    for (int at = word; at >= 0 && partOf(at) >= 0 && !locked.get(at); at = syntax.head(at)) {
      int cost = missed(at);
      if (cost >= 0 && cost < HARDLY) {
        remove(parts.get(partOf(at)), at);
        missed += cost;
        return true;
      }
    }
    return false;
  }

  /** The title before anything was cut. */
  Title.Uncut uncut() {
    return uncut;
  }

  /** How much what was cut is missed, in characters that were worth keeping it. */
  int missed() {
    return missed;
  }

  /** What can be cut now: the part, the constituent, and how much it is missed. */
  private List<int[]> cuts() {
    List<int[]> cuts = new ArrayList<>();
    for (int p = parts.size() - 1; p >= 0; p--) {
      BitSet part = parts.get(p);
      int end = part.length() - 1;
      for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
        int missed = locked.get(i) ? -1 : missed(i);
        if (opensWithRole(part, i)) {
          cuts.add(new int[] {p, -1 - i, HAPPILY});
        }
        if (missed >= 0) {
          cuts.add(new int[] {p, i, lastOf(part, i) == end ? missed : missed + INSIDE});
        }
      }
    }
    return cuts;
  }

  /** "Trade minister Ana Ruiz": the name alone will do. */
  private boolean opensWithRole(BitSet part, int name) {
    int before = syntax.first(name) - 1;
    boolean apart = before < 0 || !part.get(before) || syntax.isPreposition(before);
    return apart && syntax.isName(name) && !syntax.is(name, "compound") && role(part, name) >= 0;
  }

  /** The last word of the office that stands before a name; -1 where none does. */
  private int role(BitSet part, int name) {
    int role = -1;
    for (int i = syntax.first(name); i < name; i++) {
      boolean office = Nouns.isRole(syntax.lower(i)) && syntax.is(i, "compound", "nmod");
      role = part.get(i) && office ? i : role;
    }
    return role >= 0 && role + 1 < name && syntax.isName(role + 1) ? role : -1;
  }

  private int lastOf(BitSet part, int top) {
    for (int i = syntax.last(top); i >= syntax.first(top); i--) {
      if (part.get(i) && syntax.isIn(i, top)) {
        return i;
      }
    }
    return -1;
  }

  /** How much a constituent is missed where it is cut; below zero where it cannot be cut. */
  private int missed(int top) {
    return cuts.isCuttable(top)
        ? (int) Math.round(CHARACTERS * Math.max(0, worth(top) - LEAST_WORTH))
        : -1;
  }

  /**
   * Takes a constituent out of a part, with the conjunction that joins it.
   *
   * @param top its head; below zero the office before the name {@code -1 - top}
   */
  void remove(BitSet part, int top) {
    if (top < 0) {
      part.clear(syntax.first(-1 - top), role(part, -1 - top) + 1);
      return;
    }
    part.andNot(syntax.subtree(top));
    if (syntax.is(top, "conj")) {
      for (int sibling : syntax.children(syntax.head(top))) {
        boolean joins = syntax.is(sibling, "cc", "preconj") && sibling < top;
        if (joins && noneAfter(part, sibling, top, syntax.head(top))) {
          part.clear(sibling);
        }
      }
    }
  }

  /** The title as it stands now; empty where there is nothing in it. */
  String text() {
    StringBuilder title = new StringBuilder();
    for (int p = 0; p < parts.size(); p++) {
      String part = text(parts.get(p), title.isEmpty());
      if (!part.isEmpty()) {
        String lead = leads.get(p);
        boolean glued =
            part.startsWith(",")
                || part.startsWith("'")
                || part.startsWith("\u2019")
                || part.startsWith("n't");
        if (!title.isEmpty() && !glued && !lead.equals(":")) {
          title.append(' ');
        }
        title.append(lead).append(lead.isEmpty() ? "" : " ").append(part);
      }
    }
    return finish(title.toString());
  }

  private static String decapitalised(String word) {
    return Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  private String text(BitSet part, boolean first) {
    StringBuilder words = new StringBuilder();
    int before = -1;
    for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
      if (!isShown(part, i)) {
        continue;
      }
      boolean apart = before < 0 || before + 1 != i || isApart(before, i);
      if (apart && before >= 0 && !isClitic(i)) {
        words.append(' ');
      }
      String word = Gender.calm(replaced.getOrDefault(i, article(part, i)));
      boolean opener = i == 0 && !first && !syntax.isName(0) && !word.isEmpty();
      words.append(opener ? decapitalised(word) : word);
      before = i;
    }
    return SPACES.matcher(words).replaceAll(" ").strip();
  }

  /** "an Oct. 26 letter" is "a letter". */
  private String article(BitSet part, int i) {
    String word = syntax.string(i);
    int next = part.nextSetBit(i + 1);
    if (!syntax.is(i, "det") || next <= i + 1) {
      return word;
    }
    boolean vowel = "aeiou".indexOf(syntax.lower(next).charAt(0)) >= 0;
    return switch (word) {
      case "a", "an" -> vowel ? "an" : "a";
      default -> word;
    };
  }

  private boolean isClitic(int i) {
    String word = syntax.lower(i);
    return (word.startsWith("'") && word.length() > 1) || word.equals("n't") || word.equals(",");
  }

  private boolean isApart(int before, int i) {
    return syntax.word(before).end() < syntax.word(i).begin();
  }

  /** Quotation marks, brackets and dashes are left out, and a comma beside what is left out. */
  private boolean isShown(BitSet part, int i) {
    String word = syntax.lower(i);
    if (!syntax.is(i, "punct") && !SIGN.matcher(syntax.tag(i)).matches()) {
      return true;
    }
    return switch (word) {
      case "," -> i > 0 && part.get(i + 1) && (part.get(i - 1) || joins(part, i));
      case "/", "$", "#", "%", "\u20ac", "\u00a3", "&", "-", "+" -> true;
      case "'" -> syntax.tag(i).equals("POS");
      default -> Character.isLetterOrDigit(word.charAt(0));
    };
  }

  /** Whether a comma that opens a part stands right after what is kept, times apart. */
  private boolean joins(BitSet part, int comma) {
    int before = comma - 1;
    while (before > 0 && (sentence.isTime(before) || sentence.isTemporal(before))) {
      before--;
    }
    return part.nextSetBit(0) == comma && partOf(before) >= 0;
  }

  private static String finish(String raw) {
    String title = withoutArticle(raw.strip());
    int end = title.length();
    while (end > 0 && ",;:-\u2013\u2014 ".indexOf(title.charAt(end - 1)) >= 0) {
      end--;
    }
    title = title.substring(0, end);
    title = title.endsWith(" as well") ? title.substring(0, title.length() - 8) : title;
    return title.isEmpty() ? "" : Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  /** A phrase without the article that opens it. */
  static String withoutArticle(String phrase) {
    int space = phrase.indexOf(' ');
    return switch (space < 0 ? "" : Lexicon.fold(phrase.substring(0, space))) {
      case "a", "an" ->
          PARTITIVE.matcher(phrase).lookingAt() ? phrase : phrase.substring(space + 1);
      case "the" -> phrase.substring(space + 1);
      default -> phrase;
    };
  }

  TimedSentence sentence() {
    return sentence;
  }
}
