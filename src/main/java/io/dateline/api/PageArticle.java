package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.api.format.TimeText;
import io.dateline.article.PublicationTime;
import io.dateline.event.Mention;
import io.dateline.event.Quote;
import io.dateline.store.ArticleObject;
import io.dateline.store.ArticleText;
import io.dateline.text.Span;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** The fragment of an address that leads to a sentence, which is its element's id. */
  static String at(Quote quote) {
    return quote.in() == Quote.Part.TITLE ? "at=title" : at(quote.begin(), quote.end());
  }

  static String at(int begin, int end) {
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
  static Html of(String timeline, ArticleTexts.Found found) {
    Map<String, String> told = found.told();
    ArticleText text = found.text();
    Html.Builder out = new Html.Builder();
    out.add(
        "<article class=\"read\"><header><h1 id=\"at=title\" dir=\"auto\" tabindex=\"-1\">{}</h1>\n",
        told.getOrDefault("title", found.head().id()));
    out.add(source(told)).add(fine(found));
    String why = told.getOrDefault("error", told.getOrDefault("notes", ""));
    if (!why.isEmpty()) {
      out.add("<p class=\"why\" dir=\"auto\">{}</p>\n", why);
    }
    out.add("</header>\n");
    if (text == null) {
      return out.add(
              "<p class=\"message\">{}</p></article>\n",
              told.containsKey("error")
                  ? "Nothing of it could be read."
                  : "Its text is not kept: an earlier version read it. Put its object anew"
                      + " to have it read again.")
          .build();
    }
    out.add(parts(found, text)).add("<div class=\"words\">\n");
    new MarkedText(timeline, found, text, out).write();
    return out.add("</div>\n")
        .add(listed(timeline, found))
        .add(evidence(found))
        .add("</article>\n")
        .add(parts(found, text))
        .build();
  }

  private static Html source(Map<String, String> told) {
    String publisher = told.get("publisher");
    String url = Links.web(told.get("url"));
    String published = told.get("published");
    return Html.of(
        "<p class=\"source\">{}{}{}</p>\n",
        publisher == null ? Html.NONE : Html.of("<cite dir=\"auto\">{}</cite> ", publisher),
        published == null
            ? Html.of("<span>undated</span> ")
            : Html.of("<time datetime=\"{}\">{}</time> ", published, published(published)),
        url == null
            ? Html.NONE
            : Html.of("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">The original</a>", url));
  }

  private static Html fine(ArticleTexts.Found found) {
    int revision = found.head().revision();
    return Html.of(
        "<p class=\"fine\"><span>{}</span>{}</p>\n",
        found.head().mentions() == 0
            ? "no dated event was found"
            : PageHead.count(found.head().mentions(), "dated event") + " found",
        Html.when(revision > 1, " <span>version {} of its text</span>", revision));
  }

  /** Links from a part of a long text to the parts beside it. */
  private static Html parts(ArticleTexts.Found found, ArticleText text) {
    Span part = found.part();
    return Html.when(
        part.begin() > 0 || found.isCut(),
        "<p class=\"parts\" data-begin=\"{}\" data-end=\"{}\">Characters {} to {} of {}. {}{}</p>\n",
        part.begin(),
        part.end(),
        PageHead.grouped(part.begin() + 1),
        PageHead.grouped(part.end()),
        PageHead.grouped(text.text().length()),
        Html.when(
            part.begin() > 0,
            "<a class=\"button\" href=\"?at={}\">The part before</a> ",
            part.begin() - 1),
        Html.when(
            found.isCut(), "<a class=\"button\" href=\"?at={}\">The next part</a>", part.end()));
  }

  /** The objects that it was read from, so that it can serve as evidence. */
  private static Html evidence(ArticleTexts.Found found) {
    if (found.objects().isEmpty()) {
      return Html.NONE;
    }
    Html.Builder out = new Html.Builder();
    out.add("<section class=\"evidence\"><h2>Where it was read</h2><ul>\n");
    for (ArticleObject object : found.objects()) {
      out.add("<li><code dir=\"auto\">{}</code>", object.object());
      if (object.format() != null) {
        out.add(", as {}", object.format());
      }
      String captured = object.captured();
      if (captured != null) {
        out.add(", captured <time datetime=\"{}\">{}</time>", captured, captured);
      }
      if (object.address() != null) {
        out.add(" at <code>{}</code>", object.address());
      }
      if (object.sha256() != null) {
        out.add("<br>SHA-256 <code>{}</code>", object.sha256());
      }
      out.add("</li>\n");
    }
    return out.add("</ul></section>\n").build();
  }

  private static Html listed(String timeline, ArticleTexts.Found found) {
    List<Mention> mentions = found.mentions();
    if (mentions.isEmpty()) {
      return Html.NONE;
    }
    Html.Builder out = new Html.Builder();
    out.add("<section class=\"found\"><h2>Events in this text</h2><ol>\n");
    for (Mention mention : mentions.subList(0, Math.min(MOST_LISTED, mentions.size()))) {
      out.add(
          """
          <li><b class="when">{}</b> <a href="{}" dir="auto">{}</a> <a class="to" href="#{}">in the text</a></li>
          """,
          TimeText.of(mention.time()),
          Links.event(timeline, mention.id()),
          mention.event().title(),
          at(mention.quote()));
    }
    out.add("</ol>");
    if (mentions.size() > MOST_LISTED) {
      out.add(
          "<p class=\"fine\">and {} more, marked in the text</p>",
          PageHead.grouped(mentions.size() - MOST_LISTED));
    }
    return out.add("</section>\n").build();
  }
}
