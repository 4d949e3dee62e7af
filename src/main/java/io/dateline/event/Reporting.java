package io.dateline.event;

import io.dateline.text.Lexicon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verbs that report what somebody said, and who it was. */
final class Reporting {

  private static final Lexicon<Boolean> VERBS =
      Lexicon.load(Reporting.class, "en/reporting.tsv", (_, _) -> true);
  private static final Lexicon<Boolean> DOCUMENTS =
      Lexicon.load(Reporting.class, "en/document-nouns.tsv", (_, _) -> true);
  private static final int LONGEST_SOURCE = 60;

  private Reporting() {}

  /** Whether this form of a verb reports speech. */
  static boolean isReport(String word) {
    return VERBS.contains(word);
  }

  /** Whether a noun names something issued: a statement, a report. */
  static boolean isDocument(String noun) {
    return DOCUMENTS.contains(noun);
  }

  /** Who is reported to have said what {@code event} tells, in the same sentence; or null. */
  static @Nullable String source(
      TaggedSentence sentence, List<VerbGroup> groups, @Nullable VerbGroup event) {
    if (event != null && isReport(sentence.lower(event.head()))) {
      return null;
    }
    for (VerbGroup group : groups) {
      boolean report =
          isReport(sentence.lower(group.head()))
              && group.form() == VerbGroup.Form.FINITE
              && !group.passive();
      if (!report || group.equals(event)) {
        continue;
      }
      Clause clause = Clause.of(sentence, groups, group);
      String subject = clause.subjectText();
      if (!subject.isEmpty() && subject.length() <= LONGEST_SOURCE && !isPronoun(subject)) {
        return Titles.withoutArticle(subject);
      }
    }
    return null;
  }

  private static boolean isPronoun(String subject) {
    return switch (Lexicon.fold(subject)) {
      case "he", "she", "it", "they", "we", "i", "you", "who", "which", "that" -> true;
      default -> false;
    };
  }
}
