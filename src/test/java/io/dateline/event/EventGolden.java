package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.text.Span;
import io.dateline.time.Basis;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with its events in brackets: {@code The bridge [opened -> HAPPENED 2016-02-22 "Bridge
 * opened"] on Monday.} The bracket holds the word that names the event; one word may have several,
 * parted by {@code ;}. A sentence without brackets has no event. It is read in the body of an
 * article of Wednesday 24 February 2016, 12:00 in Paris.
 *
 * @param line as it stands in the file
 * @param text the sentence alone
 */
record EventGolden(String line, String text) {

  private static final Pattern MARK = Pattern.compile("\\[([^\\[\\]]*?) -> ([^\\[\\]]*)\\]");
  private static final String OPENING = "It was a quiet week in the harbour.\n\n";

  /** Whatever has a title without a fault: how a sentence is read, not whether it is shown. */
  static final Gate WHOLE =
      (candidate, _) -> candidate.title().faults().isEmpty() ? candidate.time().basis() : null;

  private static final MentionExtractor EXTRACTOR = new MentionExtractor(WHOLE);

  static EventGolden parse(String line) {
    return new EventGolden(
        line, MARK.matcher(line).replaceAll(m -> Matcher.quoteReplacement(m.group(1))));
  }

  /** The mentions that a list shows. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    for (Mention mention : EXTRACTOR.extract(article()).mentions()) {
      boolean shown = mention.time().basis() != Basis.ASSUMED;
      if (shown && mention.quote().begin() >= OPENING.length()) {
        mentions.add(mention);
      }
    }
    return mentions;
  }

  private Article article() {
    String whole = OPENING + text;
    return new Article(
        "golden",
        "test",
        "golden",
        null,
        null,
        null,
        null,
        new PublicationTime(
            LocalDate.of(2016, 2, 24), LocalTime.of(12, 0), ZoneId.of("Europe/Paris")),
        null,
        "en",
        whole,
        List.of(new Span(0, OPENING.length() - 2), new Span(OPENING.length(), whole.length())),
        null,
        List.of(),
        List.of(),
        null);
  }

  /** The sentence as it is read, written in the same way. */
  String read() {
    StringBuilder written = new StringBuilder(text);
    List<Mention> mentions = mentions();
    for (int i = mentions.size() - 1; i >= 0; i--) {
      Trigger trigger = mentions.get(i).event().trigger();
      StringBuilder told = new StringBuilder(told(mentions.get(i)));
      while (i > 0 && mentions.get(i - 1).event().trigger().equals(trigger)) {
        i--;
        told.insert(0, told(mentions.get(i)) + "; ");
      }
      written.replace(
          trigger.begin() - OPENING.length(),
          trigger.end() - OPENING.length(),
          "[" + trigger.text() + " -> " + told + "]");
    }
    return written.toString();
  }

  private static String told(Mention mention) {
    String end = mention.time().endValue() == null ? "" : "/" + mention.time().endValue();
    String source = mention.event().attribution();
    return mention.event().factuality()
        + " "
        + mention.time().value()
        + end
        + " \""
        + mention.event().title()
        + "\""
        + (source == null ? "" : " by " + source);
  }
}
