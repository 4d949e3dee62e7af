package io.dateline.article;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A run of text that no block element interrupts.
 *
 * @param element the block element that holds it
 * @param text its text, with single spaces
 * @param linked the number of its characters that are in links
 */
record PageBlock(Element element, String text, int linked) {

  private static final String ENDS = ".!?\u2026\"\u201d\u2019:;)\u060c\u061f\u3002\u300d";
  private static final Pattern COOKIES =
      Pattern.compile(
          "(?i)\\b(?:web)?site (?:may |can )?uses? cookies|\\buse of cookies|\\baccept cookies");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final int LONG = 100;
  private static final int SHORTEST_SENTENCE = 30;

  boolean isLinks() {
    return linked * 2 > text.length();
  }

  boolean isHeading() {
    return HEADINGS.contains(element.normalName());
  }

  boolean isProse() {
    return !isAboutCookies()
        && linked * 3 < text.length()
        && !isHeading()
        && (text.length() >= LONG || (endsSentence() && text.length() >= SHORTEST_SENTENCE));
  }

  boolean isAboutCookies() {
    int first = text.indexOf("ookies");
    return first >= 0 && (text.indexOf("ookies", first + 1) >= 0 || COOKIES.matcher(text).find());
  }

  /** Whether it is long and ends with a full stop: then it is prose even if all of it is a link. */
  boolean isSentence() {
    return endsSentence() && text.length() >= LONG;
  }

  boolean endsSentence() {
    return ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
