package io.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.store.FeedState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of feeds. */
class FeedListTest {

  private static FeedList list(String key, String content) {
    return FeedList.of(key, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linesAreAddressesAndCommentsAreNone() {
    FeedList list =
        list(
            "feeds/riga-2025.txt",
            """
            \uFEFF# the harbour\r
            \r
             https://Post.example/feed?a=1#top # daily
            http://post.example
            https://Post.example/feed?a=1
            """);
    assertThat(list.timeline()).isEqualTo("riga-2025");
    assertThat(list.addresses())
        .containsExactly(
            URI.create("https://Post.example/feed?a=1"), URI.create("http://post.example/"));
    assertThat(list.faults()).isEmpty();
  }

  @Test
  void outlinesOfAnyDepthAreRead() {
    FeedList list =
        list(
            "feeds/riga.opml",
            """
            <?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="2.0"><head><title>&x;</title></head><body><outline text="News">
            <outline type="rss" xmlUrl="https://a.example/rss?x=1&amp;y=2"/><outline text="none"/>
            <outline type="rss" xmlurl="https://b.example/atom"/></outline></body></opml>
            """);
    assertThat(list.addresses())
        .extracting(URI::toString)
        .containsExactly("https://a.example/rss?x=1&y=2", "https://b.example/atom");
    assertThat(list.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:///etc/passwd         | only http and https are fetched
          ftp://a.example/           | only http and https are fetched
          a.example/feed             | only http and https are fetched
          https:///feed              | it is no address of the web
          https://a b/               | it is no address of the web
          """)
  void aFaultNamesTheLineAndTheOthersCount(String line, String fault) {
    FeedList list = list("feeds/riga.txt", line + "\nhttps://a.example/feed");
    assertThat(list.faults())
        .singleElement()
        .asString()
        .startsWith("feeds/riga.txt: \"" + line + "\": " + fault);
    assertThat(list.addresses()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://u:p@a.example/feed?key=secret | https://a.example/feed | an address with a name and password is not fetched
          https://u:pa?ss@a.example/feed        | https://\u2026        | it is no address of the web
          https://u:pa/ss@a.example/feed        | https://\u2026        | it is no address of the web
          https://u:p@s/s@a.example/feed        | https://\u2026        | an address with a name and password is not fetched
          https://u:p@s?s@a.example/feed        | https://\u2026        | an address with a name and password is not fetched
          https:/u:p@a.example/feed             | https:/a.example/feed  | it is no address of the web
          u:p@a.example/feed                    | a.example/feed         | only http and https are fetched
          ftp://a.example/@riga?key=secret      | ftp://a.example/@riga  | only http and https are fetched
          """)
  void aFaultShowsNoKey(String line, String shown, String fault) {
    assertThat(list("feeds/riga.txt", line).faults())
        .first()
        .asString()
        .startsWith("feeds/riga.txt: \"" + shown + "\": " + fault);
  }

  @Test
  void whatMayBeAPasswordIsNotShownOfAnAddressThatIsOne() {
    assertThat(FeedState.shown("https://u:12?ss@a.example/feed")).isEqualTo("https://\u2026");
    assertThat(FeedState.shown("https://a.example:80/?mail=me@b.example"))
        .isEqualTo("https://a.example:80/");
    assertThat(FeedState.shown("https://[::1]:80/@me#k")).isEqualTo("https://[::1]:80/@me");
  }

  @Test
  void listsHaveBounds() {
    assertThat(list("feeds/riga.txt", " \n# none\n").faults())
        .containsExactly("feeds/riga.txt: has no line with the address of a feed");
    assertThat(list("feeds/riga.opml", "<opml/>").faults())
        .containsExactly("feeds/riga.opml: has no outline with an xmlUrl");
    assertThat(list("feeds/riga.txt", "x".repeat(1_000_001)).faults())
        .containsExactly("feeds/riga.txt: has more than 1 MB; nothing of it is read");
    String many =
        IntStream.range(0, 1_001)
            .mapToObj(i -> "https://a.example/" + i)
            .collect(Collectors.joining("\n"));
    assertThat(list("feeds/riga.txt", many).addresses()).hasSize(1_000);
    assertThat(list("feeds/riga.txt", many).faults())
        .containsExactly(
            "feeds/riga.txt: names more than 1,000 feeds; the later ones are not watched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"feeds/Riga.txt", "feeds/a/b.txt", "feeds/riga.csv", "feeds/.txt", "riga.txt"})
  void otherKeysAreNoLists(String key) {
    assertThat(FeedList.timeline(key)).isEmpty();
  }
}
