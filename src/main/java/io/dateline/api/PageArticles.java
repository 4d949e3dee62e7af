package io.dateline.api;

import io.dateline.api.format.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A timeline's articles in HTML, each with its outcome. A form and links search the list, so it
 * needs no script.
 */
final class PageArticles {

  /** Parameters that the form has fields for; each link to a state keeps them. */
  private static final Set<String> FIELDS = Set.of("q", "publisher", "from", "to", "sort");

  private PageArticles() {}

  /**
   * The articles that a request asks for, with the links and the form that ask for others.
   *
   * @param hasFeeds whether feeds are watched for the timeline
   * @param request the request for the page
   */
  static Html of(
      String timeline, ArticleList.Selected selected, boolean hasFeeds, Request request) {
    Html.Builder out = new Html.Builder();
    out.add(states(selected, request)).add(form(timeline, request));
    if (selected.items().isEmpty()) {
      out.add(
          """
          <div class="message"><h2>No article here</h2><p>No article matches.</p>
          <p><a href="{}">Show all articles</a></p></div>
          """,
          Links.articles(timeline));
    }
    out.add("<ol class=\"articles\">\n");
    selected.items().forEach(item -> out.add(line(timeline, item)));
    out.add("</ol>\n");
    if (selected.next() != null) {
      Map<String, String> parameters = given(request, Set.of());
      parameters.put("cursor", selected.next());
      out.add(
          "<p class=\"more\"><a class=\"button\" href=\"?{}\">More articles</a></p>\n",
          Links.query(parameters));
    }
    if (hasFeeds) {
      out.add(
          "<p class=\"fine\"><a href=\"{}\">Feeds that are watched</a></p>\n",
          Links.feeds(timeline));
    }
    return out.build();
  }

  /** "12 articles · 9 events shown · 2 nothing found · 1 refused", each a link to these. */
  private static Html states(ArticleList.Selected selected, Request request) {
    String chosen = request.first("state");
    int all = selected.states().values().stream().mapToInt(count -> count).sum();
    return Html.of(
        "<p class=\"states\">{}{}</p>\n",
        state(request, "", PageHead.count(all, "article"), chosen.isEmpty()),
        Stream.of(ArticleOutcome.values())
            .filter(one -> selected.states().containsKey(one) || chosen.equals(one.state()))
            .map(one ->
                state(
                    request,
                    one.state(),
                    PageHead.grouped(selected.states().getOrDefault(one, 0)) + " " + one.label(),
                    chosen.equals(one.state())))
            .collect(Html.joining()));
  }

  private static Html state(Request request, String state, String text, boolean isChosen) {
    Map<String, String> parameters = given(request, Set.of("state", "cursor"));
    if (!state.isEmpty()) {
      parameters.put("state", state);
    }
    return Html.of(
        "<span><a href=\"?{}\"{}>{}</a></span> ",
        Links.query(parameters),
        Html.when(isChosen, " aria-current=\"true\""),
        text);
  }

  private static Map<String, String> given(Request request, Set<String> but) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("view", "articles");
    Stream.concat(FIELDS.stream(), Stream.of("state", "embed"))
        .filter(name -> !but.contains(name) && !request.first(name).isEmpty())
        .forEach(name -> parameters.put(name, request.first(name)));
    return parameters;
  }

  private static Html form(String timeline, Request request) {
    boolean isNarrowed =
        Stream.of("from", "to", "sort").anyMatch(name -> !request.first(name).isEmpty());
    return Html.of(
        """
        <form class="since" method="get" action="/t/{}" role="search"><input type="hidden" name="view" value="articles">{}{}{}
        <label for="q" class="vh">Words in titles and publishers</label>
        <input id="q" name="q" type="search" value="{}" placeholder="Search titles and publishers" maxlength="200"><button>Show</button>
        <details{}><summary>Dates and order</summary><p>
        <label>Published from <input name="from" type="{}" value="{}"></label>
        <label>to <input name="to" type="{}" value="{}"></label>
        <label>Order <select name="sort"><option value="">latest first</option>{}{}</select></label></p></details></form>
        """,
        Links.encoded(timeline),
        PageForm.hidden("state", request),
        PageForm.hidden("publisher", request),
        PageForm.hidden("embed", request),
        request.first("q"),
        Html.when(isNarrowed, " open"),
        PageForm.dateType(request.first("from")),
        request.first("from"),
        PageForm.dateType(request.first("to")),
        request.first("to"),
        option("published", "earliest first", request),
        option("-events", "most events first", request));
  }

  private static Html option(String value, String label, Request request) {
    return Html.of(
        "<option value=\"{}\"{}>{}</option>",
        value,
        Html.when(request.first("sort").equals(value), " selected"),
        label);
  }

  private static Html line(String timeline, ArticleList.Item item) {
    String title = title(item);
    boolean isGone =
        List.of(ArticleOutcome.WITHDRAWN.state(), ArticleOutcome.ERASED.state())
            .contains(item.state());
    Html linked =
        isGone
            ? Html.of("<span dir=\"auto\">{}</span>", title)
            : Html.of(
                "<a href=\"{}\" dir=\"auto\">{}</a>", Links.article(timeline, item.id()), title);
    return Html.of(
        """
        <li class="listed-article {}"><p class="when">{}</p><div class="what"><h2 class="title">{}</h2>
        <p class="meta">{}</p>{}</div></li>
        """,
        item.state(),
        item.published() == null ? Html.NONE : published(item.published()),
        linked,
        meta(item),
        why(item));
  }

  /** Its headline; where it has none, its id. */
  private static String title(ArticleList.Item item) {
    return item.title() == null || item.title().isBlank() ? item.id() : item.title();
  }

  private static Html published(String published) {
    return Html.of("<time datetime=\"{}\">{}</time>", published, PageArticle.published(published));
  }

  private static Html meta(ArticleList.Item item) {
    String url = Links.web(item.url());
    return Html.of(
        "{}<span class=\"state\">{}</span>{}",
        item.publisher() == null
            ? Html.NONE
            : Html.of("<span dir=\"auto\">{}</span> ", item.publisher()),
        outcome(item),
        url == null
            ? Html.NONE
            : Html.of(
                " <span><a href=\"{}\" rel=\"noopener noreferrer nofollow\">original</a></span>",
                url));
  }

  /** Its outcome in words. */
  private static String outcome(ArticleList.Item item) {
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
    return name.isEmpty() ? String.valueOf(tag) : name;
  }

  /** The reason why it could not be read, or the notes of its reading. */
  private static Html why(ArticleList.Item item) {
    String text = item.error() != null ? item.error() : item.notes();
    return text == null || text.isEmpty()
        ? Html.NONE
        : Html.of("<p class=\"why\" dir=\"auto\">{}</p>", text);
  }
}
