package io.dateline.event;

import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
import io.dateline.event.TimedSentence.Mark;
import org.jspecify.annotations.Nullable;

/**
 * How a time hangs in its sentence.
 *
 * @param sentence the sentence
 * @param mark the time
 * @param site the verb or noun that it describes; -1 where it stands alone
 * @param link the child of {@code site} that holds the time
 * @param past whether the time has begun when the article is published
 * @param open whether it is not over then
 */
record Attachment(TimedSentence sentence, Mark mark, int site, int link, boolean past, boolean open) {

  static Attachment of(TimedSentence sentence, Mark mark, boolean past, boolean open) {
    Analysis syntax = sentence.syntax();
    int link = mark.head();
    int site = syntax.head(link);
    while (site >= 0 && !isSite(sentence, site)) {
      link = site;
      site = syntax.head(site);
    }
    return new Attachment(sentence, mark, site, link, past, open);
  }

  private static boolean isSite(TimedSentence sentence, int word) {
    Analysis syntax = sentence.syntax();
    boolean noun =
        syntax.isNoun(word)
            || syntax.tag(word).equals("CD")
            || syntax.tag(word).startsWith("PRP");
    return syntax.verb(word) != null || (noun && !sentence.isTime(word));
  }

  Analysis syntax() {
    return sentence.syntax();
  }

  /** The verb that the time describes, or null where it is a noun. */
  @Nullable Verb verb() {
    return syntax().verb(site);
  }

  /** The verb in whose clause the described noun stands, or null. */
  @Nullable Verb clause() {
    int governor = Clauses.governor(syntax(), site);
    return governor < 0 ? null : syntax().verb(governor);
  }

  /** Whether the described word is a noun that names an event. */
  boolean isEventNoun() {
    return verb() == null && Nouns.isEvent(syntax(), site);
  }

  /** Whether the time stands after the word that it describes. */
  boolean follows() {
    return link > site;
  }

  /** The preposition before the time, or an empty string. */
  String preposition() {
    return syntax().isPreposition(link) ? syntax().lower(link) : "";
  }
}
