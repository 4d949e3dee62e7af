package io.dateline.article;

import io.dateline.text.Gazetteer;
import io.dateline.text.Lexicon;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

  private static final String[] PUBLISHED = {
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "og:pubdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "published",
    "date:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "ob:date",
    "shareaholic:article_published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dc.created",
    "dcterms.created",
    "dcterms:created",
    "citation_publication_date",
    "citation_online_date",
    "bepress_citation_date",
    "og:release_date",
    "article_date_original",
    "article.published",
    "originalpublicationdate",
    "datecreated",
    "date.created",
    "aiturec:datetime",
    "rnews:datepublished",
    "ya:ovs:upload_date",
    "uploaddate",
    "article:created"
  };

  /** Names that some pages use for the day of publication, others for that of the last change. */
  private static final String[] DATED = {
    "date", "dc.date", "dc:date", "dcterms.date", "created", "timestamp"
  };

  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "last-modified",
    "last_updated_date",
    "bt:moddate",
    "dcterms.modified",
    "dc.date.modified",
    "shareaholic:article_modified_time",
    "date.updated",
    "revised",
    "lastmod"
  };
  private static final Lexicon<Boolean> CUES =
      Lexicon.load(PageDate.class, "publication-cues.tsv", (_, _) -> true);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Pattern NAME_OF_DATE =
      Pattern.compile(
          "(?i)date(?!d)|datum|fecha|time|publi[sc]|posted|created|meta|byline|submitted|datetime");
  private static final Pattern NOT_THE_ARTICLE =
      Pattern.compile(
          "(?i)related|comment|sidebar|recommend|popular|trending|widget|(?<!post-|entry-|article-)footer|teaser|most-?read"
              + "|latest|archive|calendar|event|newsletter|ticker|recent|similar|more-|promo|slider");
  private static final Pattern AMERICAN = Pattern.compile("(?i)en(?:[-_]us)?|");

  /** Domains of countries that anybody anywhere registers. */
  private static final Set<String> WORLDWIDE =
      Set.of(
          "IO", "CO", "ME", "TV", "AI", "CC", "LY", "FM", "AM", "TO", "WS", "GG", "LA", "NU", "SH");

  // How dates beside a headline compare, in elements between the two.
  private static final int BEFORE = 3;
  private static final int BESIDE = 100;
  private static final int FAR = 2000;
  private static final int UNNAMED = 300;
  private static final int UNSAID = 600;
  private static final int FEWEST_DIGITS = 4;
  private static final int LONGEST_BARE_LINE = 60;
  private static final int LONGEST_LINE = 200;

  /** A date beside the headline, and whether a word says that it is one of publication. */
  private record Shown(PublicationTime time, boolean said) {}

  private final Document page;
  private final PageData data;
  private final boolean monthFirst;
  private final Map<Element, Boolean> elsewhere = new HashMap<>();

  private PageDate(Document page, PageData data, @Nullable String language, @Nullable ZoneId zone) {
    this.page = page;
    this.data = data;
    boolean american = AMERICAN.matcher(language == null ? "" : language).matches();
    this.monthFirst = american && (zone == null || zone.getId().startsWith("America/"));
  }

  /** Fills in the times of a draft whose language, url and title are known. */
  static void read(Document page, PageData data, Element article, Draft draft) {
    ZoneId country = countryZone(draft.url);
    PageDate date = new PageDate(page, data, draft.language, country);
    PublicationTime told = date.fromData();
    Element heading = date.heading(draft.title, article);
    boolean sure = told != null && (told.time() == null || (told.zone() != null && !isUtc(told)));
    Shown beside = sure ? null : date.shown(heading, article);
    PublicationTime shown = beside == null ? null : beside.time();
    PublicationTime address = draft.url == null ? null : Draft.dateInUrl(draft.url);
    draft.updated = date.time(data.article("dateModified"), data.meta(MODIFIED), null);
    PublicationTime found = told;
    if (found == null && beside != null && beside.said()) {
      found = shown;
    }
    if (found == null) {
      found = date.time(data.meta(DATED));
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
    String image = data.meta("og:image");
    if (found == null && image != null) {
      found = Draft.dateInUrl(image);
    }
    if (found == null && draft.updated != null) {
      found = draft.updated;
    }
    draft.published = found == null ? null : inShownZone(found, shown, country);
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

  /**
   * Many publishers stamp their wall clock with "+00:00". Where the page shows the same clock time
   * with another zone, or shows it in a country that has one zone, the stamp is corrected. Where a
   * stamp is in UTC and the page shows a time in another zone, that one is the publisher's, and so
   * is its day.
   */
  private static PublicationTime inShownZone(
      PublicationTime told, @Nullable PublicationTime shown, @Nullable ZoneId country) {
    boolean stampedUtc = isUtc(told);
    boolean sameClock =
        shown != null
            && shown.time() != null
            && told.time() != null
            && shown.date().equals(told.date())
            && shown.time().withSecond(0).equals(told.time().withSecond(0).withNano(0));
    ZoneId zone = shown == null || shown.zone() == null ? country : shown.zone();
    if (stampedUtc && sameClock && zone != null) {
      return new PublicationTime(told.date(), told.time(), zone);
    }
    boolean showsZone = shown != null && shown.time() != null && shown.zone() != null;
    ZoneId publishers = showsZone ? zone : country;
    if (stampedUtc && publishers != null) {
      return told.in(publishers);
    }
    return told.time() == null ? told : told.orInZone(zone);
  }

  private static boolean isUtc(PublicationTime time) {
    return time.zone() != null && time.zone().normalized().equals(ZoneOffset.UTC);
  }

  /** The zone of the country that an address is of, where that has only one. */
  private static @Nullable ZoneId countryZone(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String host = Draft.host(url);
    int dot = host.lastIndexOf('.');
    String domain = host.substring(dot + 1).toUpperCase(Locale.ROOT);
    if (domain.length() != 2 || WORLDWIDE.contains(domain)) {
      return null;
    }
    return Gazetteer.world().onlyZoneOf(domain.equals("UK") ? "GB" : domain);
  }

  private @Nullable PublicationTime fromData() {
    return time(
        data.article("datePublished"),
        data.meta(PUBLISHED),
        attribute("[itemprop~=datePublished]"),
        data.article("dateCreated"),
        attribute("[pubdate]"),
        attribute("[property~=datePublished]"));
  }

  private @Nullable String attribute(String query) {
    Element element = page.selectFirst(query);
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
        return time.get();
      }
    }
    return null;
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
      boolean bare = !named && !saysPublished(line);
      if (bare && (distance > BESIDE || line.length() > LONGEST_BARE_LINE)) {
        continue;
      }
      int rank =
          Math.min(FAR, distance) + (named ? 0 : UNNAMED) + (saysPublished(line) ? 0 : UNSAID);
      if (rank < bestRank) {
        best = new Shown(time, saysPublished(line));
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
      if (mayHoldDate(line) && saysPublished(line)) {
        PublicationTime time = time(line);
        if (time != null) {
          return time;
        }
      }
    }
    return null;
  }

  private static boolean saysPublished(String text) {
    var words = WORD.matcher(text);
    while (words.find()) {
      if (CUES.contains(words.group())) {
        return true;
      }
    }
    return false;
  }
}
