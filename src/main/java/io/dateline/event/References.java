package io.dateline.event;

import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom or what a pronoun means, where gender, number and syntax leave no doubt.
 *
 * <p>In its own sentence that is the subject of a clause that governs the pronoun's or stands
 * before it; else what the sentence before was about.
 */
final class References {

  private static final int LONGEST = 60;

  /** No pronoun is taken up from a list. */
  private static final int MOST_NAMED = 30;

  private final TimedSentence sentence;
  private final Analysis syntax;
  private final Names names;
  private final Scene scene;
  private final Map<Integer, Optional<Topic>> topics = new HashMap<>();
  private @Nullable Antecedents antecedents;

  References(TimedSentence sentence, Names names, Scene scene) {
    this.sentence = sentence;
    this.syntax = sentence.syntax();
    this.names = names;
    this.scene = scene;
  }

  TimedSentence sentence() {
    return sentence;
  }

  /** Whom or what a pronoun may mean. */
  Antecedents antecedents() {
    if (antecedents == null) {
      BitSet empty = new BitSet();
      for (int i = 0; i < syntax.size(); i++) {
        empty.set(i, isExpletive(i));
      }
      antecedents = new Antecedents(sentence, scene, names, phrases(), empty);
    }
    return antecedents;
  }

  /** The noun phrases of the sentence that have a name, in order. */
  private List<Antecedent> phrases() {
    List<Antecedent> phrases = new ArrayList<>();
    for (int i = 0; i < syntax.size() && phrases.size() < MOST_NAMED; i++) {
      if (!isHeadOfName(i) || sentence.isTime(i)) {
        continue;
      }
      Topic first = firstOf(i);
      if (first != null) {
        phrases.add(phrase(first, i));
      }
      Topic topic = topic(i);
      if (topic != null) {
        phrases.add(phrase(topic, i));
      }
    }
    return phrases;
  }

  /** What a name is known by: "ruiz" of "Ana Ruiz", "orka" of "Orka Ltd.". */
  private String lastName(int head) {
    boolean company = Nouns.isCompany(syntax.lower(head)) && syntax.isName(head - 1);
    return syntax.lower(company && syntax.head(head - 1) == head ? head - 1 : head);
  }

  private Antecedent phrase(Topic whole, int head) {
    Topic topic = whole.withoutPossessive();
    String name = topic.name().toLowerCase(Locale.ROOT);
    boolean proper = topic.kind() != Topic.Kind.SEVERAL && syntax.isName(head);
    String key = proper ? lastName(head) : name.startsWith("the ") ? name.substring(4) : name;
    return Antecedent.of(topic, key, sentence, scene.sentence(), head, stands(head));
  }

  /** Whether a word stands for another: "he", "their", "this". */
  boolean isPronoun(int word) {
    return switch (syntax.tag(word)) {
      case "PRP", "PRP$" -> true;
      case "DT", "WP", "WDT", "WP$" -> syntax.is(word, "nsubj", "nsubjpass", "dobj", "pobj");
      default -> false;
    };
  }

  /** Whom or what a pronoun means; null where it means nothing, or nobody can be sure. */
  Antecedents.@Nullable Option antecedent(int pronoun) {
    return antecedents().decided(pronoun);
  }

  /** Whom or what a pronoun rather means than anything else; null where it may mean nothing. */
  Antecedents.@Nullable Option likely(int pronoun) {
    return antecedents().likely(pronoun);
  }

  /** Whether a phrase stands in this sentence. */
  boolean isHere(Antecedent phrase) {
    return phrase.sentence() == scene.sentence();
  }

  /** The name of whom or what a pronoun means; null where nobody can be sure, or it has none. */
  @Nullable String meant(int pronoun) {
    Antecedents.Option option = antecedent(pronoun);
    return option == null ? null : option.name();
  }

  /**
   * Who or what a short noun phrase names that the article names in full: "Linda" where only one
   * person bears that name and was named not long before, "the company" right after a company was
   * spoken of; null where it stands for itself.
   */
  @Nullable String known(int head) {
    boolean alone = syntax.first(head) == head && syntax.last(head) == head;
    if (alone && syntax.isName(head) && Gender.isGivenName(syntax.string(head))) {
      String whole = names.whole(syntax.string(head));
      return whole.indexOf(' ') > 0 && scene.isOnStage(whole) ? whole : null;
    }
    Antecedents.Option described = antecedents().decided(head);
    if (described != null) {
      return described.name();
    }
    boolean deed = isBareDefinite(head) && Nouns.isEvent(syntax, head);
    return deed ? scene.thing(syntax.lower(head)) : null;
  }

  /**
   * What a noun with its article, which is no subject, takes up again; null where nobody can be
   * sure. Of an office others may be the bearer than the one whom the text named.
   */
  @Nullable String takenUpBy(int head) {
    String noun = syntax.lower(head);
    boolean named = Nouns.standsForName(noun) || Nouns.placeKind(noun) != null;
    if (!isBareDefinite(head) || Nouns.isRole(noun) || (Nouns.isUnique(noun) && !named)) {
      return null;
    }
    String thing = named ? null : scene.brief(noun);
    return named ? known(head) : thing == null ? null : "the " + thing;
  }

  /**
   * Whether only what was told before says which is meant, and does not: "the company" where none
   * was named, "the well" where two were.
   */
  boolean isUnknown(int head) {
    return mayBeUnknown(head) && known(head) == null;
  }

  private boolean mayBeUnknown(int head) {
    return isVague(head)
        && (Nouns.standsForName(syntax.lower(head)) || scene.isAmbiguous(syntax.lower(head)));
  }

  /** Whether neither its own sentence nor what was told before says which is meant. */
  boolean isNameless(int head) {
    return head >= 0 && isVague(head) && known(head) == null;
  }

  /** "the well", "the company": nothing in its own sentence says which. */
  boolean isVague(int head) {
    return isBareDefinite(head)
        && !Nouns.isUnique(syntax.lower(head))
        && !Nouns.isRole(syntax.lower(head))
        && !Nouns.isEvent(syntax, head);
  }

  /**
   * "the rig", "the second measure", "the man who spoke": one of many, of whom neither its own
   * words nor what was told before tell which. What opens a story is new to all.
   */
  boolean isAnonymous(int head) {
    boolean definite = false;
    for (int child : head < 0 ? new int[0] : syntax.children(head)) {
      if (syntax.is(child, "det")) {
        definite = syntax.lower(child).equals("the");
      } else if (!syntax.is(child, "relcl", "punct") && !isMereQuality(child, head)) {
        return false;
      }
    }
    return definite
        && scene.isUnderWay()
        && syntax.tag(head).equals("NN")
        && !Nouns.isUnique(syntax.lower(head))
        && known(head) == null;
  }

  /** "the second measure", "the recent conflict": which one, that does not say; "the next" does. */
  private boolean isMereQuality(int word, int noun) {
    boolean quality =
        switch (syntax.lower(word)) {
          case "next", "last", "first", "only" -> false;
          default -> syntax.tag(word).equals("JJ") || syntax.tag(word).equals("VBN");
        };
    return word < noun
        && quality
        && !Nouns.isRole(syntax.lower(noun))
        && Character.isLowerCase(syntax.string(word).charAt(0));
  }

  /** "The well": a common noun with its article alone. */
  boolean isBareDefinite(int head) {
    return syntax.lower(syntax.first(head)).equals("the")
        && syntax.first(head) == head - 1
        && syntax.last(head) == head
        && syntax.tag(head).equals("NN");
  }

  /**
   * The whole name of a person whom a word names by surname alone; null where it stands in a longer
   * name, or where nobody or several can be meant.
   */
  @Nullable String person(int word) {
    boolean more =
        (syntax.isName(word + 1) && !sentence.isTime(word + 1))
            || (word > 0 && syntax.isName(word - 1) && !Nouns.isRole(syntax.lower(word - 1)));
    boolean within = syntax.is(word, "compound", "nmod") || more;
    return syntax.isName(word) && !within ? names.person(syntax.string(word)) : null;
  }

  private boolean isHeadOfName(int i) {
    return syntax.isNoun(i) && !syntax.is(i, "compound", "nmod");
  }

  /** "It was unclear that", "it is said": a pronoun that means nothing. */
  boolean isExpletive(int pronoun) {
    int verb = syntax.head(pronoun);
    boolean subject = syntax.is(pronoun, "nsubj", "nsubjpass", "expl");
    if (syntax.lower(pronoun).equals("it") && isEmptyObject(pronoun)) {
      return true;
    }
    return syntax.lower(pronoun).equals("it")
        && subject
        && (syntax.child(verb, "ccomp", "csubj") >= 0
            || (syntax.lemma(verb).equals("be") && syntax.child(verb, "acomp", "attr") >= 0));
  }

  /** "made it harder to leave": what was made harder comes after. */
  private boolean isEmptyObject(int pronoun) {
    int at = pronoun + 1;
    while (at < syntax.size() && syntax.is(at, "advmod", "npadvmod", "det", "predet")) {
      at++;
    }
    boolean judged = syntax.tag(at).startsWith("JJ") || syntax.tag(at).startsWith("RB");
    while (at < syntax.size()
        && (syntax.tag(at).startsWith("JJ") || syntax.tag(at).startsWith("RB"))) {
      at++;
    }
    boolean clause = syntax.tag(at).equals("TO") || syntax.lower(at).equals("that");
    return judged && clause && !syntax.is(pronoun, "nsubjpass");
  }

  /** Whom or what a noun phrase names; null where it has no name short enough. */
  @Nullable Topic topic(int head) {
    return topics.computeIfAbsent(head, one -> Optional.ofNullable(named(one))).orElse(null);
  }

  private @Nullable Topic named(int head) {
    if (head < 0 || !(syntax.isNoun(head) || syntax.tag(head).equals("CD"))) {
      return null;
    }
    boolean several = syntax.child(head, "conj") >= 0 && !isOfOne(head);
    return named(head, new Constituents(sentence).nounPhrase(head), several);
  }

  /** The first of several that are joined: "Ruiz" of "Ruiz and her aides"; null for one alone. */
  private @Nullable Topic firstOf(int head) {
    int second = syntax.child(head, "conj");
    if (second < head || !syntax.isNoun(second)) {
      return null;
    }
    BitSet words = new Constituents(sentence).nounPhrase(head);
    words.andNot(syntax.subtree(second));
    int joint = syntax.child(head, "cc");
    words.clear(joint >= 0 ? joint : second, syntax.size());
    return named(head, words, false);
  }

  private @Nullable Topic named(int head, BitSet words, boolean several) {
    TitleDraft draft = new TitleDraft(sentence);
    draft.add(words);
    draft.shorten(LONGEST);
    String name = names.whole(draft.text());
    boolean unclear = name.isEmpty() || name.length() > LONGEST || holds(draft, "PRP");
    Topic.Kind kind = several ? Topic.Kind.SEVERAL : kind(head, name);
    return unclear ? null : new Topic(name, kind, gender(head, name), isNamed(head));
  }

  /** "Kerry", "the ferry Aurora". */
  private boolean isNamed(int head) {
    boolean apposed = syntax.is(head + 1, "appos") && syntax.head(head + 1) == head;
    return syntax.isName(head) || (apposed && syntax.isName(head + 1));
  }

  private boolean holds(TitleDraft draft, String tag) {
    return draft.words().stream().anyMatch(i -> syntax.tag(i).startsWith(tag));
  }

  /** Whether its name can stand elsewhere: with a verb in it, it may be taken wrongly. */
  private boolean stands(int head) {
    if (topic(head) == null || mayBeUnknown(head) || pointsElsewhere(head)) {
      return false;
    }
    TitleDraft draft = new TitleDraft(sentence);
    draft.add(new Constituents(sentence).nounPhrase(head));
    return !holds(draft, "VB");
  }

  /** "the last man", "another ship": what it is told apart from stands elsewhere. */
  private boolean pointsElsewhere(int head) {
    for (int child : syntax.children(head)) {
      boolean apart =
          switch (syntax.lower(child)) {
            case "last", "other", "another", "same", "former", "latter", "next", "such" -> true;
            default -> false;
          };
      if (apart && child < head && !syntax.isName(head)) {
        return true;
      }
    }
    return false;
  }

  private Gender gender(int head, String name) {
    Gender told = Gender.of(syntax, head);
    if (told == Gender.UNKNOWN && syntax.isName(head) && names.isFirstName(name)) {
      return Gender.ofGivenName(name);
    }
    return told == Gender.UNKNOWN ? Gender.ofName(name) : told;
  }

  private Topic.Kind kind(int head, String name) {
    boolean person =
        (Nouns.isRole(syntax.lemma(head)) && !syntax.tag(head).equals("NNS"))
            || (syntax.isName(head) && hasRole(head))
            || gender(head, name) != Gender.UNKNOWN;
    if (!person && names.isPerson(name) && !holdsPlace(name)) {
      return Topic.Kind.NAME;
    }
    boolean several =
        !person
            && switch (syntax.tag(head)) {
              case "NNS", "CD" -> true;
              // "Republicans", but not "Norda Mines".
              case "NNPS" -> name.indexOf(' ') < 0;
              default -> false;
            };
    return person ? Topic.Kind.PERSON : several ? Topic.Kind.SEVERAL : Topic.Kind.THING;
  }

  /** "Greater Malmo": no person. */
  static boolean holdsPlace(String name) {
    for (String word : name.split(" ")) {
      if (Gazetteer.world().place(word) != null) {
        return true;
      }
    }
    return false;
  }

  /** "founder and head Ana Ruiz": two offices, one person. */
  private boolean isOfOne(int head) {
    int second = syntax.child(head, "conj");
    return Nouns.isRole(syntax.lower(head))
        && syntax.isName(second)
        && syntax.child(second, "det", "poss") < 0
        && hasRole(second)
        && syntax.child(second, "conj") < 0;
  }

  private boolean hasRole(int head) {
    for (int child : syntax.children(head)) {
      if (child < head
          && syntax.is(child, "compound", "nmod")
          && Nouns.isRole(syntax.lower(child))) {
        return true;
      }
    }
    return false;
  }

  /** Gives the story the names that its sentence holds. */
  void conclude() {
    Verb main = main();
    int subject = main == null ? -1 : Clauses.subject(syntax, main.head());
    int named = 0;
    Map<String, List<Scene.Thing>> nouns = new HashMap<>();
    for (int i = 0; i < syntax.size() && named < MOST_NAMED; i++) {
      Topic topic = isHeadOfName(i) && !sentence.isTime(i) ? topic(i) : null;
      if (topic != null && topic.kind() == Topic.Kind.PERSON && syntax.isName(i)) {
        rolesOf(i).forEach(role -> scene.bear(role, topic.name()));
      }
      if (topic != null && !isOfSubject(i, subject)) {
        named++;
        boolean name = syntax.tag(i).equals("NNP") && !scene.isTold(syntax.lower(i));
        boolean one = syntax.tag(i).equals("NN") || name;
        if (one && topic.name().indexOf(' ') > 0) {
          nouns
              .computeIfAbsent(syntax.lower(i), _ -> new ArrayList<>())
              .add(new Scene.Thing(topic.name(), brief(i)));
        }
      }
    }
    scene.tellThings(nouns);
    scene.speak(antecedents().here());
  }

  /** A thing with what stands before it, as within a sentence: "relief well", "Aurora rig". */
  private String brief(int head) {
    StringBuilder name = new StringBuilder();
    for (int child : syntax.children(head)) {
      boolean plain = syntax.isNoun(child) || syntax.tag(child).equals("JJ");
      // "Bay of Riga oil well": the name is the bay's.
      boolean others = syntax.isPreposition(syntax.first(child) - 1);
      boolean before = child < head && syntax.is(child, "compound", "amod") && !others;
      for (int i = syntax.first(child); before && plain && i <= child; i++) {
        String word = syntax.string(i);
        boolean opener = i == 0 && !syntax.isName(0);
        name.append(sentence.isTime(i) ? "" : (opener ? decapitalised(word) : word) + " ");
      }
    }
    return name + syntax.lower(head);
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** What a person is called beside his name: "Senator Ana Ruiz", "Ana Ruiz, the senator". */
  private List<String> rolesOf(int name) {
    List<String> roles = new ArrayList<>();
    for (int child : syntax.children(name)) {
      if (syntax.is(child, "compound", "nmod", "appos") && Nouns.isRole(syntax.lower(child))) {
        roles.add(syntax.lower(child));
      }
    }
    int over = syntax.is(name, "appos") ? syntax.head(name) : -1;
    if (over >= 0 && Nouns.isRole(syntax.lower(over))) {
      roles.add(syntax.lower(over));
    }
    return roles;
  }

  /**
   * "Kerry is the chairman", "a niece of the mayor", "served as president": no other person than
   * the one whom a sentence is about.
   */
  private boolean isOfSubject(int noun, int subject) {
    int at = syntax.is(noun, "conj") ? syntax.head(noun) : noun;
    boolean bare = Nouns.isRole(syntax.lower(noun)) && syntax.child(noun, "det", "poss") < 0;
    return syntax.is(at, "attr")
        || (noun != subject && syntax.isIn(noun, subject) && !syntax.is(noun, "conj"))
        || (bare && !syntax.isName(noun) && syntax.is(noun, "pobj", "oprd"));
  }

  private @Nullable Verb main() {
    for (Verb verb : syntax.verbs()) {
      if (verb.isFinite() && syntax.head(verb.head()) < 0) {
        int said = syntax.child(verb.head(), "ccomp");
        Verb told = said >= 0 && said < verb.head() ? syntax.verb(said) : null;
        return told == null ? verb : told;
      }
    }
    return null;
  }
}
