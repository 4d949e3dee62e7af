package io.dateline.article;

import io.dateline.text.Lexicon;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/**
 * When a page was published: from its data, then what it shows beside its headline, then its
 * address, then any date that says it is one of publication.
 */
final class PageDate {

  private static final String[] PUBLISHED = names("published");

  /** Names that some pages use for the day of publication, others for that of the last change. */
  private static final String[] DATED = names("dated");

  private static final String[] CHANGED = names("changed");

  private static final Pattern NAME_OF_DATE =
      Pattern.compile(
          "(?i)date(?!d)|datum|fecha|time|publi[sc]|posted|created|meta|byline|submitted|datetime");
  private static final Pattern NOT_THE_ARTICLE =
      Pattern.compile(
          "(?i)related|comment|sidebar|recommend|popular|trending|widget|(?<!post-|entry-|article-)footer|teaser|most-?read"
              + "|latest|archive|calendar|event|newsletter|ticker|recent|similar|more-|promo|slider|infobox"
              + "|\\bbday\\b|footnote|reflist|references|citation");
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(?i)related|comment|recommend|disqus|infobox|\\bbday\\b|footnote|reflist|references|citation");
  private static final Pattern AMERICAN = Pattern.compile("(?i)en(?:[-_]us)?|");

  // How dates beside a headline compare, in elements between the two.
  private static final int BEFORE = 3;
  private static final int BESIDE = 100;
  private static final int FAR = 2000;
  private static final int UNNAMED = 300;
  private static final int UNSAID = 600;
  private static final int FEWEST_DIGITS = 4;
  private static final int LONGEST_BARE_LINE = 60;
  private static final int LONGEST_LINE = 200;

  /**
   * A date that the page shows.
   *
   * @param said whether a word says that it is one of publication
   * @param isBeside whether it stands beside the headline, in an element that is called a date
   * @param isOfChange whether words say that it is of the last change
   */
  private record Shown(PublicationTime time, boolean said, boolean isBeside, boolean isOfChange) {}

  private final Document page;
  private final PageData data;
  private final boolean monthFirst;

  /** Whether abbreviations that America and Australia share are of Australian zones. */
  private final boolean isAustralian;

  private final Map<Element, Boolean> elsewhere = new HashMap<>();

  private PageDate(Document page, PageData data, Draft draft, @Nullable ZoneId zone) {
    this.page = page;
    this.data = data;
    this.isAustralian = draft.url != null && Draft.host(draft.url).endsWith(".au");
    boolean american = AMERICAN.matcher(draft.language == null ? "" : draft.language).matches();
    this.monthFirst = american && (zone == null || zone.getId().startsWith("America/"));
  }

  private static String[] names(String kind) {
    return Lexicon.rows(PageDate.class, "date-names.tsv").stream()
        .filter(row -> row[1].equals(kind))
        .map(row -> row[0])
        .toArray(String[]::new);
  }

  /** Fills in the times of a draft whose language, url and title are known. */
  static void read(Document page, PageData data, Element article, Draft draft) {
    ZoneId country = PageZone.ofCountry(draft.url);
    PageDate date = new PageDate(page, data, draft, country);
    PublicationTime told = date.fromData();
    Element heading = date.heading(draft.title, article);
    boolean sure =
        told != null && (told.time() == null || (told.zone() != null && !PageZone.isUtc(told)));
    Shown beside = sure ? null : date.shown(heading, article);
    PublicationTime shown = beside == null ? null : beside.time();
    PublicationTime address = draft.url == null ? null : Draft.dateInUrl(draft.url);
    draft.updated = date.time(data.article("dateModified"), data.meta(CHANGED), null);
    PublicationTime found = told;
    if (found == null && beside != null && beside.said()) {
      found = shown;
    }
    if (found == null) {
      found = earlier(date.time(data.meta(DATED)), beside);
    }
    if (found == null) {
      found = agreeing(address, shown);
    }
    if (found == null) {
      found = date.time(data.article("published"));
    }
    if (found == null) {
      found = date.anywhere();
    }
    if (found == null) {
      found = date.time(data.meta("og:title", "twitter:title"));
    }
    String image = data.meta("og:image");
    if (found == null && image != null) {
      found = Draft.dateInUrl(image);
    }
    if (found == null && draft.updated != null) {
      found = draft.updated;
    }
    draft.published =
        found == null
            ? null
            : PageZone.settle(found, shown, beside != null && beside.isOfChange(), country);
  }

  /** A day that may be that of a change is not that of publication if an earlier one is shown. */
  private static @Nullable PublicationTime earlier(
      @Nullable PublicationTime dated, @Nullable Shown beside) {
    if (dated == null || beside == null || !beside.isBeside()) {
      return dated;
    }
    return beside.time().date().isBefore(dated.date()) ? beside.time() : dated;
  }

  /** The day in an address is sure to the day; what the page shows of that day says more. */
  private static @Nullable PublicationTime agreeing(
      @Nullable PublicationTime address, @Nullable PublicationTime shown) {
    if (address == null || shown == null) {
      return shown == null ? address : shown;
    }
    long apart = Math.abs(address.date().toEpochDay() - shown.date().toEpochDay());
    return apart <= 1 ? shown : address;
  }

  private @Nullable PublicationTime fromData() {
    PublicationTime first = null;
    for (String candidate :
        new @Nullable String[] {
          data.article("datePublished"),
          data.meta(PUBLISHED),
          attribute("[itemprop~=datePublished]"),
          data.article("dateCreated"),
          attribute("[pubdate]"),
          attribute("[property~=datePublished]")
        }) {
      PublicationTime time = time(candidate);
      first = first == null ? time : PageZone.withOffsetOf(first, time);
    }
    return first;
  }

  private @Nullable String attribute(String query) {
    Element element = null;
    for (Element candidate : page.select(query)) {
      if (element == null && !isOfOthers(candidate)) {
        element = candidate;
      }
    }
    if (element == null) {
      return null;
    }
    for (String name : List.of("content", "datetime", "title")) {
      if (!element.attr(name).isBlank()) {
        return element.attr(name);
      }
    }
    return element.text().isBlank() ? null : element.text();
  }

  private @Nullable PublicationTime time(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate == null || candidate.length() > LONGEST_LINE) {
        continue;
      }
      Optional<PublicationTime> time = PublicationTime.parse(candidate);
      if (time.isEmpty()) {
        time = PublicationLine.find(candidate, monthFirst);
      }
      if (time.isPresent() && isPlausible(time.get())) {
        return isAustralian ? withoutAmerica(time.get()) : time.get();
      }
    }
    return null;
  }

  private static PublicationTime withoutAmerica(PublicationTime time) {
    boolean isAmerican = time.zone() != null && time.zone().getId().startsWith("America/");
    return isAmerican ? new PublicationTime(time.date(), time.time(), null) : time;
  }

  private static boolean isPlausible(PublicationTime time) {
    return time.date().getYear() >= 1900 && time.date().getYear() <= 2100;
  }

  /** The headline, else where the article begins. */
  private Element heading(@Nullable String title, Element article) {
    List<Element> headings = page.select("h1, h2, h3");
    for (Element heading :
        headings.subList(0, Math.min(HtmlReader.MOST_HEADINGS, headings.size()))) {
      String text = Markup.line(heading);
      if (title != null && !text.isEmpty() && title.startsWith(text)) {
        return heading;
      }
    }
    Element first = article.selectFirst("h1");
    return first == null ? article : first;
  }

  /**
   * The date nearest to the headline; better in an element that is called a date, and best beside a
   * word of publication.
   */
  private @Nullable Shown shown(Element heading, Element article) {
    Set<Element> around = new HashSet<>();
    for (Element e = heading; e != null; e = e.parent()) {
      around.add(e);
    }
    for (Element e = article; e != null; e = e.parent()) {
      around.add(e);
    }
    Shown best = null;
    int bestRank = Integer.MAX_VALUE;
    List<Element> elements = page.body().getAllElements();
    int headingAt = 0;
    for (int i = 0; i < elements.size(); i++) {
      headingAt = elements.get(i).equals(heading) ? i : headingAt;
    }
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      boolean named =
          element.normalName().equals("time")
              || NAME_OF_DATE.matcher(element.className()).find()
              || NAME_OF_DATE.matcher(element.id()).find();
      String line = line(element, named);
      if (!mayHoldDate(line) || isElsewhere(element, around)) {
        continue;
      }
      PublicationTime time =
          time(element.attr("datetime"), line, named ? element.attr("title") : null);
      if (time == null) {
        continue;
      }
      int distance = i >= headingAt ? i - headingAt : BEFORE * (headingAt - i);
      boolean bare = !named && !PublicationLine.saysPublished(line);
      if (bare && (distance > BESIDE || line.length() > LONGEST_BARE_LINE)) {
        continue;
      }
      int rank =
          Math.min(FAR, distance)
              + (named ? 0 : UNNAMED)
              + (PublicationLine.saysPublished(line) ? 0 : UNSAID);
      if (rank < bestRank) {
        best =
            new Shown(
                time,
                PublicationLine.saysPublished(line),
                named && distance <= BESIDE,
                PublicationLine.saysChanged(line));
        bestRank = rank;
      }
    }
    return best;
  }

  private static String line(Element element, boolean whole) {
    if (!whole) {
      String own = element.ownText();
      return own.length() > LONGEST_LINE ? "" : own;
    }
    if (Markup.line(element).isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    element.filter((node, _) -> {
      if (node instanceof TextNode run) {
        text.append(run.text()).append(' ');
      }
      return text.length() > LONGEST_LINE ? FilterResult.STOP : FilterResult.CONTINUE;
    });
    return text.length() > LONGEST_LINE ? "" : text.toString().strip();
  }

  private static boolean mayHoldDate(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits >= FEWEST_DIGITS;
  }

  /** Whether an element belongs to another article, a comment or the page's rim. */
  private boolean isElsewhere(@Nullable Element element, Set<Element> around) {
    if (element == null || around.contains(element)) {
      return false;
    }
    Boolean known = elsewhere.get(element);
    if (known == null) {
      known = saysElsewhere(element) || isElsewhere(element.parent(), around);
      elsewhere.put(element, known);
    }
    return known;
  }

  /**
   * Whether an element belongs to a comment, to another article or to the description of a person.
   */
  private boolean isOfOthers(Element element) {
    for (Element e = element; e != null && !e.equals(page.body()); e = e.parent()) {
      if (OF_OTHERS.matcher(e.className()).find() || OF_OTHERS.matcher(e.id()).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysElsewhere(Element element) {
    String tag = element.normalName();
    return tag.equals("footer")
        || tag.equals("aside")
        || tag.equals("nav")
        || NOT_THE_ARTICLE.matcher(element.className()).find()
        || NOT_THE_ARTICLE.matcher(element.id()).find();
  }

  /** The first date of a line that says that it is one of publication or of the last change. */
  private @Nullable PublicationTime anywhere() {
    for (Element element : page.body().getAllElements()) {
      String line = line(element, false);
      if (mayHoldDate(line) && PublicationLine.saysPublished(line) && !isOfOthers(element)) {
        PublicationTime time = time(line);
        if (time != null) {
          return time;
        }
      }
    }
    return null;
  }
}
