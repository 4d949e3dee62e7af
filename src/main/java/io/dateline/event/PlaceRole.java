package io.dateline.event;

import io.dateline.text.Lexicon;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;

/** What the name of a place does in its sentence. */
enum PlaceRole {
  /** It says where something is or takes place: "in Homs", "the Homs shelling". */
  SETTING,
  /** It stands for its government or people: "Moscow said". */
  ACTOR,
  /** It only says whose or which something is: "Egypt's minister", "fighters from Misrata". */
  NOTHING;

  /** Nouns of what lies where the place before them does: "airport", "outskirts". */
  private static final Lexicon<Boolean> SITES =
      Lexicon.load(PlaceRole.class, "en/site-nouns.tsv", (row, _) -> row.length > 1);

  private static final int DEEPEST = 6;

  /**
   * The role of a name.
   *
   * @param first its first word
   * @param last its last word
   * @param city whether it is a city's: what is done to a city is done there
   * @param seat whether a government sits there, for which the name may stand
   */
  static PlaceRole of(Analysis syntax, int first, int last, boolean city, boolean seat) {
    int head = last;
    for (int i = first; i <= last; i++) {
      head = syntax.head(i) < first || syntax.head(i) > last ? i : head;
    }
    boolean says = syntax.is(head, "nsubj") && Clauses.isReport(syntax, syntax.head(head));
    return city && !seat && !says && syntax.is(head, "nsubj") ? SETTING : of(syntax, head, city, 0);
  }

  private static PlaceRole of(Analysis syntax, int word, boolean city, int depth) {
    int over = syntax.head(word);
    return switch (syntax.label(word)) {
      case "nsubj" -> ACTOR;
      case "nsubjpass" -> city && !Clauses.isReport(syntax, over) ? SETTING : ACTOR;
      case "dobj" -> city ? SETTING : ACTOR;
      case "dative" -> ACTOR;
      case "poss" -> isSomebodys(syntax, over) ? NOTHING : SETTING;
      case "pobj" -> behind(syntax, over, city);
      case "compound", "nn", "nmod", "amod" ->
          Nouns.isEvent(syntax, over) || isSite(syntax.lower(over)) ? SETTING : NOTHING;
      case "appos", "conj" -> depth < DEEPEST ? ofOther(syntax, over, city, depth) : NOTHING;
      default -> NOTHING;
    };
  }

  /** "the port, Brega", "in Homs and Hama": it does what the noun before it does. */
  private static PlaceRole ofOther(Analysis syntax, int noun, boolean city, int depth) {
    return syntax.isNoun(noun) ? of(syntax, noun, city, depth + 1) : NOTHING;
  }

  private static PlaceRole behind(Analysis syntax, int preposition, boolean city) {
    int over = syntax.head(preposition);
    String verb = syntax.verb(over) == null ? "" : syntax.lemma(over);
    return switch (syntax.lower(preposition)) {
      case "by", "with", "against", "between" -> ACTOR;
      case "than", "like", "about", "as", "despite", "regarding", "including" -> NOTHING;
      case "from" -> verb.isEmpty() || isArrival(verb) ? NOTHING : SETTING;
      case "for" -> verb.equals("leave") || verb.equals("head") ? SETTING : NOTHING;
      case "outside" -> city ? SETTING : NOTHING;
      case "of" ->
          isDirection(syntax.lower(preposition - 1)) || isSomebody(syntax, over)
              ? NOTHING
              : SETTING;
      default -> SETTING;
    };
  }

  /** Who arrives or comes from a place is elsewhere. */
  private static boolean isArrival(String verb) {
    return switch (verb) {
      case "arrive", "bring", "come", "hail", "import", "return" -> true;
      default -> false;
    };
  }

  /** "200 km east of": somewhere else. */
  private static boolean isDirection(String word) {
    return word.startsWith("north")
        || word.startsWith("south")
        || word.startsWith("east")
        || word.startsWith("west");
  }

  /** "Egypt's minister", "Egypt's parliament": he or it may be anywhere. */
  private static boolean isSomebodys(Analysis syntax, int owned) {
    boolean named = syntax.isName(owned) && !isSite(syntax.lower(owned));
    return named || isSomebody(syntax, owned);
  }

  private static boolean isSomebody(Analysis syntax, int noun) {
    return Nouns.isRole(syntax.lower(noun))
        || Nouns.isOrganisation(syntax.string(noun))
        || Gender.isOf(syntax.lower(noun));
  }

  private static boolean isSite(String noun) {
    return SITES.contains(noun);
  }

  /** Whether what bears a city's name before this word lies in that city: "Riga Airport". */
  static boolean isInItsCity(String word) {
    return Boolean.TRUE.equals(SITES.get(word));
  }
}
