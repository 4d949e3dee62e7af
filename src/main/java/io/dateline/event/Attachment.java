package io.dateline.event;

import io.dateline.event.TimedSentence.Mark;
import io.dateline.text.syntax.Analysis;
import io.dateline.text.syntax.Clauses;
import io.dateline.text.syntax.Verb;
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
record Attachment(
    TimedSentence sentence, Mark mark, int site, int link, boolean past, boolean open) {

  static Attachment of(TimedSentence sentence, Mark mark, boolean past, boolean open) {
    Analysis syntax = sentence.syntax();
    int link = mark.head();
    int site = syntax.head(link);
    while (site >= 0 && !isSite(sentence, site)) {
      link = site;
      site = syntax.head(site);
    }
    int event = eventOver(syntax, site, link);
    return event < 0
        ? new Attachment(sentence, mark, site, link, past, open)
        : new Attachment(sentence, mark, event, site, past, open);
  }

  /** "the explosion at the mill on Monday": not the mill's day; -1 where there is no such event. */
  private static int eventOver(Analysis syntax, int site, int link) {
    int at = site;
    while (link > at && syntax.is(at, "pobj") && !Nouns.isEvent(syntax, at)) {
      int over = syntax.head(syntax.head(at));
      if (syntax.verb(over) != null || !syntax.isPreposition(syntax.head(at))) {
        return -1;
      }
      if (Nouns.isEvent(syntax, over)) {
        return over;
      }
      at = over;
    }
    return -1;
  }

  private static boolean isSite(TimedSentence sentence, int word) {
    Analysis syntax = sentence.syntax();
    boolean noun =
        syntax.isNoun(word) || syntax.tag(word).equals("CD") || syntax.tag(word).startsWith("PRP");
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
    int before = link;
    int head = mark.head();
    if (syntax().isPreposition(syntax().head(head))) {
      before = syntax().head(head);
    }
    return syntax().isPreposition(before) ? syntax().lower(before) : "";
  }
}
