package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.api.format.TimeText;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.store.ArticleText;
import io.dateline.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an article's text in HTML: its paragraphs and sentences, with the words that name
 * events or state times marked in them.
 */
final class MarkedText {

  /**
   * Words that are marked within a sentence.
   *
   * @param event the event that the words name; null for words that state a time
   * @param value the time of the event, or the value of the time
   */
  private record Mark(int begin, int end, @Nullable Mention event, String value) {
    static final Comparator<Mark> ORDER =
        Comparator.comparingInt(Mark::begin)
            .thenComparing(mark -> mark.event() == null)
            .thenComparing(Comparator.comparingInt(Mark::end).reversed());
  }

  private final String timeline;
  private final ArticleTexts.Found found;
  private final String text;
  private final Html.Builder out;
  private final List<Mark> marks;
  private int next;
  private boolean isOpen;

  MarkedText(String timeline, ArticleTexts.Found found, ArticleText text, Html.Builder out) {
    this.timeline = timeline;
    this.found = found;
    this.text = text.text();
    this.out = out;
    this.marks = marks(found);
  }

  private static List<Mark> marks(ArticleTexts.Found found) {
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : found.mentions()) {
      if (mention.quote().in() == Quote.Part.TEXT) {
        int begin = mention.event().trigger().begin();
        int end = mention.event().trigger().end();
        marks.add(new Mark(begin, end, mention, TimeText.of(mention.time())));
      }
    }
    found
        .times()
        .forEach(time -> marks.add(new Mark(time.begin(), time.end(), null, time.value())));
    marks.sort(Mark.ORDER);
    return marks;
  }

  void write() {
    int at = found.part().begin();
    for (Span sentence : found.sentences()) {
      if (sentence.begin() >= at) {
        between(at, sentence.begin());
        sentence(sentence);
        at = sentence.end();
      }
    }
    between(at, Math.max(at, found.part().end()));
    close();
  }

  private void open() {
    if (!isOpen) {
      out.add("<p dir=\"auto\">");
      isOpen = true;
    }
  }

  private void close() {
    if (isOpen) {
      out.add("</p>\n");
      isOpen = false;
    }
  }

  /** Writes the text between two sentences; a line end in it ends the paragraph. */
  private void between(int begin, int end) {
    int from = begin;
    for (int i = begin; i <= end; i++) {
      if (i == end || text.charAt(i) == '\n') {
        String line = text.substring(from, i);
        if (!line.isBlank()) {
          open();
          out.add("<span class=\"rim\">{}</span>", line);
        } else if (isOpen) {
          out.add(Html.text(line));
        }
        if (i < end) {
          close();
        }
        from = i + 1;
      }
    }
  }

  private void sentence(Span sentence) {
    open();
    out.add("<span class=\"s\" id=\"{}\">", PageArticle.at(sentence.begin(), sentence.end()));
    int at = sentence.begin();
    while (next < marks.size() && marks.get(next).begin() < sentence.end()) {
      Mark mark = marks.get(next++);
      if (mark.begin() >= at && mark.begin() < mark.end() && mark.end() <= sentence.end()) {
        out.add(Html.text(text.substring(at, mark.begin()))).add(marked(mark));
        at = mark.end();
      }
    }
    out.add(Html.text(text.substring(at, sentence.end()))).add("</span>");
  }

  private Html marked(Mark mark) {
    String words = text.substring(mark.begin(), mark.end());
    Mention event = mark.event();
    return event == null
        ? Html.of("<mark class=\"time\" title=\"{}\">{}</mark>", mark.value(), words)
        : Html.of(
            "<a class=\"to\" href=\"{}\" title=\"{} ({})\"><mark class=\"act\">{}</mark></a>",
            Links.event(timeline, event.id()),
            event.event().title(),
            mark.value(),
            words);
  }
}
