package io.dateline.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.Samples;
import io.dateline.api.format.AtomFormat;
import io.dateline.api.format.CsvFormat;
import io.dateline.api.format.ICalendarFormat;
import io.dateline.api.format.JsonFeedFormat;
import io.dateline.api.format.MarkdownFormat;
import io.dateline.api.format.TimelineJsFormat;
import io.dateline.article.Article;
import io.dateline.article.PublicationTime;
import io.dateline.event.Mention;
import io.dateline.event.MentionExtractor;
import io.dateline.timeline.Event;
import io.dateline.timeline.Fold;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is written can be read, whatever the article: the same comes back, through UTF-8. */
class RoundTripTest {

  private static final int RUNS = 1_000;
  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();
  private static final List<String> DAYS =
      List.of("0001-01-01", "0001-01-02", "0999-12-31", "1582-10-10", "9999-12-30", "9999-12-31");
  private static final List<String> OFFSETS =
      List.of("", "Z", "+18:00", "-18:00", "+00:09:21", "-00:00:01", "+0530", "-17:59:59");
  private static final List<String> SENTENCES =
      List.of(
          "The dyke at Nes broke at 10:00 local time on Monday.",
          "RIGA (Coast) \u2013 The minister will meet %s officials at noon %s time tomorrow.",
          "Troops left the town of Nes at midnight on 31 December 9999.",
          "The bridge will open in the next century, the ministry said.",
          "The council met in the year 1 and adjourned yesterday.",
          "Talks began at 23:59 New York time on 31 December 9999.",
          "The library burned 3,000 years ago, the museum said on Friday.",
          "The %s court will meet next week, in 2,000 years, and at 09:00 on 1 January 1850.",
          "Police arrested a man in Paris at 10:00 Paris time on 1 May 1880.");
  private static final List<String> ODD =
      List.of(
          "\u0000",
          "\ud800",
          "\udc00",
          "\ud83d\ude80",
          "\ufeff",
          "\u202e",
          "\u2028",
          "\"",
          "\\",
          "\u007f",
          "\uffff",
          "e\u0301",
          "\u200b");

  /** The dates and times of an iCalendar file, which have four digits for the year. */
  private static final Pattern CALENDAR =
      Pattern.compile("(?:DT\\w+|LAST-MODIFIED)(;VALUE=DATE:\\d{8}|:\\d{8}T\\d{6}Z?)");

  private final Random random = new Random(20261127);
  private final MentionExtractor extractor = new MentionExtractor();

  @Test
  void readsWhatItWrote() throws IOException {
    int mentions = 0;
    int refused = 0;
    for (int run = 0; run < RUNS; run++) {
      Samples.Read read = Samples.read("a.json", article());
      refused += read.refusals().size();
      for (Article article : read.articles()) {
        checkArticle(article);
        List<Mention> found = extractor.extract(article).mentions();
        found.forEach(RoundTripTest::checkMention);
        checkEvents(Fold.fold(found));
        mentions += found.size();
      }
    }
    System.out.printf(
        Locale.ROOT, "%d articles: %d mentions, %d refused%n", RUNS, mentions, refused);
    assertThat(mentions).isGreaterThan(RUNS);
  }

  private static void checkArticle(Article article) {
    Article back = Samples.read("b.json", throughUtf8(Json.line(article))).articles().getFirst();
    assertThat(back.published()).isEqualTo(article.published().asWritten());
    assertThat(back.text()).isEqualTo(article.bodyText());
    assertThat(back.title()).isEqualTo(article.title());
  }

  private static void checkMention(Mention mention) {
    assertThat(Json.mention(throughUtf8(Json.line(mention)))).isEqualTo(mention);
    if (mention.time().zone() != null && mention.time().value().contains(":")) {
      assertThat(OffsetDateTime.parse(mention.time().edtf()).toInstant())
          .isEqualTo(mention.time().earliest());
    }
  }

  private static void checkEvents(List<Event> events) throws IOException {
    for (Event event : events) {
      assertThat(Json.event(Json.line(event).getBytes(UTF_8))).isEqualTo(event);
    }
    StringBuilder calendar = new StringBuilder();
    new ICalendarFormat().write("test", events, calendar);
    assertThat(
            calendar
                .toString()
                .lines()
                .filter(line -> line.startsWith("DT") || line.startsWith("LAST-")))
        .allSatisfy(line -> assertThat(line).matches(CALENDAR));
    for (var format :
        List.of(
            new AtomFormat(),
            new CsvFormat(),
            new JsonFeedFormat(),
            new MarkdownFormat(),
            new TimelineJsFormat())) {
      format.write("test", events, new StringBuilder());
    }
  }

  private static String throughUtf8(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private String article() {
    ObjectNode article = Json.json().createObjectNode();
    article.put("id", "a" + any(ODD));
    article.put("title", "Dyke " + any(ODD) + " breaks on Monday");
    article.put("published", published());
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String sentence = any(SENTENCES).replace("%s", any(ZONES).replaceFirst(".*/", ""));
      sentences.add(random.nextInt(3) == 0 ? strewn(sentence) : sentence);
    }
    article.put("text", String.join(" ", sentences));
    return article.toString();
  }

  private String strewn(String sentence) {
    int at = random.nextInt(sentence.length());
    return sentence.substring(0, at) + any(ODD) + sentence.substring(at);
  }

  private String published() {
    LocalDateTime some =
        LocalDateTime.of(1850 + random.nextInt(251), 1, 1, 0, 0)
            .plusSeconds(random.nextInt(365 * 86_400));
    return switch (random.nextInt(4)) {
      case 0 -> some.withNano(random.nextInt(1_000_000_000)) + any(OFFSETS);
      case 1 -> any(DAYS) + "T" + any(List.of("00:00:00", "23:59:59")) + any(OFFSETS);
      case 2 -> any(DAYS) + "T12:00[" + any(ZONES) + "]";
      default -> some.withSecond(30) + "[" + any(ZONES) + "]";
    };
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @Test
  void keepsTheInstantOfTownsWithTheSunsTime() {
    PublicationTime paris = PublicationTime.parse("1880-05-01T10:00[Europe/Paris]").orElseThrow();
    assertThat(paris).hasToString("1880-05-01T09:59:39+00:09");
    assertThat(PublicationTime.parse(paris.toString()).orElseThrow().instant())
        .isEqualTo(paris.instant());
    assertThat(PublicationTime.parse("1880-05-01T10:00:00+00:09:21").orElseThrow().instant())
        .isEqualTo(paris.instant());
  }

  @Test
  void writesTheInstantOfClocksThatAreSkippedOrTwice() {
    assertThat(PublicationTime.parse("2025-03-30T02:30[Europe/Paris]").orElseThrow())
        .hasToString("2025-03-30T03:30:00+02:00");
    assertThat(PublicationTime.parse("2025-10-26T02:30+01:00[Europe/Paris]").orElseThrow())
        .hasToString("2025-10-26T02:30:00+01:00");
  }

  @Test
  void refusesYearsThatNoArticleHas() {
    for (String published :
        List.of("-999999999-01-01", "+10000-01-01", "0000-12-31", "9999-12-31T23:00-02:00")) {
      Samples.Read read =
          Samples.read("a.json", Samples.json("a", "Coast", published, "It rained."));
      assertThat(read.articles()).isEmpty();
      assertThat(read.refusals().getFirst().reason())
          .startsWith("test/a.json: \"published\" should be a time like 2016-02-24T12:29:00+03:00")
          .contains(published);
    }
  }
}
