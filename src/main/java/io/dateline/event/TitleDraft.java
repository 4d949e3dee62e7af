package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** The longest title, in UTF-16 units. */
  static final int LONGEST = 100;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** "A third of the bookings": not the third. */
  private static final Pattern PARTITIVE =
      Pattern.compile(
          "(?i)an? (?:(?:half|third|fourth|quarter|fifth|sixth|tenth|lot) of|few|little) ");

  private static final Pattern SIGN = Pattern.compile("[^A-Z$#]+");

  private static final Set<String> QUANTITIES =
      Set.of(
          "dozen",
          "hundred",
          "thousand",
          "million",
          "billion",
          "number",
          "group",
          "series",
          "lot",
          "part",
          "most",
          "half",
          "majority",
          "some",
          "many",
          "one",
          "all",
          "score",
          "pair",
          "couple",
          "handful",
          "string",
          "range",
          "member",
          "kind",
          "percent",
          "%",
          "cost",
          "rate",
          "head",
          "end",
          "use",
          "lack",
          "rest",
          "third",
          "quarter",
          "bulk",
          "minister",
          "chief");

  /** So many titles are looked at to find a short one. */
  private static final int MOST_TRIED = 120;

  /** What is cut before the end of a part. */
  private static final int INSIDE = 5;

  private static final int HAPPILY = 4;
  private static final int FREELY = 15;
  private static final int BADLY = 30;
  private static final int HARDLY = 120;

  private final TimedSentence sentence;
  private final Analysis syntax;
  private final List<BitSet> parts = new ArrayList<>();
  private final List<String> leads = new ArrayList<>();
  private final int limit;
  private final BitSet locked = new BitSet();
  private final Map<Integer, String> replaced = new HashMap<>();
  private int missed;

  TitleDraft(TimedSentence sentence) {
    this(sentence, Integer.MAX_VALUE);
  }

  /** A draft of the words before {@code limit}. */
  TitleDraft(TimedSentence sentence, int limit) {
    this.limit = Math.min(limit, sentence.syntax().size());
    this.sentence = sentence;
    this.syntax = sentence.syntax();
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

  /**
   * Cuts whole constituents from the ends of its parts until the title is no longer than {@code
   * longest}: of all such titles the one that says most and in which least is missed. Nothing is
   * cut where no title is short enough.
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
        if (seen.add(copy(parts))) {
          int missed = best.missed() + cut[2];
          open.add(
              new Shorter(copy(parts), missed, Math.min(text().length(), longest), seen.size()));
        }
      }
    }
    restore(whole);
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
      int cost = isCondition(at) ? HARDLY : missed(at);
      if (cost >= 0 && cost < HARDLY) {
        remove(parts.get(partOf(at)), at);
        missed += cost;
        return true;
      }
    }
    return false;
  }

  /** "if it fails". */
  private boolean isCondition(int clause) {
    String mark = syntax.is(clause, "advcl") ? Clauses.mark(syntax, clause) : "";
    return mark.equals("if") || mark.equals("unless");
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
  private int missed(int i) {
    boolean ofVerb = syntax.verb(syntax.head(i)) != null;
    return switch (syntax.label(i)) {
      case "advmod" -> ofVerb ? (i < syntax.head(i) ? 0 : BADLY) : -1;
      case "acl" -> isContent(i) ? HARDLY : FREELY + ofBareNoun(syntax.head(i));
      case "relcl" ->
          isQuantity(syntax.head(i)) || isEmptyNoun(syntax.head(i))
              ? HARDLY
              : FREELY + ofBareNoun(syntax.head(i));
      case "advcl" -> isContent(i) && syntax.is(syntax.head(i), "acomp") ? HARDLY : FREELY;
      case "appos", "npadvmod", "parataxis" -> FREELY;
      case "agent" -> BADLY;
      case "conj" -> ofConjunct(i);
      case "prep", "dative" -> {
        if (isPredicate(i) || isQuantity(syntax.head(i))) {
          yield -1;
        }
        boolean asked =
            syntax.lower(i).equals("of")
                || isRole(i)
                || isClose(i)
                || isOfAdjective(i)
                || isAfterReflexive(i);
        int own = asked ? HARDLY : ofVerb ? FREELY : BADLY + ofBareNoun(syntax.head(i));
        yield isNested(syntax.head(i)) ? own + BADLY : own;
      }
      default -> -1;
    };
  }

  /** How much one of several that are joined is missed. */
  private int ofConjunct(int conjunct) {
    int first = syntax.head(conjunct);
    // "hard-line and theocratic rule", "artillery and rocket fire": both describe what follows.
    boolean describes =
        syntax.tag(first).startsWith("JJ")
            || (syntax.tag(first).equals("NN")
                && syntax.first(first) == first
                && conjunct > first + 2);
    if (isBound(conjunct) || isOfSubject(conjunct)) {
      return -1;
    }
    return describes || sharesObject(conjunct) ? HARDLY : FREELY;
  }

  /** "a resolution authorising the war": a resolution alone says little. */
  private int ofBareNoun(int noun) {
    boolean object = syntax.is(noun, "dobj", "attr", "nsubjpass");
    String article = syntax.lower(syntax.child(noun, "det"));
    boolean indefinite = article.equals("a") || article.equals("an");
    return object && indefinite && noun - syntax.first(noun) <= 1 ? BADLY : 0;
  }

  /** "plans to sail", "fears that it sank": what the noun is of. */
  private boolean isContent(int clause) {
    for (int child : syntax.children(clause)) {
      if (child < clause && (syntax.tag(child).equals("TO") || syntax.is(child, "mark"))) {
        return true;
      }
    }
    return false;
  }

  /** "described the leak as a disaster". */
  private boolean isRole(int preposition) {
    int verb = syntax.head(preposition);
    return syntax.lower(preposition).equals("as")
        && syntax.verb(verb) != null
        && syntax.child(verb, "dobj", "nsubjpass") >= 0;
  }

  /** "loyal to the king": to whom cannot be missed. */
  private boolean isOfAdjective(int preposition) {
    int head = syntax.head(preposition);
    return syntax.tag(head).startsWith("JJ") && head == preposition - 1;
  }

  /** "distanced themselves from the plan". */
  private boolean isAfterReflexive(int preposition) {
    int object = syntax.child(syntax.head(preposition), "dobj");
    return object == preposition - 1
        && (syntax.lower(object).endsWith("selves") || syntax.lower(object).endsWith("self"));
  }

  /** "at a time when", "the way that": what follows says which. */
  private boolean isEmptyNoun(int noun) {
    return switch (syntax.lower(noun)) {
      case "time", "moment", "way", "place", "reason", "point", "thing", "things" -> true;
      default -> false;
    };
  }

  /** Whether a word stands in a clause within the title, which should be whole or not at all. */
  private boolean isNested(int word) {
    int at = word;
    while (at >= 0 && !syntax.is(at, "relcl", "acl", "advcl", "xcomp", "pcomp")) {
      at = syntax.head(at);
    }
    return at >= 0;
  }

  /** "was not in line with the law": what the subject is. */
  private boolean isPredicate(int preposition) {
    int verb = syntax.head(preposition);
    return syntax.lemma(verb).equals("be")
        && syntax.verb(verb) != null
        && syntax.child(verb, "acomp", "attr") < 0
        && syntax.child(verb, "prep") == preposition;
  }

  /** "live, work and play along the shore": the last says where or what for all. */
  private boolean sharesObject(int conjunct) {
    int first = syntax.head(conjunct);
    if (syntax.verb(conjunct) == null || syntax.verb(first) == null) {
      return false;
    }
    for (int child : syntax.children(first)) {
      boolean own = child > first && child < conjunct && !syntax.is(child, "punct", "cc", "conj");
      if (own) {
        return false;
      }
    }
    return true;
  }

  /** "come into force": what stands right after a verb without an object. */
  private boolean isClose(int preposition) {
    int verb = syntax.head(preposition);
    int between = preposition - 1;
    while (between > verb && syntax.is(between, "advmod", "prt")) {
      between--;
    }
    return between == verb
        && syntax.verb(verb) != null
        && syntax.child(verb, "dobj", "acomp", "attr") < 0;
  }

  /** "Washington and its allies are": without the second the verb would not agree. */
  private boolean isOfSubject(int conjunct) {
    int at = conjunct;
    while (syntax.is(at, "conj")) {
      at = syntax.head(at);
    }
    return syntax.is(at, "nsubj", "nsubjpass");
  }

  /** "between Tallinn and Helsinki": both or none. */
  private boolean isBound(int conjunct) {
    int up = syntax.head(conjunct);
    return syntax.lower(syntax.head(up)).equals("between");
  }

  private boolean isQuantity(int word) {
    return syntax.tag(word).equals("CD")
        || syntax.tag(word).equals("DT")
        || QUANTITIES.contains(syntax.lemma(word))
        || QUANTITIES.contains(syntax.lower(word));
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
        if (joins && noneAfter(part, sibling, syntax.head(top))) {
          part.clear(sibling);
        }
      }
    }
  }

  private boolean noneAfter(BitSet part, int conjunction, int head) {
    for (int sibling : syntax.children(head)) {
      if (sibling > conjunction && syntax.is(sibling, "conj") && part.get(sibling)) {
        return false;
      }
    }
    return true;
  }

  /** The title as it stands now; empty where there is nothing in it. */
  String text() {
    StringBuilder title = new StringBuilder();
    for (int p = 0; p < parts.size(); p++) {
      String part = text(parts.get(p), title.isEmpty());
      if (!part.isEmpty()) {
        String lead = leads.get(p);
        boolean glued = part.startsWith("'") || part.startsWith("\u2019") || part.startsWith("n't");
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
      case "," -> part.get(i - 1 < 0 ? 0 : i - 1) && part.get(i + 1) && i > 0;
      case "/", "$", "#", "%", "\u20ac", "\u00a3", "&", "-", "+" -> true;
      case "'" -> syntax.tag(i).equals("POS");
      default -> Character.isLetterOrDigit(word.charAt(0));
    };
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
