package io.dateline.api;

import io.dateline.api.format.TimeText;
import io.dateline.article.PublicationTime;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.store.ArticleObject;
import io.dateline.store.ArticleText;
import io.dateline.text.Span;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article in HTML: its text with the sentences, times and events that were read in it. Each
 * sentence has its place as its id, so that an address that ends in {@code #at=120-178} opens at it
 * without script.
 */
final class PageArticle {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  /** Events listed beside the text; those that follow are marked in it alone. */
  private static final int MOST_LISTED = 500;

  private PageArticle() {}

  /** The place of a sentence as an address ends with it, and as its element's id. */
  static String at(Quote quote) {
    return quote.in() == Quote.Part.TITLE ? "at=title" : at(quote.begin(), quote.end());
  }

  private static String at(int begin, int end) {
    return "at=" + begin + "-" + end;
  }

  /** The day of a publication, with its hour where it is known. */
  static String published(String text) {
    PublicationTime published = PublicationTime.parse(text).orElse(null);
    if (published == null) {
      return text;
    }
    LocalTime time = published.time();
    return DAY.format(published.date()) + (time == null ? "" : ", " + CLOCK.format(time));
  }

  /** The article with a part of its text. */
  static String of(String timeline, ArticleTexts.Found found) {
    Map<String, String> told = found.told();
    ArticleText text = found.text();
    StringBuilder out = new StringBuilder();
    out.append(
        "<article class=\"read\"><header><h1 id=\"at=title\" dir=\"auto\" tabindex=\"-1\">%s</h1>\n"
            .formatted(Markup.text(told.getOrDefault("title", found.head().id()))));
    out.append(source(told)).append(fine(found));
    String why = told.getOrDefault("error", told.getOrDefault("notes", ""));
    if (!why.isEmpty()) {
      out.append("<p class=\"why\" dir=\"auto\">%s</p>\n".formatted(Markup.text(why)));
    }
    out.append("</header>\n");
    if (text == null) {
      return out.append(
              "<p class=\"message\">%s</p></article>\n"
                  .formatted(
                      told.containsKey("error")
                          ? "Nothing of it could be read."
                          : "Its text is not kept: an earlier version read it. Put its object anew"
                              + " to have it read again."))
          .toString();
    }
    out.append(parts(found, text)).append("<div class=\"words\">\n");
    new Writer(timeline, found, text, out).write();
    out.append("</div>\n")
        .append(listed(timeline, found))
        .append(evidence(found))
        .append("</article>\n");
    return out.append(parts(found, text)).toString();
  }

  private static String source(Map<String, String> told) {
    String url = Markup.webUrl(told.get("url"));
    String published = told.get("published");
    return "<p class=\"source\">%s%s%s</p>\n"
        .formatted(
            told.containsKey("publisher")
                ? "<cite dir=\"auto\">%s</cite> ".formatted(Markup.text(told.get("publisher")))
                : "",
            published == null
                ? "<span>undated</span> "
                : "<time datetime=\"%s\">%s</time> "
                    .formatted(Markup.text(published), Markup.text(published(published))),
            url == null
                ? ""
                : "<a href=\"%s\" rel=\"noopener noreferrer nofollow\">The original</a>"
                    .formatted(Markup.text(url)));
  }

  private static String fine(ArticleTexts.Found found) {
    return "<p class=\"fine\"><span>%s</span>%s</p>\n"
        .formatted(
            found.head().mentions() == 0
                ? "no dated event was found"
                : PageHead.count(found.head().mentions(), "dated event") + " found",
            found.head().revision() > 1
                ? " <span>version " + found.head().revision() + " of its text</span>"
                : "");
  }

  /** Of a long text, what leads to its other parts. */
  private static String parts(ArticleTexts.Found found, ArticleText text) {
    Span part = found.part();
    if (part.begin() == 0 && !found.isCut()) {
      return "";
    }
    String before =
        part.begin() == 0
            ? ""
            : "<a class=\"button\" href=\"?at=" + (part.begin() - 1) + "\">The part before</a> ";
    String after =
        found.isCut()
            ? "<a class=\"button\" href=\"?at=" + part.end() + "\">The next part</a>"
            : "";
    return String.format(
        Locale.ROOT,
        "<p class=\"parts\" data-begin=\"%d\" data-end=\"%d\">Characters %,d to %,d of %,d. %s%s</p>\n",
        part.begin(),
        part.end(),
        part.begin() + 1,
        part.end(),
        text.text().length(),
        before,
        after);
  }

  /** Where it was read from, so that it can serve as evidence. */
  private static String evidence(ArticleTexts.Found found) {
    if (found.objects().isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append("<section class=\"evidence\"><h2>Where it was read</h2><ul>\n");
    for (ArticleObject object : found.objects()) {
      out.append("<li><code dir=\"auto\">%s</code>".formatted(Markup.text(object.object())));
      if (object.format() != null) {
        out.append(", as %s".formatted(Markup.text(object.format())));
      }
      if (object.captured() != null) {
        String captured = Markup.text(object.captured());
        out.append(", captured <time datetime=\"%s\">%s</time>".formatted(captured, captured));
      }
      if (object.address() != null) {
        out.append(" at <code>%s</code>".formatted(Markup.text(object.address())));
      }
      if (object.sha256() != null) {
        out.append("<br>SHA-256 <code>%s</code>".formatted(Markup.text(object.sha256())));
      }
      out.append("</li>\n");
    }
    return out.append("</ul></section>\n").toString();
  }

  private static String listed(String timeline, ArticleTexts.Found found) {
    List<Mention> mentions = found.mentions();
    if (mentions.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append("<section class=\"found\"><h2>Events in this text</h2><ol>\n");
    for (Mention mention : mentions.subList(0, Math.min(MOST_LISTED, mentions.size()))) {
      out.append(
          """
          <li><b class="when">%s</b> <a href="%s" dir="auto">%s</a> <a class="to" href="#%s">in the text</a></li>
          """
              .formatted(
                  Markup.text(TimeText.of(mention.time())),
                  PageEvents.url(timeline, mention.id()),
                  Markup.text(mention.event().title()),
                  at(mention.quote())));
    }
    out.append("</ol>");
    if (mentions.size() > MOST_LISTED) {
      out.append(
          String.format(
              Locale.ROOT,
              "<p class=\"fine\">and %,d more, marked in the text</p>",
              mentions.size() - MOST_LISTED));
    }
    return out.append("</section>\n").toString();
  }

  /**
   * Something that is marked within a sentence.
   *
   * @param event the event that the words name; null of words that tell a time
   * @param value the time that they tell
   */
  private record Mark(int begin, int end, @Nullable Mention event, String value) {
    static final Comparator<Mark> ORDER =
        Comparator.comparingInt(Mark::begin)
            .thenComparing(mark -> mark.event() == null)
            .thenComparing(Comparator.comparingInt(Mark::end).reversed());
  }

  /** Writes the text of a part. */
  private static final class Writer {
    private final String timeline;
    private final ArticleTexts.Found found;
    private final String text;
    private final StringBuilder out;
    private final List<Mark> marks;
    private int next;
    private boolean isOpen;

    Writer(String timeline, ArticleTexts.Found found, ArticleText text, StringBuilder out) {
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
        out.append("<p dir=\"auto\">");
        isOpen = true;
      }
    }

    private void close() {
      if (isOpen) {
        out.append("</p>\n");
        isOpen = false;
      }
    }

    /** What is no part of the article; a line end in it ends the paragraph. */
    private void between(int begin, int end) {
      int from = begin;
      for (int i = begin; i <= end; i++) {
        if (i == end || text.charAt(i) == '\n') {
          String line = text.substring(from, i);
          if (!line.isBlank()) {
            open();
            out.append("<span class=\"rim\">").append(Markup.text(line)).append("</span>");
          } else if (isOpen) {
            out.append(line);
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
      out.append("<span class=\"s\" id=\"%s\">".formatted(at(sentence.begin(), sentence.end())));
      int at = sentence.begin();
      while (next < marks.size() && marks.get(next).begin() < sentence.end()) {
        Mark mark = marks.get(next++);
        if (mark.begin() >= at && mark.begin() < mark.end() && mark.end() <= sentence.end()) {
          out.append(Markup.text(text.substring(at, mark.begin())));
          mark(mark);
          at = mark.end();
        }
      }
      out.append(Markup.text(text.substring(at, sentence.end()))).append("</span>");
    }

    private void mark(Mark mark) {
      String words = Markup.text(text.substring(mark.begin(), mark.end()));
      Mention event = mark.event();
      if (event == null) {
        out.append(
            "<mark class=\"time\" title=\"%s\">%s</mark>"
                .formatted(Markup.text(mark.value()), words));
        return;
      }
      out.append(
          "<a class=\"to\" href=\"%s\" title=\"%s\"><mark class=\"act\">%s</mark></a>"
              .formatted(
                  PageEvents.url(timeline, event.id()),
                  Markup.text(event.event().title() + " (" + mark.value() + ")"),
                  words));
    }
  }
}
