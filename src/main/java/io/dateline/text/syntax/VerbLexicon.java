package io.dateline.text.syntax;

import io.dateline.text.Lexicon;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Verbs by lemma, with their classes and irregular past forms. A verb with its particle is a row of
 * its own: "call off".
 */
public final class VerbLexicon {

  private record Entry(Set<VerbClass> classes) {}

  private static final VerbLexicon ENGLISH = new VerbLexicon("en/verbs.tsv");

  private final Lexicon<Entry> entries;

  private VerbLexicon(String file) {
    entries = Lexicon.load(VerbLexicon.class, file, VerbLexicon::entry);
  }

  private static Entry entry(String[] row, Optional<Entry> known) {
    Set<VerbClass> classes = EnumSet.noneOf(VerbClass.class);
    known.ifPresent(entry -> classes.addAll(entry.classes()));
    for (String name : row[1].split(" ")) {
      classes.add(VerbClass.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return new Entry(classes);
  }

  public static VerbLexicon english() {
    return ENGLISH;
  }

  /** Whether the verb of this lemma is of a class. */
  public boolean is(String lemma, VerbClass kind) {
    Entry entry = entries.get(lemma);
    return entry != null && entry.classes().contains(kind);
  }

  /** Whether the verb at a word, with its particle, is of a class. */
  public boolean is(Analysis sentence, int verb, VerbClass kind) {
    String lemma = sentence.lemma(verb);
    int particle = particle(sentence, verb);
    if (particle >= 0) {
      Entry phrasal = entries.get(lemma + " " + sentence.lower(particle));
      if (phrasal != null) {
        return phrasal.classes().contains(kind);
      }
    }
    return is(lemma, kind);
  }

  /** "called off", "brought forward": the particle of a verb, or -1. */
  private static int particle(Analysis sentence, int verb) {
    int particle = sentence.child(verb, "prt");
    if (particle >= 0) {
      return particle;
    }
    for (int child : sentence.children(verb)) {
      if (child > verb && sentence.is(child, "advmod", "prep")) {
        return child;
      }
    }
    return -1;
  }
}
