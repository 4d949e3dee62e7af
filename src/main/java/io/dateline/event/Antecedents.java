package io.dateline.event;

import io.dateline.event.Antecedent.Part;
import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom or what a pronoun may mean, and the traits by which {@link Coreference} decides. */
final class Antecedents {

  /** A description stands for one of so many names. */
  private static final int MOST_NAMES = 9;

  /** How many clauses up a subject is looked for. */
  private static final int HIGHEST = 6;

  private final TimedSentence sentence;
  private final Analysis syntax;
  private final Scene scene;
  private final Names names;
  private final List<Antecedent> here;
  private final Map<Integer, Coreference.Guess> guesses = new HashMap<>();

  /**
   * Decides about all pronouns and descriptions of a sentence, from the first: one that was
   * understood is a phrase that the next may take up.
   *
   * @param nouns the noun phrases of the sentence, in order
   * @param empty the pronouns that mean nothing
   */
  Antecedents(
      TimedSentence sentence, Scene scene, Names names, List<Antecedent> nouns, BitSet empty) {
    this.sentence = sentence;
    this.syntax = sentence.syntax();
    this.scene = scene;
    this.names = names;
    this.here = new ArrayList<>(nouns);
    for (int i = 0; i < syntax.size(); i++) {
      boolean pronoun = isPronoun(syntax, i);
      if (pronoun || isDescription(syntax, i)) {
        List<Option> options = pronoun ? of(i) : ofDescription(i);
        List<String> none =
            pronoun ? traitsOfNone(i, options, empty.get(i)) : traitsOfItself(i, options);
        Coreference.Guess guess = Coreference.standard().guess(options, none);
        if (guess != null) {
          guesses.put(i, guess);
        }
        Option sure = decided(i);
        if (sure != null) {
          insert(sure.nearest().again(sentence, scene.sentence(), i));
        }
      }
    }
  }

  private void insert(Antecedent pronoun) {
    here.removeIf(one -> one.word() == pronoun.word());
    int at = here.size();
    while (at > 0 && here.get(at - 1).word() > pronoun.word()) {
      at--;
    }
    here.add(at, pronoun);
  }

  /** The phrases of the sentence that a later sentence may take up, in order. */
  List<Antecedent> here() {
    return here;
  }

  /**
   * Whom or what a pronoun or a description means; null where it means nothing, or nobody can be
   * sure.
   */
  @Nullable Option decided(int pronoun) {
    Coreference.Guess guess = guesses.get(pronoun);
    return guess != null && guess.isSure() ? guess.option() : null;
  }

  /** What it rather means than anything else; null where it may as well mean nothing. */
  @Nullable Option likely(int pronoun) {
    Coreference.Guess guess = guesses.get(pronoun);
    return guess != null && guess.likely() >= Coreference.LIKELY ? guess.option() : null;
  }

  /** Whether something else may be meant. */
  enum Rivalry {
    /** Nothing else that was named agrees, or no other part of the sentence with its subject. */
    ALONE,
    OPEN,
    /** Another person may be meant, or the one whose it is. */
    CONTESTED
  }

  /**
   * Somebody or something that a pronoun may mean.
   *
   * @param phrases those that name it, the nearest first
   */
  record Option(List<Antecedent> phrases, List<String> traits, Rivalry rivalry) {
    Antecedent nearest() {
      return phrases.getFirst();
    }

    /** The name to be put in place of the pronoun; null where no phrase can stand elsewhere. */
    @Nullable String name() {
      for (Antecedent one : phrases) {
        if (one.standing()) {
          return one.topic().name();
        }
      }
      return null;
    }
  }

  /** All that agree with a pronoun in gender and number, the nearest first. */
  List<Option> of(int pronoun) {
    Topic.Kind kind = kindOf(syntax.lower(pronoun));
    Map<String, List<Antecedent>> entities = new LinkedHashMap<>();
    if (kind == null) {
      return List.of();
    }
    for (Antecedent one : here) {
      if (one.word() > pronoun && isCataphor(pronoun, one.word())) {
        take(one, pronoun, kind, entities);
      }
    }
    for (int i = here.size() - 1; i >= 0; i--) {
      Antecedent one = here.get(i);
      if (one.word() < pronoun && !isBarred(pronoun, one.word())) {
        take(one, pronoun, kind, entities);
      }
    }
    for (Antecedent one : scene.spoken()) {
      take(one, pronoun, kind, entities);
    }
    List<Option> options = new ArrayList<>();
    long parts = entities.values().stream().map(List::getFirst).filter(this::isPartHere).count();
    for (List<Antecedent> phrases : entities.values()) {
      long others = parts - (isPartHere(phrases.getFirst()) ? 1 : 0);
      long against = Math.min(others, 2);
      List<String> traits =
          traits(pronoun, kind, phrases, options.size(), entities.size(), against);
      options.add(new Option(phrases, traits, rivalry(pronoun, kind, entities, phrases, against)));
    }
    return options;
  }

  /**
   * Whether a word heads a description that may stand for a name: "the agency", "the Portuguese
   * coach". What describes itself by more than qualities before it is not one.
   */
  static boolean isDescription(Analysis syntax, int head) {
    if (!syntax.tag(head).equals("NN")
        || !syntax.lower(syntax.first(head)).equals("the")
        || syntax.last(head) != head
        || Nouns.isEvent(syntax, head)
        || Nouns.isDocument(syntax.lower(head))) {
      return false;
    }
    for (int child : syntax.children(head)) {
      boolean plain = syntax.is(child, "det", "amod", "compound", "nmod") && !syntax.isName(child);
      if (!plain || syntax.first(child) != child) {
        return false;
      }
    }
    return true;
  }

  /** The names for which a description may stand, the nearest first. */
  List<Option> ofDescription(int head) {
    Map<String, List<Antecedent>> entities = new LinkedHashMap<>();
    for (int i = here.size() - 1; i >= 0; i--) {
      Antecedent one = here.get(i);
      if (one.word() < head && !isBarred(head, one.word())) {
        takeName(one, head, entities);
      }
    }
    scene.spoken().forEach(one -> takeName(one, head, entities));
    List<Option> options = new ArrayList<>();
    for (List<Antecedent> phrases : entities.values()) {
      if (options.size() < MOST_NAMES) {
        List<String> traits = traitsOfName(head, phrases, options.size(), entities);
        boolean person = phrases.getFirst().topic().kind() == Topic.Kind.PERSON;
        Rivalry rivalry = person ? Rivalry.CONTESTED : Rivalry.OPEN;
        options.add(new Option(phrases, traits, rivalry));
      }
    }
    return options;
  }

  private void takeName(Antecedent one, int head, Map<String, List<Antecedent>> entities) {
    boolean longer = isOfNoun(one, syntax.lower(head)) && one.topic().name().indexOf(' ') > 0;
    boolean alike = one.topic().kind() != Topic.Kind.SEVERAL && (one.topic().isName() || longer);
    if (alike) {
      entities.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one);
    }
  }

  /** "the Environment Agency" of "agency". */
  private static boolean isOfNoun(Antecedent one, String noun) {
    String name = one.topic().name().toLowerCase(Locale.ROOT);
    return name.endsWith(" " + noun);
  }

  private List<String> traitsOfName(
      int head, List<Antecedent> phrases, int rank, Map<String, List<Antecedent>> entities) {
    Antecedent nearest = phrases.getFirst();
    String noun = syntax.lower(head);
    Topic topic = nearest.topic();
    String kind = nounKind(noun) + "/" + nameKind(topic);
    int distance = scene.sentence() - nearest.sentence();
    String far = distance >= 4 ? "4+" : String.valueOf(distance);
    Antecedent subject = mostProminent(phrases);
    int since = Math.min(scene.sentence() - subject.sentence(), 4);
    long alike =
        entities.values().stream()
            .filter(other -> nameKind(other.getFirst().topic()).equals(nameKind(topic)))
            .count();
    int told = topic.isName() ? names.count(nearest.key()) : 0;
    String often = told >= 6 ? "6+" : told >= 3 ? "3-5" : String.valueOf(told);
    List<String> traits = new ArrayList<>();
    for (String trait :
        List.of(
            "kind=" + kind,
            "noun=" + noun + "/" + nameKind(topic),
            "same=" + isOfNoun(nearest, noun) + "/" + far,
            "far=" + far,
            "kind-far=" + kind + "/" + far,
            "best=" + since + "/" + subject.part() + (subject.main() ? "/main" : ""),
            "rank=" + Math.min(rank, 4),
            "alike=" + Math.min(alike, 4),
            "kind-alike=" + kind + "/" + Math.min(alike, 3),
            "only=" + (entities.size() == 1) + "/" + kind,
            "times=" + Math.min(phrases.size(), 4),
            "told=" + often,
            "kind-told=" + kind + "/" + often,
            "parts=" + Part.of(syntax, head) + "/" + subject.part() + "/" + since,
            "known=" + isKnownAs(noun, topic) + "/" + kind,
            "qualities=" + qualities(head) + "/" + nameKind(topic),
            "spoke=" + phrases.stream().anyMatch(Antecedent::speaks) + "/" + kind)) {
      traits.add("the:" + trait);
    }
    if (distance == 0) {
      traits.add("the:here=" + relation(head, nearest));
    }
    return traits;
  }

  /** Whether the text called it so: "Ana Ruiz, the mayor". */
  private boolean isKnownAs(String noun, Topic topic) {
    return topic.name().equals(scene.bearer(noun));
  }

  private int qualities(int head) {
    return Math.min(head - syntax.first(head) - 1, 2);
  }

  /** What kind of thing a common noun can mean. */
  private static String nounKind(String noun) {
    if (Nouns.isRole(noun)) {
      return "role";
    }
    if (Nouns.placeKind(noun) != null) {
      return "place-" + Nouns.placeKind(noun);
    }
    if (Nouns.standsForName(noun) || Nouns.isOrganisation(noun)) {
      return "body";
    }
    if (Nouns.isCollective(noun)) {
      return "group";
    }
    if (Nouns.isUnique(noun)) {
      return "unique";
    }
    boolean agent = noun.endsWith("er") || noun.endsWith("or") || noun.endsWith("ist");
    return agent || noun.endsWith("man") || noun.endsWith("ian") ? "agent" : "other";
  }

  private static String nameKind(Topic topic) {
    Gazetteer.Place place = Gazetteer.world().place(topic.name());
    if (place != null) {
      return place.kind().name();
    }
    String last = topic.name().substring(topic.name().lastIndexOf(' ') + 1);
    boolean body = Nouns.isOrganisation(last.toLowerCase(Locale.ROOT)) || Nouns.isCompany(last);
    boolean acronym = last.length() > 1 && last.chars().allMatch(Character::isUpperCase);
    String name = topic.isName() ? topic.kind().name() : "PHRASE";
    return body ? "BODY" : acronym ? "ACRONYM" : name;
  }

  /** What speaks for a description's standing for itself. */
  List<String> traitsOfItself(int head, List<Option> options) {
    String noun = syntax.lower(head);
    String kind = nounKind(noun);
    return List.of(
        "the:none",
        "the:none/" + noun,
        "the:none/kind=" + kind,
        "the:none/options=" + Math.min(options.size(), 5),
        "the:none/qualities=" + qualities(head) + "/" + kind,
        "the:none/part=" + Part.of(syntax, head) + "/" + kind,
        "the:none/first=" + (scene.sentence() < 2),
        "the:none/told=" + scene.isTold(noun) + "/" + kind,
        "the:none/same=" + options.stream().anyMatch(one -> isOfNoun(one.nearest(), noun)));
  }

  private Rivalry rivalry(
      int pronoun,
      Topic.Kind kind,
      Map<String, List<Antecedent>> entities,
      List<Antecedent> phrases,
      long against) {
    if (entities.size() == 1) {
      return Rivalry.ALONE;
    }
    Antecedent nearest = phrases.getFirst();
    boolean here = nearest.sentence() == scene.sentence();
    boolean own = here && relation(pronoun, nearest).equals("own-subject");
    boolean owned = here && !own && syntax.tag(ownerOf(nearest.word())).matches("NNP?");
    // A false statement about a person is the worst fault: somebody else who agrees may be meant.
    boolean persons = kind == Topic.Kind.PERSON && !own && (against > 0 || !here);
    if (persons || owned) {
      return Rivalry.CONTESTED;
    }
    boolean governs = here && nearest.topic().isName() && governs(relation(pronoun, nearest));
    return governs && against == 0 ? Rivalry.ALONE : Rivalry.OPEN;
  }

  /** "Norda said it", "Norda sold its mines", "when it opens, the Tate": whose clause it is in. */
  private static boolean governs(String relation) {
    return relation.startsWith("speaker1")
        || relation.startsWith("over-subject1")
        || relation.equals("own-subject")
        || relation.equals("joined")
        || relation.equals("after");
  }

  private int ownerOf(int noun) {
    return syntax.child(noun, "poss");
  }

  /** Whether a phrase is the subject or the object of a clause of this sentence. */
  private boolean isPartHere(Antecedent one) {
    return one.sentence() == scene.sentence()
        && (one.part() == Part.SUBJECT || one.part() == Part.OBJECT);
  }

  private void take(
      Antecedent one, int pronoun, Topic.Kind kind, Map<String, List<Antecedent>> entities) {
    Gender gender = Gender.ofPronoun(syntax.lower(pronoun));
    if (agrees(one.topic(), kind, gender)) {
      entities.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(one);
    }
  }

  /** Whether a word is a pronoun of the third person. */
  static boolean isPronoun(Analysis syntax, int word) {
    return syntax.tag(word).startsWith("PRP") && kindOf(syntax.lower(word)) != null;
  }

  /** What a pronoun can mean; null for any other word. */
  private static Topic.@Nullable Kind kindOf(String pronoun) {
    return switch (pronoun) {
      case "he", "she", "him", "her", "his" -> Topic.Kind.PERSON;
      case "it", "its" -> Topic.Kind.THING;
      case "they", "them", "their" -> Topic.Kind.SEVERAL;
      default -> null;
    };
  }

  private static boolean agrees(Topic topic, Topic.Kind pronoun, Gender gender) {
    String name = topic.name().toLowerCase(Locale.ROOT);
    String last = name.substring(name.lastIndexOf(' ') + 1);
    return topic.agrees(pronoun, gender)
        || (pronoun == Topic.Kind.SEVERAL
            && topic.kind() == Topic.Kind.THING
            && (Nouns.isCollective(last) || Nouns.standsForName(last) || topic.isName()))
        || (pronoun == Topic.Kind.PERSON && mayBePerson(topic));
  }

  /** "Ban": a name alone may be a person's where it is no place's and no organisation's. */
  private static boolean mayBePerson(Topic topic) {
    String last = topic.name().substring(topic.name().lastIndexOf(' ') + 1);
    boolean acronym = last.length() > 1 && last.chars().allMatch(Character::isUpperCase);
    boolean letters = topic.name().chars().noneMatch(Character::isDigit);
    return topic.isName()
        && topic.kind() == Topic.Kind.THING
        && letters
        && !acronym
        && !Nouns.isOrganisation(last)
        && !Nouns.isOrganisation(last.toLowerCase(Locale.ROOT))
        && !References.holdsPlace(topic.name());
  }

  /** Two parts of one clause are two: "Ruiz saw him". What holds a pronoun is not meant by it. */
  private boolean isBarred(int pronoun, int noun) {
    boolean owner = syntax.tag(pronoun).equals("PRP$");
    boolean sameClause =
        Clauses.governor(syntax, noun) == Clauses.governor(syntax, pronoun)
            && !owner
            && !syntax.is(noun, "poss");
    boolean withinNoun = syntax.isIn(pronoun, noun) && !isOfConjunct(pronoun, noun);
    int verb = Clauses.governor(syntax, pronoun);
    boolean clauseWithin = withinNoun && verb >= 0 && syntax.isIn(verb, noun) && verb != noun;
    return sameClause || (withinNoun && !clauseWithin);
  }

  /** "Ruiz and her aides", "Washington and its allies". */
  private boolean isOfConjunct(int pronoun, int noun) {
    int second = syntax.child(noun, "conj");
    return second > noun && second != pronoun && syntax.isIn(pronoun, second);
  }

  /** "Before he left, Kerry said", "In his speech, Kerry said". */
  private boolean isCataphor(int pronoun, int noun) {
    int verb = syntax.head(noun);
    if (!syntax.is(noun, "nsubj", "nsubjpass") || syntax.isIn(pronoun, noun)) {
      return false;
    }
    for (int child : syntax.children(verb)) {
      boolean opens = child < noun && syntax.is(child, "advcl", "prep");
      if (opens && syntax.isIn(pronoun, child)) {
        return true;
      }
    }
    return false;
  }

  private List<String> traits(
      int pronoun, Topic.Kind kind, List<Antecedent> phrases, int rank, int rivals, long against) {
    Antecedent nearest = phrases.getFirst();
    String who = kind.name().toLowerCase(Locale.ROOT) + ":";
    int distance = scene.sentence() - nearest.sentence();
    String far = distance >= 4 ? "4+" : String.valueOf(distance);
    List<String> traits = new ArrayList<>();
    if (distance == 0) {
      both(traits, who, "here=" + relation(pronoun, nearest));
    }
    Antecedent subject = mostProminent(phrases);
    int since = scene.sentence() - subject.sentence();
    String place = (since >= 4 ? "4+" : String.valueOf(since)) + "/" + subject.part();
    both(traits, who, "best=" + place + (subject.main() ? "/main" : ""));
    both(traits, who, "rank=" + Math.min(rank, 4));
    traits.add(who + "rivals=" + Math.min(rivals, 6));
    both(traits, who, "times=" + Math.min(phrases.size(), 4));
    if (rank == 0 && rivals == 1) {
      traits.add("only/" + far);
    }
    Part part = Part.of(syntax, pronoun);
    both(traits, who, "parts=" + part + "/" + subject.part());
    traits.add(who + "step=" + Math.min(since, 3) + "/" + part + "/" + subject.part());
    if (distance == 0) {
      both(traits, who, "name-here=" + nearest.topic().isName() + "/" + relation(pronoun, nearest));
      traits.add("word=" + syntax.lower(pronoun) + "/" + relation(pronoun, nearest));
      traits.add("against=" + against + "/" + relation(pronoun, nearest));
      if (ownerOf(nearest.word()) >= 0) {
        both(traits, who, "owned=" + relation(pronoun, nearest));
      }
    }
    traits.add("opens=" + (pronoun == 0) + "/" + place + (subject.main() ? "/main" : ""));
    traits.add("word=" + syntax.lower(pronoun) + "/" + far);
    Topic topic = nearest.topic();
    both(traits, who, "named=" + topic.isName() + (topic.isName() ? "" : "/" + far));
    both(traits, who, "kind=" + topic.kind());
    if (kind == Topic.Kind.PERSON) {
      boolean sure =
          phrases.stream()
              .anyMatch(one -> one.topic().gender() == Gender.ofPronoun(syntax.lower(pronoun)));
      traits.add("gender=" + sure);
      String star = names.onlyPerson(Gender.ofPronoun(syntax.lower(pronoun)));
      boolean starred = star != null && star.toLowerCase(Locale.ROOT).endsWith(" " + nearest.key());
      traits.add("star=" + starred + "/" + (star != null));
    }
    boolean quoted = sentence.isQuoted(pronoun);
    both(traits, who, "quoted=" + quoted + "/" + nearest.quoted() + "/" + far);
    boolean spoke = phrases.stream().anyMatch(Antecedent::speaks);
    both(traits, who, "speaks=" + Antecedent.speaks(syntax, pronoun) + "/" + spoke);
    both(traits, who, "spoke=" + spoke + "/" + topic.kind());
    if (topic.isName()) {
      int told = names.count(nearest.key());
      both(traits, who, "told=" + (told >= 6 ? "6+" : told >= 3 ? "3-5" : String.valueOf(told)));
    }
    if (Gazetteer.world().place(topic.name()) != null) {
      both(traits, who, "place");
    }
    String last = nearest.key().substring(nearest.key().lastIndexOf(' ') + 1);
    if (Nouns.isRole(last)) {
      traits.add("role");
    }
    if (Nouns.isCollective(last) || Nouns.standsForName(last) || Nouns.isOrganisation(last)) {
      both(traits, who, "body");
    }
    if (Nouns.isDocument(last) || Nouns.isEvent(last)) {
      both(traits, who, "deed");
    }
    if (scene.skippedSince(nearest.sentence())) {
      traits.add("unread=" + scene.skippedPersonSince(nearest.sentence()));
    }
    return traits;
  }

  private static void both(List<String> traits, String who, String trait) {
    traits.add(trait);
    traits.add(who + trait);
  }

  /** The mention of most weight: a main subject of the nearest sentence that has one. */
  private static Antecedent mostProminent(List<Antecedent> phrases) {
    Antecedent best = phrases.getFirst();
    for (Antecedent one : phrases) {
      boolean near = one.sentence() == best.sentence();
      if (near && weight(one) > weight(best)) {
        best = one;
      }
    }
    return best;
  }

  private static int weight(Antecedent one) {
    return (one.part() == Part.SUBJECT ? 2 : 0) + (one.main() ? 1 : 0);
  }

  /** How a phrase stands to a pronoun of the same sentence. */
  private String relation(int pronoun, Antecedent one) {
    int noun = one.word();
    if (noun > pronoun) {
      return "after";
    }
    int clause = Clauses.governor(syntax, pronoun);
    boolean subject = syntax.is(pronoun, "nsubj", "nsubjpass");
    if (isOfConjunct(pronoun, noun)) {
      return "joined";
    }
    if (syntax.isIn(pronoun, noun)) {
      return "within-its-clause";
    }
    if (clause >= 0 && Clauses.subject(syntax, clause) == noun && !subject) {
      return "own-subject";
    }
    if (clause >= 0 && Clauses.governor(syntax, noun) == clause) {
      return "own-clause";
    }
    int at = clause < 0 ? -1 : Clauses.governor(syntax, clause);
    for (int depth = 1; at >= 0 && depth <= HIGHEST; depth++) {
      String level = depth > 2 ? "3+" : String.valueOf(depth);
      if (Clauses.subject(syntax, at) == noun) {
        Verb verb = syntax.verb(at);
        boolean says = verb != null && Clauses.isReport(syntax, verb.head());
        String mark = syntax.label(clause);
        return (says ? "speaker" : "over-subject") + level + (depth == 1 ? "/" + mark : "");
      }
      if (syntax.head(noun) == at) {
        return "over-" + syntax.label(noun) + level;
      }
      at = Clauses.governor(syntax, at);
    }
    for (int child : clause < 0 ? new int[0] : syntax.children(clause)) {
      boolean opens = child < pronoun && syntax.is(child, "advcl", "ccomp", "parataxis");
      if (opens && Clauses.ownSubject(syntax, child) == noun) {
        return "subject-before/" + syntax.label(child);
      }
    }
    return one.part() == Part.SUBJECT ? "other-subject" : "other";
  }

  /** What speaks for a pronoun's meaning nothing of what was named. */
  List<String> traitsOfNone(int pronoun, List<Option> options, boolean empty) {
    Topic.Kind kind = kindOf(syntax.lower(pronoun));
    String who = String.valueOf(kind).toLowerCase(Locale.ROOT) + ":none";
    List<String> traits = new ArrayList<>();
    traits.add(who);
    traits.add("none/" + syntax.lower(pronoun));
    traits.add(who + "/rivals=" + Math.min(options.size(), 5));
    traits.add(who + "/part=" + Part.of(syntax, pronoun));
    traits.add(who + "/quoted=" + sentence.isQuoted(pronoun));
    boolean near = options.stream().anyMatch(one -> one.nearest().sentence() == scene.sentence());
    traits.add(who + "/here=" + near);
    traits.add(who + "/first=" + (scene.sentence() < 2));
    if (empty) {
      traits.add("none/empty");
    }
    if (scene.skippedSince(scene.sentence() - 1)) {
      traits.add(who + "/unread=" + scene.skippedPersonSince(scene.sentence() - 1));
    }
    int verb = syntax.head(pronoun);
    boolean subject = syntax.is(pronoun, "nsubj", "nsubjpass");
    if (subject && syntax.lemma(verb).equals("be")) {
      traits.add(who + "/be");
    }
    return traits;
  }
}
