package io.dateline.api.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.dateline.Made;
import io.dateline.Samples;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.json.Json;
import io.dateline.store.TimelineSettings;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every export holds every event, once, as somebody else's parser reads it. */
class ExportTest {

  private static final List<String> HOSTILE =
      List.of(
          "=HYPERLINK(\"https://evil.example\";\"x\")",
          "+1-2",
          "@SUM(A1)",
          "-2+3",
          "\tcmd",
          "<script>alert('x')</script>",
          "a \"quoted\", comma; semicolon \\ backslash",
          "two\r\nlines\nEND:VEVENT\nBEGIN:VEVENT",
          "# heading *bold* _it_ [link](javascript:alert(1)) `code` | table | ~~gone~~",
          "]]> &amp; &lt; <![CDATA[",
          "1. item\n- item\n> quote",
          "turn \u202e around \u2066 isolate",
          "bell \u0007 null \u0000 delete \u007f \u0085",
          "\u4e2d\u6587 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \ud83d\ude80 e\u0301 \ud83d",
          "x;=1+1",
          "x; \"=1+1",
          "x;\"\"@SUM(A1)",
          "x\t-1+1|cmd",
          "x\r\n+1+1",
          "x\n\u00a0\u200b=1+1",
          "\uff1d1+1",
          "\uff0b1;\uff0d2;\uff20SUM(A1);\u22121",
          "\u200b=1+1",
          "\ufeff=1+1",
          "\u3164\u2060 =1+1",
          "\r=1+1",
          "![pixel](https://evil.example/p.png) <https://evil.example> www.evil.example",
          "line \u2028END:VCALENDAR\u2029BEGIN:VCALENDAR\u0085X-EVIL:1",
          "=\"\";=\"\"\n=1",
          "long " + "\u00e9\ud83d\ude80x".repeat(60));

  private static final List<String> VALUES =
      List.of(
          "2016-02-27",
          "2016-02-27T00:00",
          "2016-02-27T13",
          "2016-02-27TNI",
          "2016-W08",
          "2016-W08-WE",
          "2016-02",
          "2016-Q1",
          "2016-SU",
          "2016-WI",
          "2016-H2",
          "2016",
          "201",
          "20",
          "0079-08-24",
          "9999-12-31",
          "BC0044-03-15",
          "BC0001-12-31",
          "BC0480",
          "BC04",
          "99",
          "999",
          "2025-03-30T02:30",
          "2025-10-26T01:30",
          "1943-06-01T12:00");

  private static final List<String> ZONES =
      List.of(
          "",
          "Asia/Damascus",
          "UTC",
          "+03:00",
          "Z",
          "Europe/Lisbon",
          "America/New_York",
          "Pacific/Apia",
          "Africa/Monrovia");

  static Stream<List<Event>> events() {
    List<Event> samples =
        Fold.fold(Samples.mentions()).stream().filter(event -> !event.isAssumed()).toList();
    return Stream.concat(
        Stream.of(samples, List.of(), each(HOSTILE, VALUES.subList(0, 1)), each(HOSTILE, VALUES)),
        IntStream.range(0, 20).mapToObj(seed -> random(new Random(seed))));
  }

  /** Each title with each value, every one an event of its own. */
  private static List<Event> each(List<String> titles, List<String> values) {
    List<Event> events = new ArrayList<>();
    for (String title : titles) {
      for (String value : values) {
        events.addAll(event(events.size(), title, value, ZONES.get(events.size() % ZONES.size())));
      }
    }
    return events;
  }

  private static List<Event> random(Random random) {
    List<Event> events = new ArrayList<>();
    for (int n = random.nextInt(40); n > 0; n--) {
      StringBuilder title = new StringBuilder();
      for (int c = 1 + random.nextInt(30); c > 0; c--) {
        title.append(
            random.nextInt(3) == 0
                ? Character.toString(random.nextInt(0x3000))
                : Character.toString("=,;:\"'<>&\\\n\r\t[]()*#-+@ ab".charAt(random.nextInt(25))));
      }
      events.addAll(
          event(
              events.size(),
              "x" + title,
              VALUES.get(random.nextInt(VALUES.size())),
              ZONES.get(random.nextInt(ZONES.size()))));
    }
    return events;
  }

  private static List<Event> event(int number, String title, String value, String zone) {
    ObjectNode line = Made.line("e" + number, title, value);
    if (!zone.isEmpty()) {
      line.withObject("/time").put("zone", zone);
    }
    List<Factuality> all = List.of(Factuality.values());
    Factuality factuality = all.get(number % all.size());
    line.withObject("/event").put("factuality", factuality.name().toLowerCase(Locale.ROOT));
    line.withObject("/event").putArray("places").add(title).add("Riga");
    ObjectNode article = line.withObject("/article");
    article.put("url", number % 3 == 0 ? "javascript:alert(1)" : "https://n.example/" + number);
    article.put("publisher", title);
    Mention mention = Json.mention(line.toString());
    return Fold.fold(List.of(mention));
  }

  private static String write(EventFormat format, List<Event> events) {
    StringBuilder out = new StringBuilder();
    try {
      format.write("test", events, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    StringBuilder again = new StringBuilder();
    try {
      format.write("test", events, again);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThat(again.toString()).as("the same again").isEqualTo(out.toString());
    return out.toString();
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::id).toList();
  }

  @ParameterizedTest
  @MethodSource("events")
  void jsonLinesAreTheEvents(List<Event> events) {
    String text = write(new JsonLinesFormat(), events);
    List<String> lines = text.lines().toList();
    assertThat(lines).isEqualTo(events.stream().map(Json::line).toList());
  }

  @ParameterizedTest
  @MethodSource("events")
  void csvIsReadByCommonsCsv(List<Event> events) throws IOException {
    CSVFormat rfc4180 = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    String text = write(new CsvFormat(), events);
    try (CSVParser parser = CSVParser.parse(text, rfc4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(events.size());
      for (int i = 0; i < events.size(); i++) {
        CSVRecord row = records.get(i);
        Event event = events.get(i);
        assertThat(row.isConsistent()).isTrue();
        assertThat(row.get("id")).isEqualTo(event.id());
        assertThat(row.get("title").replace("'", "")).isEqualTo(event.title().replace("'", ""));
        assertThat(row.get("earliest").replace("'", ""))
            .isEqualTo(event.time().earliest().toString());
        assertThat(row.stream()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*"));
      }
    }
  }

  @Test
  void sayInWhichLanguageAQuoteIs() throws IOException {
    ObjectNode line = Made.line("a", "\u041f\u043e\u0436\u0435\u0436\u0430", "2024-05-01");
    line.withObject("/quote").put("language", "uk");
    List<Event> events =
        Fold.fold(
            List.of(
                Json.mention(line.toString()), Made.mention("b", "A tower fell", "2024-05-02")));
    CSVFormat rfc4180 = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(write(new CsvFormat(), events), rfc4180)) {
      assertThat(parser.getRecords())
          .extracting(row -> row.get("quote_language") + " " + row.get("languages"))
          .containsExactly("uk uk", "en en");
    }
    assertThat(write(new MarkdownFormat(), events))
        .contains(" \u2014 P a (in Ukrainian)")
        .contains(" \u2014 P b [");
    JsonNode feed = Json.json().readTree(write(new JsonFeedFormat(), events));
    assertThat(feed.path("items"))
        .extracting(item -> item.path("language").asText("-"))
        .containsExactlyInAnyOrder("uk", "-");
  }

  /** However a spreadsheet parts the lines, no cell of it begins a formula. */
  @ParameterizedTest
  @MethodSource("events")
  void csvIsNoFormulaWhereverACellMayBegin(List<Event> events) {
    String text = write(new CsvFormat(), events);
    for (char separator : new char[] {',', ';', '\t'}) {
      for (String cell : cells(text, separator)) {
        String seen = cell.replaceAll("[\\p{C}\\p{Z}\\p{M}\"\u3164]+", "");
        assertThat(seen).as("%s: %s", separator, cell).doesNotMatch(FORMULA);
      }
    }
  }

  private static final Pattern FORMULA =
      Pattern.compile("(?s)[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212].*");

  /** As spreadsheets part them: quotes hold together only what they begin. */
  private static List<String> cells(String text, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && cell.isEmpty() && !isQuoted) {
        isQuoted = true;
        cell.append(c);
      } else if (c == '"' && isQuoted && text.startsWith("\"\"", i)) {
        cell.append(c);
        i++;
      } else if (c == '"' && isQuoted) {
        isQuoted = false;
      } else if (!isQuoted && (c == separator || c == '\r' || c == '\n')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void csvOfAMillionCellsInOneIsLinear() {
    String hostile = ";\u200b=".repeat(700_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(Formulas.disarmed(hostile)).contains(";'\u200b="));
  }

  @ParameterizedTest
  @MethodSource("events")
  void atomIsReadByRome(List<Event> events) throws FeedException {
    SyndFeed feed = new SyndFeedInput().build(new StringReader(write(new AtomFormat(), events)));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(new TreeSet<>(feed.getEntries().stream().map(SyndEntry::getUri).toList()))
        .isEqualTo(
            new TreeSet<>(
                events.stream().map(e -> Wording.tag(e.timeline() + "/" + e.id())).toList()));
    assertThat(feed.getEntries()).hasSize(events.size());
    for (SyndEntry entry : feed.getEntries()) {
      assertThat(entry.getUpdatedDate()).isNotNull();
      assertThat(entry.getContents()).hasSize(1);
      assertThat(entry.getLinks()).allMatch(link -> link.getHref().startsWith("http"));
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void rssIsReadByRome(List<Event> events) throws FeedException {
    SyndFeed feed = new SyndFeedInput().build(new StringReader(write(new RssFormat(), events)));
    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getEntries()).hasSize(events.size());
    for (SyndEntry entry : feed.getEntries()) {
      assertThat(entry.getPublishedDate()).isNotNull();
      assertThat(entry.getUri()).startsWith("tag:dateline.io,2025:");
    }
  }

  /** Readers take the texts of RSS for HTML. */
  @Test
  void rssSaysTextInHtml() throws FeedException {
    List<Event> events = event(0, "<script>a & b</script>", "2016-02-27", "");
    SyndEntry entry =
        new SyndFeedInput()
            .build(new StringReader(write(new RssFormat(), events)))
            .getEntries()
            .getFirst();
    assertThat(entry.getTitle()).isEqualTo("&lt;script&gt;a &amp; b&lt;/script&gt;");
    assertThat(entry.getDescription().getValue())
        .contains(")<br>It is told that &lt;script&gt;a &amp; b")
        .doesNotContain("<script>");
  }

  /** On a site of pages every entry leads to its event's, whatever its article's address is. */
  @ParameterizedTest
  @MethodSource("events")
  void feedsOfASiteHaveALinkForEach(List<Event> events) throws FeedException {
    Instant changed = Instant.parse("2030-01-02T03:04:05Z");
    Map<String, Instant> last =
        events.isEmpty() ? Map.of() : Map.of(events.getLast().id(), changed);
    Export about = new Export("test", TimelineSettings.NONE, "https://t.example", last, null);
    for (EventFormat format : List.of(new AtomFormat(), new RssFormat())) {
      StringBuilder out = new StringBuilder();
      try {
        format.write(about, events, out);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      SyndFeed feed = new SyndFeedInput().build(new StringReader(out.toString()));
      assertThat(feed.getEntries())
          .allMatch(entry -> entry.getLink().startsWith("https://t.example/t/"));
      if (!events.isEmpty()) {
        assertThat(feed.getEntries().getFirst().getLink()).endsWith(events.getLast().id());
      }
    }
  }

  @Test
  void markdownReadsAsWritten() {
    Event event =
        event(0, "Mr. O'Neil - of AT&T (U.S.) - paid $5.50: \"No!\"", "2016-02-27", "").getFirst();
    assertThat(write(new MarkdownFormat(), List.of(event)))
        .contains("- Mr. O'Neil - of AT&T (U.S.) - paid $5.50: \"No!\" (");
    Event acting = event(0, "1. *a* [b](c) <d> a_b _e_ &lt; www.f.example", "2016", "").getFirst();
    assertThat(write(new MarkdownFormat(), List.of(acting)))
        .contains("- 1\\. \\*a\\* \\[b\\](c) \\<d> a_b \\_e\\_ \\&lt; www\\.f.example (");
  }

  @ParameterizedTest
  @MethodSource("events")
  void jsonFeedHasAnItemForEach(List<Event> events) throws JsonProcessingException {
    JsonNode feed = Json.json().readTree(write(new JsonFeedFormat(), events));
    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.path("items")).hasSize(events.size());
    String before = "9999";
    for (JsonNode item : feed.path("items")) {
      assertThat(item.path("date_modified").asText()).isLessThanOrEqualTo(before);
      before = item.path("date_modified").asText();
      assertThat(item.path("url").asText("https://")).startsWith("http");
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void timelineJsHasASlideForEach(List<Event> events) throws JsonProcessingException {
    JsonNode document = Json.json().readTree(write(new TimelineJsFormat(), events));
    assertThat(document.path("events"))
        .extracting(slide -> slide.path("unique_id").asText())
        .isEqualTo(ids(events));
    for (int i = 0; i < events.size(); i++) {
      JsonNode slide = document.path("events").get(i);
      Event event = events.get(i);
      assertThat(slide.at("/start_date/year").asInt())
          .isEqualTo(TimeTextTest.begin(event.time()).getYear());
      assertThat(slide.at("/start_date").has("hour")).isEqualTo(TimeTextTest.isClock(event.time()));
      assertThat(slide.path("display_date").asText()).isNotEmpty();
      assertThat(slide.at("/text/headline").asText() + slide.at("/text/text").asText())
          .doesNotContainIgnoringCase("<script", "javascript:alert(1)\"");
      assertThat(slide.at("/text/headline").asText()).doesNotContain("<", ">", "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void markdownIsReadByCommonMark(List<Event> events) {
    Node document = Parser.builder().build().parse(write(new MarkdownFormat(), events));
    List<String> items = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<Node> html = new ArrayList<>();
    TextContentRenderer plain =
        TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.STRIP).build();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(ListItem item) {
            items.add(plain.render(item.getFirstChild()));
            super.visit(item);
          }

          @Override
          public void visit(Link link) {
            links.add(link.getDestination());
          }

          @Override
          public void visit(Image image) {
            links.add("image " + image.getDestination());
          }

          @Override
          public void visit(HtmlBlock block) {
            html.add(block);
          }

          @Override
          public void visit(HtmlInline inline) {
            html.add(inline);
          }

          @Override
          public void visit(BlockQuote quote) {
            assertThat(quote.getFirstChild()).isSameAs(quote.getLastChild());
            super.visit(quote);
          }
        });
    assertThat(items).hasSize(events.size());
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.get(i))
          .contains(Wording.line(events.get(i).title()).replace('\0', '\ufffd'));
    }
    assertThat(html).isEmpty();
    assertThat(links).allMatch(link -> link.startsWith("https://n.example/") || isOfSamples(link));
  }

  /** The samples' own addresses. */
  private static boolean isOfSamples(String link) {
    return link.startsWith("https://") && !link.contains("evil");
  }

  /** Readers that part lines as Unicode does see as many components as there are. */
  @ParameterizedTest
  @MethodSource("events")
  void calendarsHaveNoLinesOfAnEvent(List<Event> events) {
    List<String> lines = List.of(write(new ICalendarFormat(), events).split("\\R"));
    assertThat(lines).filteredOn("BEGIN:VEVENT"::equals).hasSize(events.size());
    assertThat(lines).filteredOn("END:VEVENT"::equals).hasSize(events.size());
    assertThat(lines).filteredOn("END:VCALENDAR"::equals).hasSize(1);
    assertThat(lines).noneMatch(line -> line.startsWith("X-EVIL"));
    assertThat(lines)
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @ParameterizedTest
  @MethodSource("events")
  void titlesDisguiseNothing(List<Event> events) {
    for (EventFormat format :
        List.of(
            new AtomFormat(),
            new RssFormat(),
            new JsonFeedFormat(),
            new TimelineJsFormat(),
            new ICalendarFormat(),
            new MarkdownFormat())) {
      assertThat(write(format, events))
          .as(format.getClass().getSimpleName())
          .doesNotContainPattern("[\\u0085\\u2028-\\u202E\\u2066-\\u2069]");
    }
  }
}
