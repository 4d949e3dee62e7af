package io.dateline.event;

import io.dateline.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whom the subject of a clause means, where that is certain: pronouns resolved, names whole.
 */
final class References {

  /** How near after a report stands the pronoun for who makes it, in words. */
  private static final int REPORT_REACH = 3;

  private static final int LONGEST = 50;

  private final TaggedSentence sentence;
  private final List<VerbGroup> groups;
  private final List<Span> times;
  private final Names names;
  private final Scene scene;

  References(
      TaggedSentence sentence, List<VerbGroup> groups, List<Span> times, Names names, Scene scene) {
    this.sentence = sentence;
    this.groups = groups;
    this.times = times;
    this.names = names;
    this.scene = scene;
  }

  /** Whom or what the subject of a clause means; empty where that is not certain. */
  List<String> subject(Clause clause) {
    if (clause.isPronoun()) {
      String meant = meant(clause);
      return meant == null ? List.of() : List.of(meant);
    }
    return names.people(sentence, clause.subjectBegin(), clause.subjectEnd(), times);
  }

  /**
   * A title that "his", "its" or "their" opens with the name they stand for; an empty string where
   * that is not certain.
   */
  String withOwner(String title) {
    int space = title.indexOf(' ');
    Scene.Kind kind =
        switch (space < 0 ? "" : title.substring(0, space)) {
          case "His", "Her" -> Scene.Kind.PERSON;
          case "Its" -> Scene.Kind.THING;
          case "Their" -> Scene.Kind.SEVERAL;
          default -> Scene.Kind.NONE;
        };
    if (kind == Scene.Kind.NONE) {
      return title;
    }
    String owner = owner(kind);
    return owner == null
        ? ""
        : Titles.finish(
            owner + (owner.endsWith("s") ? "\u2019" : "\u2019s") + title.substring(space));
  }

  /** "The party reported that its office was stormed": who is spoken of before. */
  private @Nullable String owner(Scene.Kind kind) {
    for (VerbGroup group : groups) {
      if (group.form() == VerbGroup.Form.FINITE) {
        Clause clause = Clause.of(sentence, groups, group);
        boolean owned = sentence.tag(clause.subjectBegin()).equals("PRP$");
        if (clause.hasSubject() && !owned && !clause.isPronoun()) {
          return kind(clause) == kind ? name(clause) : null;
        }
        return scene.spokenOf(kind);
      }
    }
    return null;
  }

  /** Tells the story whom or what its sentence was about: the subject of its first clause. */
  void conclude() {
    for (VerbGroup group : groups) {
      if (group.form() == VerbGroup.Form.FINITE) {
        Clause clause = Clause.of(sentence, groups, group);
        if (clause.isPronoun()) {
          String meant = meant(clause);
          if (meant != null) {
            scene.speakOf(meant, kind(clause));
          }
        } else {
          String who = name(clause);
          scene.speakOf(who, who == null ? Scene.Kind.NONE : kind(clause));
        }
        return;
      }
    }
  }

  private Scene.Kind kind(Clause clause) {
    return switch (sentence.lower(clause.subjectBegin())) {
      case "he", "she" -> Scene.Kind.PERSON;
      case "it" -> Scene.Kind.THING;
      case "they" -> Scene.Kind.SEVERAL;
      default -> kindOfNoun(clause);
    };
  }

  private Scene.Kind kindOfNoun(Clause clause) {
    int head = clause.subjectHead();
    if (head < 0) {
      return Scene.Kind.NONE;
    }
    boolean role = false;
    for (int i = clause.subjectBegin(); i < clause.subjectEnd(); i++) {
      if (sentence.tag(i).equals("CC")) {
        return Scene.Kind.SEVERAL;
      }
      role |= i <= head && Names.isRole(sentence.lower(i));
    }
    if (sentence.tag(head).equals("NNS")) {
      return Scene.Kind.SEVERAL;
    }
    boolean person =
        role
            || names.isPerson(names.whole(sentence.string(head)))
            || names.isFirstName(sentence.string(head));
    return person ? Scene.Kind.PERSON : Scene.Kind.THING;
  }

  /** The subject as it is shown elsewhere: whole, without its article; null if that is long. */
  private @Nullable String name(Clause clause) {
    String who = Titles.withoutArticle(clause.subjectText());
    return who.isEmpty() || who.length() > LONGEST ? null : names.whole(who);
  }

  private @Nullable String meant(Clause pronoun) {
    String reporter = reporter(pronoun);
    if (reporter != null) {
      return reporter;
    }
    for (VerbGroup group : groups) {
      if (group.form() == VerbGroup.Form.FINITE
          && group.last() < pronoun.subjectBegin()
          && !group.equals(pronoun.group())) {
        return antecedent(Clause.of(sentence, groups, group), pronoun);
      }
    }
    return isExpletive(pronoun) ? null : scene.spokenOf(kind(pronoun));
  }

  /** "It was unclear", "it is said": a pronoun that means nothing. */
  private boolean isExpletive(Clause clause) {
    VerbGroup group = clause.group();
    String head = sentence.lower(group.head());
    boolean be = VerbGroup.isBe(sentence.lower(group.first()));
    int next = group.last() + 1;
    while (sentence.isTime(next)
        || (sentence.tag(next).equals("IN") && sentence.isTime(next + 1))) {
      next++;
    }
    boolean told = sentence.lower(next).equals("that");
    return sentence.lower(clause.subjectBegin()).equals("it")
        && (told || (be && (!group.passive() || Reporting.isReport(head))));
  }

  /**
   * "The well leaked for weeks before it was capped": the subject of the clause before, or null.
   */
  private @Nullable String antecedent(Clause before, Clause pronoun) {
    if (before.isPronoun()) {
      boolean same =
          sentence.lower(before.subjectBegin()).equals(sentence.lower(pronoun.subjectBegin()));
      return same ? meant(before) : null;
    }
    boolean stands = before.hasSubject() && before.subjectBegin() < before.group().first();
    return stands && kind(before) == kind(pronoun) ? name(before) : null;
  }

  /** "The company said it would pay": who says so, or null. */
  private @Nullable String reporter(Clause pronoun) {
    for (VerbGroup group : groups) {
      int gap = pronoun.subjectBegin() - group.last();
      if (gap >= 1
          && !group.equals(pronoun.group())
          && gap <= REPORT_REACH
          && group.form() == VerbGroup.Form.FINITE
          && Reporting.isReport(sentence.lower(group.head()))
          && Clause.isOne(sentence, groups, group.last() + 1, pronoun.subjectBegin())) {
        Clause report = Clause.of(sentence, groups, group);
        return report.isPronoun() ? antecedent(report, pronoun) : name(report);
      }
    }
    return null;
  }
}
