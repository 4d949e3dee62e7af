package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.Samples;
import io.dateline.article.ArticleException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is particular to a format, and what each does with files that are broken. */
class FormatsTest {

  private static final List<String> STORY =
      List.of(
          "Harbour of Vansund stays closed",
          "March 4, 2025, 09:15 UTC+1",
          "The harbour of Vansund was closed on Monday after an inspection found cracks in its wall.",
          "Fishermen were told on Tuesday that repairs will last until 20 June, the council said.",
          "The last inspection of the wall was carried out in May 2019, and nobody read its report.");

  private static final Map<String, String> FIELDS =
      new LinkedHashMap<>(
          Map.of(
              "From", "Vansund Post <news@post.example>",
              "Subject", "Fwd: Harbour of Vansund stays closed",
              "Date", "Tue, 04 Mar 2025 09:15:00 +0100",
              "Message-ID", "<1@post.example>"));

  private static final String PAGE =
      "<html><head><title>Harbour stays closed</title><link rel=canonical"
          + " href='https://post.example/harbour'><meta property='article:published_time'"
          + " content='2025-03-04T09:15:00+01:00'></head><body><p>"
          + String.join("</p><p>", STORY.subList(2, 5))
          + "</p></body></html>";

  private static Article only(Samples.Read read) {
    assertThat(read.refusals()).isEmpty();
    assertThat(read.articles()).hasSize(1);
    return read.articles().getFirst();
  }

  private static String refusal(String name, byte[] content) {
    Samples.Read read = Samples.read(name, content);
    assertThat(read.articles()).isEmpty();
    assertThat(read.refusals()).as(name).hasSize(1);
    return read.refusals().getFirst().reason();
  }

  private static String attachment(String name, String type, String body) {
    return "Content-Type: "
        + type
        + "\r\nContent-Disposition: attachment; filename=\""
        + name
        + "\"\r\n\r\n"
        + body;
  }

  private static byte[] mail(String... parts) {
    return ArticleFiles.bytes(
        ArticleFiles.mail(
            FIELDS, "multipart/mixed; boundary=b", ArticleFiles.multipart("b", parts)));
  }

  @Test
  void aSavedPageTellsWhereAndWhenItWasSaved() {
    String plain = PAGE.replace(" href='https://post.example/harbour'", "");
    String single =
        plain.replace(
            "<html>",
            """
            <!DOCTYPE html> <html lang=en><!--
             Page saved with SingleFile\s
             url: https://post.example/harbour?utm_source=x\s
             saved date: Wed Mar 05 2025 10:15:02 GMT+0100 (Central European Standard Time)
            -->
            """);
    Article article = only(Samples.read("a.html", single));
    assertThat(article.id()).isEqualTo("https://post.example/harbour");
    Provenance saved = Objects.requireNonNull(article.provenance());
    assertThat(saved.captured()).isEqualTo("2025-03-05T09:15:02Z");
    assertThat(saved.address()).isEqualTo("https://post.example/harbour?utm_source=x");
    Article marked =
        only(
            Samples.read(
                "a.html", "<!-- saved from url=(0028)https://post.example/harbour -->" + plain));
    assertThat(marked.id()).isEqualTo("https://post.example/harbour");
    assertThat(Objects.requireNonNull(marked.provenance()).captured()).isNull();
    Article local =
        only(Samples.read("a.html", "<!-- saved from url=(0014)about:internet -->" + plain));
    assertThat(local.url()).isNull();
  }

  @Test
  void referencesWithoutTextsAreCountedAndNotRefused() {
    String references =
        "[{\"id\":\"1\",\"type\":\"article-newspaper\",\"title\":\"Harbour\",\"URL\":\"https://post.example/\"},"
            + "{\"id\":\"2\",\"type\":\"webpage\",\"title\":\"Wall\"}]";
    Samples.Read read = Samples.read("library.json", references);
    assertThat(read.articles()).isEmpty();
    assertThat(read.refusals()).isEmpty();
    assertThat(refusal("list.json", ArticleFiles.bytes("[{\"text\":\"x\"}]")))
        .contains("a JSON object was expected, found an array");
  }

  @Test
  void readsTheColumnsOfAPdfOneAfterTheOther() {
    List<String> left = new ArrayList<>(List.of(STORY.getFirst()));
    left.addAll(ArticleFiles.lines(STORY.subList(1, 3), 44));
    left.add("");
    left.addAll(ArticleFiles.lines(STORY.subList(3, 4), 44));
    List<String> right = new ArrayList<>(List.of(""));
    right.addAll(ArticleFiles.lines(List.of(STORY.get(4), STORY.get(2)), 44));
    byte[] pdf =
        ArticleFiles.pdf(
            List.of(
                List.of(left, right),
                List.of(ArticleFiles.lines(List.of(STORY.get(3)), 90)),
                List.of(ArticleFiles.lines(List.of(STORY.get(4)), 90))));
    Article article = only(Samples.read("a.pdf", pdf));
    assertThat(article.title()).isEqualTo(STORY.getFirst());
    assertThat(article.published().toString()).isEqualTo("2025-03-04T09:15:00+01:00");
    assertThat(article.body())
        .extracting(span -> span.of(article.text()))
        .containsExactly(
            STORY.get(2), STORY.get(3), STORY.get(4), STORY.get(2), STORY.get(3), STORY.get(4));
    assertThat(article.body())
        .extracting(span -> article.page(span.begin()))
        .containsExactly(1, 1, 1, 1, 2, 3);
  }

  @Test
  void refusesPdfsThatHoldNoText() {
    assertThat(refusal("a.pdf", ArticleFiles.bytes("%PDF-1.7 and no more")))
        .isEqualTo("test/a.pdf: not a whole PDF");
    byte[] whole = ArticleFiles.pdf(List.of(List.of(STORY)));
    assertThat(refusal("a.pdf", Arrays.copyOf(whole, whole.length / 3))).contains("test/a.pdf: ");
    assertThat(refusal("a.pdf", ArticleFiles.emptyPdf(""))).contains("scanned?");
    assertThat(refusal("a.pdf", ArticleFiles.emptyPdf("secret"))).contains("asks for a password");
  }

  @Test
  void refusesDocumentsThatAreNone() {
    assertThat(refusal("a.docx", ArticleFiles.bytes("no zip"))).contains("it has no text");
    byte[] whole = ArticleFiles.docx(STORY);
    assertThat(refusal("a.docx", Arrays.copyOf(whole, 200))).contains("test/a.docx: ");
    assertThat(refusal("a.docx", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
        .contains("asks for a password");
    assertThat(
            refusal(
                "a.docx",
                ArticleFiles.zip(
                    Map.of(
                        "../../word/document.xml",
                        whole,
                        "word/document.xml",
                        ArticleFiles.bytes(
                            "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>")))))
        .containsAnyOf("entities", "XML is broken");
    assertThat(refusal("a.odt", ArticleFiles.zip(Map.of("x", new byte[100_000_000]))))
        .contains("inflate to more than 64 MB");
    assertThat(
            refusal(
                "a.odt",
                ArticleFiles.zip(
                    Map.of(
                        "content.xml", ArticleFiles.bytes("<d/>"),
                        "META-INF/manifest.xml", ArticleFiles.bytes("<m:encryption-data/>")))))
        .contains("asks for a password");
  }

  @Test
  void readsMarkdownWithoutItsMarks() {
    Article article =
        only(
            Samples.read(
                "a.md",
                "# Harbour *stays* closed\n\nMarch 4, 2025\n\n![a picture](p.png)\n\n> The **harbour**"
                    + " of [Vansund](https://v.example)\n> was closed on Monday, `officially`, by its"
                    + " council.\n"));
    assertThat(article.title()).isEqualTo("Harbour stays closed");
    assertThat(article.bodyText())
        .isEqualTo("The harbour of Vansund was closed on Monday, officially, by its council.");
    assertThat(article.published().toString()).isEqualTo("2025-03-04");
    assertThat(
            refusal("a.md", ArticleFiles.bytes("---\ndate: soon\n---\n\nIt rained on Monday.\n")))
        .contains("its date should be a time like");
    assertThat(Samples.read("a.md", "> ".repeat(50_000) + "*".repeat(50_000) + "x").articles())
        .isEmpty();
  }

  @Test
  void readsWhatIsAttachedToAMessage() {
    Samples.Read read =
        Samples.read(
            "a.eml",
            mail(
                "Content-Type: text/plain\r\n\r\nThe harbour was closed on Monday, as you know well by"
                    + " now.",
                attachment("page.html", "text/html", PAGE),
                attachment("notes.txt", "text/plain", String.join("\r\n\r\n", STORY)),
                attachment("photo.jpg", "image/jpeg", "x"),
                attachment("table.xlsx", "application/octet-stream", "x"),
                attachment("old.warc", "application/warc", "WARC/1.0"),
                "Content-Type: message/rfc822\r\n\r\n"
                    + ArticleFiles.mail(
                        Map.of("From", "a@b.example", "Date", "3 Mar 25 08:00 Z"),
                        "text/plain",
                        String.join("\r\n\r\n", STORY.subList(2, 5)))));
    assertThat(read.articles())
        .extracting(Article::origin)
        .containsExactly("test/a.eml", "test/a.eml:1", "test/a.eml:2", "test/a.eml:4");
    assertThat(read.articles())
        .extracting(article -> article.published().toString())
        .containsExactly(
            "2025-03-04T09:15:00+01:00",
            "2025-03-04T09:15:00+01:00",
            "2025-03-04T09:15:00+01:00",
            "2025-03-03T08:00:00Z");
    assertThat(read.articles().getFirst().title()).isEqualTo(STORY.getFirst());
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.reason()).startsWith("test/a.eml:3: an archive that is attached"));
    assertThat(read.passedOver())
        .containsOnly(Map.entry("pictures", 1), Map.entry("other attachments", 1));
  }

  @Test
  void readsAForwardedArticleAsWhatItIs() {
    String text =
        "Have you seen this?\r\n\r\n---------- Forwarded message ---------\r\nFrom: Harbour News"
            + " <n@harbour.example>\r\nDate: Mon, 3 Mar 2025 at 18:30\r\nSubject: Wall of Vansund is"
            + " cracked\r\nTo: me\r\n\r\n"
            + STORY.get(2)
            + "\r\n";
    Article article =
        only(Samples.read("a.eml", ArticleFiles.mail(FIELDS, "text/plain; charset=utf-8", text)));
    assertThat(article.title()).isEqualTo("Wall of Vansund is cracked");
    assertThat(article.publisher()).isEqualTo("Harbour News");
    assertThat(article.published().toString()).isEqualTo("2025-03-03T18:30:00");
    assertThat(article.bodyText()).isEqualTo(STORY.get(2));
  }

  @Test
  void endsAtTheThousandthAttachment() {
    String[] parts = new String[1_000];
    Arrays.fill(parts, attachment("a.txt", "text/plain", String.join("\r\n\r\n", STORY)));
    Samples.Read read = Samples.read("a.eml", mail(parts));
    assertThat(read.articles()).hasSize(200);
    assertThat(read.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).contains("has 800 more parts"));
    assertThat(refusal("a.eml", ArticleFiles.bytes("no message"))).contains("test/a.eml: ");
    assertThat(refusal("a.mbox", ArticleFiles.bytes("no mailbox")))
        .contains("a mailbox was expected");
    assertThat(refusal("a.mhtml", mail("Content-Type: image/png\r\n\r\nx")))
        .contains("there is no page in it");
  }

  @Test
  void readsEachMessageOfAMailbox() {
    String one = "From a@b Tue Mar 4 09:15:00 2025\n" + new String(mail(), StandardCharsets.UTF_8);
    String good =
        "From a@b Tue Mar 4 09:15:00 2025\n"
            + ArticleFiles.mail(
                FIELDS,
                "text/plain",
                STORY.get(2) + "\n\n>From then on, ships waited outside for a week.");
    Samples.Read read = Samples.read("a.mbox", good + "\n" + one + "\n" + good + "\n");
    assertThat(read.articles())
        .extracting(Article::origin)
        .containsExactly("test/a.mbox:1", "test/a.mbox:3");
    assertThat(read.articles().getFirst().bodyText()).contains("\n\nFrom then on");
    assertThat(read.passedOver()).containsOnly(Map.entry("messages without a text", 1));
  }

  @Test
  void readsThePagesOfAnArchiveAndCountsTheRest() {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    String date = "2025-03-05T06:00:00Z";
    byte[] page = ArticleFiles.bytes(PAGE);
    archive.writeBytes(
        ArticleFiles.warc("https://post.example/p.png", date, "200 OK", "image/png", page));
    archive.writeBytes(
        ArticleFiles.warc("https://post.example/h?x=1", date, "200 OK", "text/html", page));
    archive.writeBytes(
        ArticleFiles.warc("https://post.example/g", date, "404 Not Found", "text/html", page));
    archive.writeBytes(
        ArticleFiles.warc(
            "https://post.example/e", date, "200 OK", "text/html", ArticleFiles.bytes("<p>")));
    archive.writeBytes(
        ArticleFiles.warc(
            "https://post.example/u",
            date,
            "200 OK",
            "text/html",
            ArticleFiles.bytes(PAGE.replaceAll("<meta.*></head>", "</head>"))));
    Samples.Read read = Samples.read("a.warc", archive.toByteArray());
    assertThat(read.refusals()).isEmpty();
    assertThat(read.passedOver())
        .containsOnly(
            Map.entry("pictures", 1),
            Map.entry("answers other than 200", 1),
            Map.entry("pages without an article's text", 1),
            Map.entry("pages without a date of publication", 1));
    assertThat(read.articles())
        .singleElement()
        .satisfies(article -> {
          assertThat(article.id()).isEqualTo("https://post.example/harbour");
          Source place =
              new Source(
                  "test/a.warc:2",
                  "a.warc#2",
                  "test",
                  null,
                  null,
                  null,
                  InputStream::nullInputStream);
          assertThat(article.provenance())
              .isEqualTo(
                  Provenance.of(
                      place, Format.WARC, page, Instant.parse(date), "https://post.example/h?x=1"));
        });
    byte[] cut = Arrays.copyOf(archive.toByteArray(), archive.size() - 200);
    assertThat(Samples.read("a.warc", cut).articles()).hasSize(1);
    assertThat(Samples.read("a.warc", cut).refusals()).hasSize(1);
    byte[] zipped = ArticleFiles.gzip(archive.toByteArray());
    assertThat(Samples.read("a.warc.gz", Arrays.copyOf(zipped, zipped.length - 20)).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.reason()).startsWith("test/a.warc.gz"));
    assertThat(refusal("a.warc", ArticleFiles.bytes("no archive"))).contains("not a whole WARC");
  }

  @Test
  void refusesCollectionsThatAreBroken() {
    assertThat(refusal("a.wacz", ArticleFiles.bytes("no zip"))).contains("not a whole WACZ");
    byte[] none = ArticleFiles.zip(Map.of("../../etc/passwd", ArticleFiles.bytes("x")));
    assertThat(refusal("a.wacz", none)).contains("no WARC files in it");
    byte[] nested = ArticleFiles.zip(Map.of("archive/a.wacz", none));
    assertThat(refusal("a.wacz", nested)).contains("no WARC files in it");
    assertThat(refusal("a.wacz", Arrays.copyOf(nested, nested.length - 30))).contains("WACZ");
    byte[] bomb =
        ArticleFiles.zip(
            Map.of(
                "archive/a.warc.gz",
                ArticleFiles.gzip(
                    ArticleFiles.warc(
                        "https://post.example/b",
                        "2025-03-05T06:00:00Z",
                        "200 OK",
                        "text/html",
                        new byte[100_000_000]))));
    assertThat(Samples.read("a.wacz", bomb).refusals()).isNotEmpty();
  }

  private static byte[] captured(String address, String head) {
    return ArticleFiles.warc(
        address, "2025-03-05T06:00:00Z", "200 OK", "text/html" + head, ArticleFiles.bytes(PAGE));
  }

  private static byte[] joined(byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      out.writeBytes(record);
    }
    return out.toByteArray();
  }

  @Test
  void refusesARecordAloneAndReadsTheRest() {
    String address = "https://post.example/h?x=1";
    byte[] undated =
        ArticleFiles.bytes(
            new String(captured(address, ""), StandardCharsets.UTF_8)
                .replaceFirst("WARC-Date: [^\r]*\r\n", ""));
    byte[] picture =
        ArticleFiles.warc(
            "https://post.example/p.png",
            "2025-03-05T06:00:00Z",
            "200 OK",
            "image/png\r\nContent-Encoding: zz",
            new byte[9]);
    Samples.Read read =
        Samples.read(
            "a.warc",
            joined(
                captured(address, "\r\nContent-Encoding: br"),
                undated,
                picture,
                captured(address + "y".repeat(5_000), ""),
                captured(address, "")));
    assertThat(read.articles())
        .singleElement()
        .satisfies(article -> assertThat(article.origin()).isEqualTo("test/a.warc:5"));
    assertThat(read.refusals())
        .extracting(ArticleException::origin)
        .containsExactly("test/a.warc:1", "test/a.warc:2", "test/a.warc:4");
    assertThat(read.passedOver()).containsOnly(Map.entry("pictures", 1));
  }

  @Test
  void aFaultOfWhoTakesThePagesIsNoneOfTheArchive() {
    byte[] archive = captured("https://post.example/h", "");
    Source source =
        new Source(
            "test/a.warc",
            "a.warc",
            "test",
            null,
            null,
            null,
            () -> new ByteArrayInputStream(archive));
    assertThatThrownBy(() ->
            ArticleReader.read(
                source,
                _ -> {
                  throw new IllegalStateException("no table");
                },
                _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no table");
  }

  @Test
  void readsTheArchivesAfterABrokenOne() {
    byte[] good = captured("https://post.example/h", "");
    byte[] zipped = ArticleFiles.gzip(good);
    Samples.Read read =
        Samples.read(
            "a.wacz",
            ArticleFiles.zip(
                Map.of(
                    "archive/1.warc.gz",
                    ArticleFiles.bytes("no gzip"),
                    "archive/2.warc.gz",
                    Arrays.copyOf(zipped, zipped.length / 2),
                    "archive/3.warc",
                    new byte[80_000_000],
                    "archive/4.warc.gz",
                    zipped)));
    assertThat(read.articles()).hasSize(1);
    assertThat(read.refusals()).hasSizeBetween(3, 4);
  }

  @Test
  void knowsAnAddressHoweverOneCameToIt() {
    assertThat(Address.canonical("https://Post.example:443/a?utm_source=x&id=7#:~:text=b"))
        .isEqualTo("https://post.example/a?id=7");
    assertThat(Address.canonical("https://post.example/live?at_medium=x&at_home=1#post-1"))
        .isEqualTo("https://post.example/live?at_home=1#post-1");
    assertThat(Address.canonical("https://post.example/#/news/7"))
        .isEqualTo("https://post.example/#/news/7");
    assertThat(Address.canonical("https://post.example/a#")).isEqualTo("https://post.example/a");
  }

  @Test
  void aMessageIsOfItsOwnDateUnlessItWasForwarded() {
    String body = "Harbour closed\n\n7 January 2020\n\n" + STORY.get(2) + "\n\n" + STORY.get(3);
    Map<String, String> plain = new LinkedHashMap<>(FIELDS);
    plain.put("Subject", "Harbour closed");
    assertThat(
            only(Samples.read("a.eml", ArticleFiles.mail(plain, "text/plain", body))).published())
        .hasToString("2025-03-04T09:15:00+01:00");
    assertThat(
            only(Samples.read("a.eml", ArticleFiles.mail(FIELDS, "text/plain", body))).published())
        .hasToString("2020-01-07");
    String rule =
        "----- Sports -----\n\n" + STORY.get(2) + "\n\n----- Weather -----\n\nSubject: rain\n";
    assertThat(only(Samples.read("a.eml", ArticleFiles.mail(plain, "text/plain", rule))).bodyText())
        .contains(STORY.get(2));
  }

  @Test
  void takesNoDayForAMonth() {
    Samples.Read read =
        Samples.read("a.md", "# Harbour closed\n\n3/4/2025\n\n" + STORY.get(2) + "\n");
    assertThat(read.articles()).isEmpty();
    assertThat(read.refusals()).extracting(ArticleException::kind).containsExactly(Kind.TIME);
    assertThat(refusal("a.md", ArticleFiles.bytes("---\ndate: 3/4/2025\n---\n\n" + STORY.get(2))))
        .contains("its date should be a time like");
    assertThat(
            only(Samples.read("a.md", "# Harbour closed\n\n13/4/2025\n\n" + STORY.get(2)))
                .published())
        .hasToString("2025-04-13");
  }

  @Test
  void endsAtWhatNoDocumentIs() {
    assertThat(
            Samples.read(
                    "a.eml",
                    ArticleFiles.mail(
                        FIELDS, "text/plain", ">".repeat(200_000) + "\n\n" + STORY.get(2)))
                .articles())
        .hasSize(1);
    byte[] deep =
        ArticleFiles.zip(
            Map.of(
                "content.xml",
                ArticleFiles.bytes("<d>" + "<p>x".repeat(150) + "</p>".repeat(150) + "</d>")));
    assertThat(refusal("a.odt", deep)).contains("XML is broken");
  }
}
