package io.dateline.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A timeline's articles in HTML, and what became of each: a list that is searched by a form and
 * links, so that it needs no script.
 */
final class PageArticles {

  /** What the form has fields for; each link to a state keeps it. */
  private static final Set<String> FIELDS = Set.of("q", "publisher", "from", "to", "sort");

  private PageArticles() {}

  /** The page of an article. */
  static String url(String timeline, String article) {
    return "/t/" + Markup.encoded(timeline) + Api.ARTICLES + Markup.encoded(article);
  }

  /** The list of a timeline's articles, without parameters. */
  static String url(String timeline) {
    return "/t/" + Markup.encoded(timeline) + "?view=articles";
  }

  /**
   * The articles that a request asks for, with what asks for others.
   *
   * @param hasFeeds whether feeds are watched for the timeline
   * @param request what the page was asked
   */
  static String of(
      String timeline, ArticleList.Selected selected, boolean hasFeeds, Request request) {
    StringBuilder out = new StringBuilder();
    out.append(states(selected, request)).append(form(timeline, request));
    if (selected.items().isEmpty()) {
      out.append(
          """
          <div class="message"><h2>No article here</h2><p>No article matches.</p>
          <p><a href="%s">Show all articles</a></p></div>
          """
              .formatted(url(timeline)));
    }
    out.append("<ol class=\"articles\">\n");
    selected.items().forEach(item -> out.append(line(timeline, item)));
    out.append("</ol>\n");
    if (selected.next() != null) {
      Map<String, String> parameters = given(request, Set.of());
      parameters.put("cursor", selected.next());
      out.append(
          "<p class=\"more\"><a class=\"button\" href=\"?%s\">More articles</a></p>\n"
              .formatted(Markup.query(parameters)));
    }
    if (hasFeeds) {
      out.append(
          "<p class=\"fine\"><a href=\"%s\">Feeds that are watched</a></p>\n"
              .formatted(PageFeeds.url(timeline)));
    }
    return out.toString();
  }

  /** "12 articles · 9 events shown · 2 nothing found · 1 refused", each a link to these. */
  private static String states(ArticleList.Selected selected, Request request) {
    String chosen = request.first("state");
    int all = selected.states().values().stream().mapToInt(count -> count).sum();
    return "<p class=\"states\">"
        + state(request, "", PageHead.count(all, "article"), chosen.isEmpty())
        + Stream.of(ArticleOutcome.values())
            .filter(one -> selected.states().containsKey(one) || chosen.equals(one.state()))
            .map(one ->
                state(
                    request,
                    one.state(),
                    String.format(
                        Locale.ROOT, "%,d %s", selected.states().getOrDefault(one, 0), one.label()),
                    chosen.equals(one.state())))
            .collect(Collectors.joining())
        + "</p>\n";
  }

  private static String state(Request request, String state, String text, boolean isChosen) {
    Map<String, String> parameters = given(request, Set.of("state", "cursor"));
    if (!state.isEmpty()) {
      parameters.put("state", state);
    }
    return "<span><a href=\"?%s\"%s>%s</a></span> "
        .formatted(Markup.query(parameters), isChosen ? " aria-current=\"true\"" : "", text);
  }

  private static Map<String, String> given(Request request, Set<String> but) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("view", "articles");
    Stream.concat(FIELDS.stream(), Stream.of("state", "embed"))
        .filter(name -> !but.contains(name) && !request.first(name).isEmpty())
        .forEach(name -> parameters.put(name, request.first(name)));
    return parameters;
  }

  private static String form(String timeline, Request request) {
    boolean isNarrowed =
        Stream.of("from", "to", "sort").anyMatch(name -> !request.first(name).isEmpty());
    return """
    <form class="since" method="get" action="/t/%s" role="search"><input type="hidden" name="view" value="articles">%s
    <label for="q" class="vh">Words in titles and publishers</label>
    <input id="q" name="q" type="search" value="%s" placeholder="Search titles and publishers" maxlength="200"><button>Show</button>
    <details%s><summary>Dates and order</summary><p>
    <label>Published from <input name="from" type="%s" value="%s"></label>
    <label>to <input name="to" type="%s" value="%s"></label>
    <label>Order <select name="sort"><option value="">latest first</option>%s%s</select></label></p></details></form>
    """
        .formatted(
            Markup.encoded(timeline),
            hidden("state", request) + hidden("publisher", request) + hidden("embed", request),
            Markup.text(request.first("q")),
            isNarrowed ? " open" : "",
            Markup.dateInput(request.first("from")),
            Markup.text(request.first("from")),
            Markup.dateInput(request.first("to")),
            Markup.text(request.first("to")),
            option("published", "earliest first", request),
            option("-events", "most events first", request));
  }

  private static String hidden(String name, Request request) {
    String value = request.first(name);
    return value.isEmpty()
        ? ""
        : "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Markup.text(value));
  }

  private static String option(String value, String label, Request request) {
    return "<option value=\"%s\"%s>%s</option>"
        .formatted(value, request.first("sort").equals(value) ? " selected" : "", label);
  }

  private static String line(String timeline, ArticleList.Item item) {
    String title = title(item);
    boolean isGone =
        List.of(ArticleOutcome.WITHDRAWN.state(), ArticleOutcome.ERASED.state())
            .contains(item.state());
    String linked =
        isGone
            ? "<span dir=\"auto\">%s</span>".formatted(Markup.text(title))
            : "<a href=\"%s\" dir=\"auto\">%s</a>"
                .formatted(url(timeline, item.id()), Markup.text(title));
    return """
    <li class="listed-article %s"><p class="when">%s</p><div class="what"><h2 class="title">%s</h2>
    <p class="meta">%s</p>%s</div></li>
    """
        .formatted(
            item.state(),
            item.published() == null ? "" : published(item.published()),
            linked,
            meta(item),
            why(item));
  }

  /** Its headline; where it has none, its id. */
  private static String title(ArticleList.Item item) {
    return item.title() == null || item.title().isBlank() ? item.id() : item.title();
  }

  private static String published(String published) {
    return "<time datetime=\"%s\">%s</time>"
        .formatted(Markup.text(published), Markup.text(PageArticle.published(published)));
  }

  private static String meta(ArticleList.Item item) {
    String publisher =
        item.publisher() == null
            ? ""
            : "<span dir=\"auto\">%s</span> ".formatted(Markup.text(item.publisher()));
    String url = Markup.webUrl(item.url());
    String source =
        url == null
            ? ""
            : " <span><a href=\"%s\" rel=\"noopener noreferrer nofollow\">original</a></span>"
                .formatted(Markup.text(url));
    return publisher + "<span class=\"state\">%s</span>".formatted(became(item)) + source;
  }

  /** What became of it, in words. */
  private static String became(ArticleList.Item item) {
    return switch (ArticleOutcome.of(item.state())) {
      case EVENTS -> PageHead.count(item.events(), "event");
      case ASSUMED -> "no date in the text: hidden unless asked for";
      case NOTHING -> "no dated event found";
      case LANGUAGE -> "not read: its language is " + language(item.language());
      case WAITING -> "read; waiting to be taken in";
      case REFUSED -> "could not be read";
      case WITHDRAWN -> "withdrawn";
      case ERASED -> "erased";
    };
  }

  private static String language(@Nullable String tag) {
    String name = Locale.forLanguageTag(String.valueOf(tag)).getDisplayLanguage(Locale.ENGLISH);
    return Markup.text(name.isEmpty() ? String.valueOf(tag) : name);
  }

  /** Why it could not be read, or what was seen in it. */
  private static String why(ArticleList.Item item) {
    String text = item.error() != null ? item.error() : item.notes();
    return text == null || text.isEmpty()
        ? ""
        : "<p class=\"why\" dir=\"auto\">%s</p>".formatted(Markup.text(text));
  }
}
