package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Verb;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds who takes part in an event. */
final class Participants {

  private static final int LONGEST_SOURCE = 60;

  private final Telling telling;
  private final Analysis syntax;
  private final Names names;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  Participants(Telling telling, Names names) {
    this.telling = telling;
    this.syntax = telling.syntax();
    this.names = names;
    Verb verb = telling.anchor().verb();
    if (verb == null) {
      take(syntax.subtree(telling.anchor().trigger()), Role.PARTICIPANT);
    } else {
      takeSubject(verb);
      takeRest(verb);
    }
  }

  private void takeSubject(Verb verb) {
    Role role = verb.passive() ? Role.PATIENT : Role.AGENT;
    int subject = telling.subject();
    if (subject >= 0 && telling.references().isPronoun(subject)) {
      String meant = telling.references().meant(subject);
      if (meant != null && Character.isUpperCase(meant.charAt(0)) && meant.indexOf(' ') > 0) {
        roles.put(names.whole(meant), role);
      }
    } else if (subject >= 0) {
      take(new Constituents(telling.sentence()).nounPhrase(subject), role);
    }
  }

  private void takeRest(Verb verb) {
    for (int child : syntax.children(verb.head())) {
      if (child != telling.subject() && !syntax.is(child, "advcl", "conj", "parataxis")) {
        take(syntax.subtree(child), role(verb, child));
      }
    }
  }

  private Role role(Verb verb, int child) {
    return switch (syntax.label(child)) {
      case "dobj" -> Role.PATIENT;
      case "agent" -> verb.passive() ? Role.AGENT : Role.PARTICIPANT;
      default -> Role.PARTICIPANT;
    };
  }

  private void take(BitSet words, Role role) {
    for (Names.Named named : names.in(telling.sentence(), words)) {
      if (!named.place()) {
        roles.putIfAbsent(named.name(), role);
      }
    }
  }

  List<Participant> all() {
    List<Participant> all = new ArrayList<>();
    roles.forEach((name, role) -> all.add(new Participant(name, role)));
    return all;
  }

  /** Who is reported to say what a verb tells; null where nobody is. */
  static @org.jspecify.annotations.Nullable String source(Telling telling) {
    Verb verb = telling.anchor().verb();
    Analysis syntax = telling.syntax();
    int from = verb == null ? telling.anchor().trigger() : verb.head();
    Verb report = io.dateline.text.syntax.Clauses.report(syntax, from);
    if (report == null || telling.isReport()) {
      return null;
    }
    int subject = io.dateline.text.syntax.Clauses.subject(syntax, report.head());
    if (subject < 0) {
      return null;
    }
    if (telling.references().isPronoun(subject)) {
      return telling.references().meant(subject);
    }
    TitleDraft draft = new TitleDraft(telling.sentence());
    draft.add(new Constituents(telling.sentence()).nounPhrase(subject));
    draft.shorten(LONGEST_SOURCE);
    String source = syntax.string(syntax.first(subject));
    String name = draft.text();
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    boolean common =
        !name.isEmpty() && !capitals && !syntax.isName(first(draft)) && !source.equals("I");
    String shown = common ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    return name.isEmpty() || name.length() > LONGEST_SOURCE ? null : shown;
  }

  private static int first(TitleDraft draft) {
    int first = draft.words().nextSetBit(0);
    String word = draft.sentence().syntax().lower(first);
    boolean article = word.equals("the") || word.equals("a") || word.equals("an");
    return article ? draft.words().nextSetBit(first + 1) : first;
  }
}
