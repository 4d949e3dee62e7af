package io.dateline.event;

import io.dateline.text.Gazetteer;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a sentence sets an event: by the places that it names in what belongs to the event,
 * and by "the city" where the text before says which.
 */
final class Locations {

  /** How far up its sentence a scene is looked for. */
  private static final int DEEPEST = 3;

  private final Telling telling;
  private final Analysis syntax;
  private final Names names;

  /** Whether places are looked for in what describes things too: "the raid that hit the town". */
  private boolean described;

  Locations(Telling telling, Names names) {
    this.telling = telling;
    this.syntax = telling.syntax();
    this.names = names;
  }

  /**
   * The names of the places, in the order of the sentence: of those that the event's own words
   * tell; where these tell of no city, of those of the clauses that describe what has a part in it,
   * and then of those that it shares its scene with. Of what somebody says only those of where it
   * is said.
   */
  List<String> all() {
    Verb verb = telling.anchor().verb();
    int trigger = telling.anchor().trigger();
    Set<String> places = new LinkedHashSet<>();
    if (verb != null && Clauses.isReport(syntax, verb.head())) {
      // Where somebody is from, and what is spoken of, is not where it is said.
      add(adverbials(verb.head()), places);
      return List.copyOf(places);
    }
    boolean city = tell(verb, places);
    if (!city) {
      described = true;
      city = tell(verb, places);
    }
    if (!city && (verb != null || isInClause(trigger))) {
      ofScene(verb == null ? syntax.head(trigger) : verb.head(), places);
    }
    return List.copyOf(places);
  }

  private boolean tell(@Nullable Verb verb, Set<String> places) {
    return verb == null ? ofNoun(telling.anchor().trigger(), places) : ofVerb(verb.head(), places);
  }

  /** Adds the places among some words; whether one of them is finer than a country. */
  private boolean add(BitSet words, Set<String> places) {
    boolean city = false;
    for (Names.Named named : names.in(telling.sentence(), words)) {
      if (named.place()) {
        places.add(named.name());
        Gazetteer.Place known = Gazetteer.world().place(named.name());
        city |= known == null || known.kind() == Gazetteer.PlaceKind.CITY;
      }
    }
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      boolean taken =
          Nouns.placeKind(syntax.lower(i)) != null
              && PlaceRole.of(syntax, i, i, true, true) == PlaceRole.SETTING;
      String meant = taken ? telling.references().known(i) : null;
      if (meant != null) {
        places.add(meant);
        city |= Nouns.placeKind(syntax.lower(i)) == Gazetteer.PlaceKind.CITY;
      }
    }
    return city;
  }

  private boolean ofVerb(int verb, Set<String> places) {
    BitSet words = new BitSet();
    int subject = telling.subject();
    if (subject >= 0) {
      words.or(new Constituents(telling.sentence()).nounPhrase(subject));
      words.and(told(subject));
    }
    for (int child : syntax.children(verb)) {
      if (!syntax.is(child, "advcl", "conj", "parataxis")) {
        words.or(told(child));
      }
    }
    return add(words, places);
  }

  /**
   * The words under a word that tell of the same happening: not those of relative clauses, nor
   * those that tell what was before or will be after ("since returning from Riga").
   */
  private BitSet told(int top) {
    BitSet words = syntax.subtree(top);
    for (int i = words.nextSetBit(0); i >= 0; i = words.nextSetBit(i + 1)) {
      boolean other =
          switch (syntax.lower(i)) {
            case "after", "before", "since", "until" -> syntax.child(i, "pcomp") >= 0;
            default -> syntax.is(i, "relcl") && !(described && isTelling(i));
          };
      if (other) {
        words.andNot(syntax.subtree(i));
      }
    }
    return words;
  }

  /**
   * "a raid that hit the town", not "the town, which lies near Riga" or "a man who had left Riga".
   */
  private boolean isTelling(int clause) {
    return !syntax.lower(syntax.first(clause) - 1).equals(",")
        && !syntax.lower(syntax.first(clause)).equals("who");
  }

  /** "A strike in the town": the noun's own words; "talks began in the town": its verb's places. */
  private boolean ofNoun(int noun, Set<String> places) {
    BitSet words = told(noun);
    if (isInClause(noun)) {
      words.or(adverbials(syntax.head(noun)));
    }
    return add(words, places);
  }

  private boolean isInClause(int noun) {
    return syntax.is(noun, "nsubj", "nsubjpass", "dobj") && syntax.verb(syntax.head(noun)) != null;
  }

  /**
   * "Crowds met in the town to mourn", "police fired as people marched through the town": what goes
   * on at once, or by the same people, goes on at the same place.
   */
  private void ofScene(int verb, Set<String> places) {
    int at = verb;
    for (int depth = 0; depth < DEEPEST && isOfSameScene(at); depth++) {
      at = syntax.head(at);
      if (add(adverbials(at), places)) {
        return;
      }
    }
    for (int child : syntax.children(verb)) {
      if (isOfSameScene(child) && add(told(child), places)) {
        return;
      }
    }
  }

  /** Whether what a verb tells goes on where that of the verb above does. */
  private boolean isOfSameScene(int verb) {
    int above = syntax.head(verb);
    boolean clauses = syntax.verb(verb) != null && syntax.verb(above) != null;
    boolean atOnce =
        switch (Clauses.mark(syntax, verb)) {
          case "", "as", "when", "where", "while", "to" -> true;
          default -> false;
        };
    return clauses
        && atOnce
        && syntax.is(verb, "advcl", "conj", "xcomp")
        && !Clauses.isReport(syntax, above)
        && !Clauses.isReport(syntax, verb);
  }

  /** The words that say where something is done. */
  private BitSet adverbials(int verb) {
    BitSet words = new BitSet();
    for (int child : syntax.children(verb)) {
      if (syntax.is(child, "prep")) {
        words.or(told(child));
      }
    }
    return words;
  }
}
