package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private static final String PROSE =
      "<p>The lock on the river was closed after a barge struck the lower gate, officials said.</p>"
          + "<p>Divers will look at the damage, and ships are to wait upstream until they have.</p>";

  private static Article page(String head, String body) {
    return Samples.read("a.html", "<html><head>" + head + "</head><body>" + body + "</body></html>")
        .articles()
        .getFirst();
  }

  private static String published(String head, String body) {
    return page(head, body).published().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 March 2025 | 2025-03-04",
        "March 4th, 2025, 9:15 a.m. | 2025-03-04T09:15:00",
        "March 4, 2025 9:15 PM EET | 2025-03-04T21:15:00+02:00",
        "4. M\u00e4rz 2025, 9.15 Uhr | 2025-03-04T09:15:00",
        "04.03.2025 | 2025-03-04",
        "le 4 mars 2025 \u00e0 09h15 | 2025-03-04T09:15:00",
        "1er ao\u00fbt 2025 | 2025-08-01",
        "4 de marzo de 2025 | 2025-03-04",
        "4 marzo 2025 | 2025-03-04",
        "4 \u043c\u0430\u0440\u0442\u0430 2025, 09:15 | 2025-03-04T09:15:00",
        "\u0664 \u0645\u0627\u0631\u0633 \u0662\u0660\u0662\u0665 | 2025-03-04",
        "\u0627\u0644\u062b\u0644\u0627\u062b\u0627\u0621\u060c 04 \u0622\u0630\u0627\u0631 2025 | 2025-03-04",
        "2025\u5e743\u67084\u65e5 | 2025-03-04",
        "2025-03-04 09:15 | 2025-03-04T09:15:00",
        "31/12/2024 | 2024-12-31",
        "12/31/2024 | 2024-12-31",
        "Feb. 30, 2025, and then March 4, 2025 | 2025-03-04",
        "Published On 4 Mar 2025 / Updated: 5 Mar 2025 08:12 AM (GMT) | 2025-03-04",
        "Updated: 5 Mar 2025 08:12 (GMT). Published: 4 Mar 2025 22:30 | 2025-03-04T22:30:00",
        "Last updated 5 Mar 2025 08:12 GMT | 2025-03-05T08:12:00Z",
        "Received 1 March 2025, published 4 March 2025 | 2025-03-04",
        "10:30 PM EST, Tue March 4, 2025 | 2025-03-04T22:30:00-05:00",
        "Mar 4, 2025 / 10:30 PM EST | 2025-03-04T22:30:00-05:00",
        "Jul 4, 2025 / 10:30 PM EDT | 2025-07-04T22:30:00-04:00",
        "4 March 2025 22:30 (+0200) | 2025-03-04T22:30:00+02:00",
        "4 Mar 2025 22.30 GMT | 2025-03-04T22:30:00Z",
        "4 Mar 2025 22.30 EUR | 2025-03-04"
      })
  void readsDatesAsPagesShowThem(String line, String expected) {
    assertThat(PublicationLine.find(line, false)).map(Object::toString).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Retrieved 4 March 2025", "born 4 March 2025", "Accessed: 2025-03-04"})
  void otherDatesAreNoneOfPublication(String line) {
    assertThat(PublicationLine.find(line, false)).isEmpty();
  }

  @Test
  void readsSlashesAsThePageIsWritten() {
    assertThat(PublicationLine.find("3/4/2025", true)).map(Object::toString).contains("2025-03-04");
    assertThat(PublicationLine.find("3/4/2025", false))
        .map(Object::toString)
        .contains("2025-04-03");
  }

  @Test
  void takesTheDateBesideTheHeadline() {
    String body =
        "<div class='sidebar'><time datetime='2019-01-01'>1 January 2019</time></div>"
            + "<article><h1>Lock closed on the river</h1>"
            + "<div class='meta'>By A. Reed, 4 March 2025, 09:15</div>"
            + PROSE
            + "<p>The gate was built on 3 May 1931.</p></article>"
            + "<div id='comments'><p class='date'>6 March 2025</p></div>"
            + "<footer><p>Copyright 2010-2026</p></footer>";
    assertThat(published("", body)).isEqualTo("2025-03-04T09:15:00");
  }

  @Test
  void keepsPublicationAndChangeApart() {
    String head =
        "<meta property='article:published_time' content='2025-03-04T09:15:00+02:00'>"
            + "<meta property='article:modified_time' content='2025-03-06T10:00:00+02:00'>";
    Article article = page(head, PROSE);
    assertThat(article.published()).hasToString("2025-03-04T09:15:00+02:00");
    assertThat(article.updated()).hasToString("2025-03-06T10:00:00+02:00");
  }

  @Test
  void seesThatAWallClockWasStampedAsUtc() {
    String head = "<meta property='article:published_time' content='2025-03-04T09:15:00+00:00'>";
    String shown = "<h1>Lock closed on the river</h1><p class='date'>4 March 2025, 09:15 EET</p>";
    assertThat(published(head, shown + PROSE)).isEqualTo("2025-03-04T09:15:00+02:00");
    String german = head + "<link rel='canonical' href='https://fluss.example.de/a'>";
    String clock = "<h1>Lock closed on the river</h1><p class='date'>4. M\u00e4rz 2025, 09:15</p>";
    assertThat(published(german, clock + PROSE)).isEqualTo("2025-03-04T09:15:00+01:00");
    assertThat(published(german, PROSE)).isEqualTo("2025-03-04T10:15:00+01:00");
    assertThat(published(head, PROSE)).isEqualTo("2025-03-04T09:15:00Z");
  }

  @Test
  void takesTheDayOfThePublishersZoneWhereThePageShowsIt() {
    String head = "<meta property='article:published_time' content='2025-03-04T22:41:00Z'>";
    String shown = "<h1>Lock closed on the river</h1><p class='date'>5 March 2025, 00:30 EET</p>";
    assertThat(published(head, shown + PROSE)).isEqualTo("2025-03-05T00:41:00+02:00");
  }

  @Test
  void readsBrokenDataForItsDates() {
    String head =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lock \"closed\"\","
            + "\"datePublished\":\"2025-03-04T09:15:00+02:00\"}</script>";
    assertThat(published(head, PROSE)).isEqualTo("2025-03-04T09:15:00+02:00");
  }

  @Test
  void takesTheDayFromTheAddress() {
    String head = "<link rel='canonical' href='https://n.example/2025/03/04/lock'>";
    assertThat(published(head, PROSE)).isEqualTo("2025-03-04");
  }

  @Test
  void readsTheNamesOfDates() {
    for (String name : List.of("dc.date", "DC.date.issued", "dcterms.available", "pub_date")) {
      assertThat(
              published(
                  "<meta name='" + name + "' content='2025-03-04'>",
                  "<h1>Ferry stops</h1>" + PROSE))
          .isEqualTo("2025-03-04");
    }
    assertThat(published("<meta property='og:title' content='Ferry stops, 4 March 2025'>", PROSE))
        .isEqualTo("2025-03-04");
  }

  @Test
  void takesTheZoneOfOneStampForTheOther() {
    assertThat(
            published(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                    + "\"datePublished\":\"2025-03-04T22:30:00\"}</script>"
                    + "<meta property='article:published_time' content='2025-03-04T20:30:00Z'>",
                PROSE))
        .isEqualTo("2025-03-04T22:30:00+02:00");
    assertThat(
            published(
                "<meta property='article:published_time' content='2025-03-05T03:30:07Z'>",
                "<h1>Ferry stops</h1><p class='date'>March 4, 2025 at 10:30 p.m.</p>" + PROSE))
        .isEqualTo("2025-03-04T22:30:07-05:00");
    // The clock of a change is none of publication, and no zone is an hour and a quarter ahead.
    for (String shown :
        List.of("Updated March 4, 2025 at 10:30 p.m.", "March 5, 2025, 4:45 a.m.")) {
      assertThat(
              published(
                  "<meta property='article:published_time' content='2025-03-05T03:30:07Z'>",
                  "<h1>Ferry stops</h1><p class='date'>" + shown + "</p>" + PROSE))
          .isEqualTo("2025-03-05T03:30:07Z");
    }
  }

  @Test
  void theMakingOfSomethingElseIsNoPublication() {
    String script = "<script>var user = {\"created_at\":\"2019-05-06T07:00:00Z\"};</script>";
    assertThat(Samples.read("a.html", "<html><head>" + script + "</head><body>" + PROSE).articles())
        .isEmpty();
  }

  @Test
  void takesNoDateOfACommentOrAnInfobox() {
    assertThat(
            published(
                "<link rel=canonical href='https://post.example/2025/03/04/ferry'>",
                "<h1>Ferry stops</h1><table class='infobox'><tr><td>Built <span class='bday published"
                    + "'>2001-05-06</span></td></tr></table><div id='comments'><time pubdate"
                    + " datetime='2025-03-09T10:00:00Z'>9 March 2025</time></div>"
                    + PROSE))
        .isEqualTo("2025-03-04");
  }

  @Test
  void cleansTheHeadline() {
    String date = "<meta name=date content=2025-03-04>";
    assertThat(
            page(
                    date
                        + "<meta property='og:title' content='The harbour&amp;#8217;s ferry stops | Vansund Post'>"
                        + "<meta property='og:site_name' content='Vansund Post'>",
                    PROSE)
                .title())
        .isEqualTo("The harbour\u2019s ferry stops");
    assertThat(
            page(
                    date
                        + "<meta property='og:title' content='Post - Siren of the harbour d&amp;#39'>"
                        + "<link rel=canonical href='https://www.post.example/siren'>",
                    PROSE)
                .title())
        .isEqualTo("Siren of the harbour d'");
    assertThat(page(date + "<title>Rise of the North - a history</title>", PROSE).title())
        .isEqualTo("Rise of the North - a history");
  }

  @Test
  void readsAPageThatHidesItself() {
    String hidden =
        "<div hidden><p>An unseen notice that nobody asked for, long enough to count as a sentence of prose.</p></div>";
    assertThat(
            page(
                    "<meta name=date content=2025-03-04>",
                    "<div style='display: none'><p>The ferry stopped on Monday. "
                        + PROSE
                        + hidden
                        + "</div>")
                .bodyText())
        .startsWith("The ferry stopped on Monday.")
        .doesNotContain("unseen notice");
  }

  @Test
  void leavesOtherStoriesOut() {
    String teaser =
        "<div class=box><h3><a href='/other'>A bridge fell at Nes</a></h3><p>The bridge at Nes fell on"
            + " 7 July, months after the ferry had stopped running there.</p></div>";
    assertThat(
            page("<meta name=date content=2025-03-04>", "<article>" + PROSE + teaser + "</article>")
                .bodyText())
        .doesNotContain("7 July");
  }

  @Test
  void leavesThePageAroundTheArticleOut() {
    String links =
        Stream.of("Home", "World", "Sport", "Opinion")
            .map(word -> "<li><a href='/" + word + "'>" + word + " news</a></li>")
            .collect(Collectors.joining());
    String body =
        "<ul>"
            + links
            + "</ul><div class='story'><h1>Lock closed</h1>"
            + PROSE
            + "<h2>What comes next</h2><p>The harbour office will meet on Friday to decide.</p>"
            + "<table><tr><th>Ship</th><th>Wait</th></tr><tr><td>Alma</td><td>9 hours</td></tr></table>"
            + "<div class='newsletter-signup'><p>Get our letter by mail every morning, for free.</p></div>"
            + "<p>Read more: <a href='/x'>An older story about another lock on another river</a></p></div>"
            + "<p>We use cookies on this website. Accept cookies to go on reading, or leave.</p>";
    assertThat(page("<meta name='date' content='2025-03-04'>", body).bodyText())
        .startsWith("The lock on the river")
        .contains("What comes next\n\nThe harbour office")
        .contains("Alma 9 hours")
        .doesNotContain("World", "letter by mail", "older story", "cookies");
  }

  @Test
  void readsEachUpdateOfALiveBlog() {
    String head =
        "<link rel='canonical' href='https://n.example/live'><script type='application/ld+json'>"
            + "{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood live\",\"datePublished\":\"2025-03-04\","
            + "\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Dyke holds\","
            + "\"datePublished\":\"2025-03-04T10:00:00+01:00\",\"articleBody\":\"The dyke at Nes holds.\"},"
            + "{\"@type\":\"BlogPosting\",\"headline\":\"Dyke breaks\","
            + "\"datePublished\":\"2025-03-05T02:00:00+01:00\",\"articleBody\":\"The dyke at Nes broke.\"}]}"
            + "</script>";
    Samples.Read read = Samples.read("a.html", head + PROSE);
    assertThat(read.articles())
        .extracting(article -> article.title() + " " + article.published())
        .containsExactly(
            "Dyke holds 2025-03-04T10:00:00+01:00", "Dyke breaks 2025-03-05T02:00:00+01:00");
    assertThat(read.articles()).extracting(Article::id).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheLanguageOfAnArticle() {
    String body =
        "<p>Die Schleuse am Fluss wurde geschlossen, nachdem ein Schiff das untere Tor getroffen hatte,"
            + " teilte die Beh\u00f6rde am Montag mit. Taucher sollen den Schaden untersuchen.</p>";
    Article article = page("<meta name='date' content='2025-03-04'>", body);
    assertThat(article.language()).isEqualTo("de");
    assertThat(article.notes()).extracting(Note::code).doesNotContain("language-not-read");
  }

  @Test
  void notesALanguageThatIsNotRead() {
    String body =
        "<p>Slusen ved elva ble stengt etter at et skip traff den nederste porten, opplyste havnevesenet"
            + " p\u00e5 mandag. Dykkere skal unders\u00f8ke skadene i l\u00f8pet av uken, og ferjen"
            + " g\u00e5r som vanlig fra den andre siden av fjorden.</p>";
    Article article = page("<meta name='date' content='2025-03-04'>", body);
    assertThat(article.notes()).extracting(Note::code).contains("language-not-read");
  }
}
