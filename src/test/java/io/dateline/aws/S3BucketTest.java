package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Against a stand-in for S3 that checks each signature, and can be told to fail. */
class S3BucketTest {

  private static final Instant NOW = Instant.parse("2025-03-05T12:00:00Z");

  private S3Server server;
  private S3Bucket bucket;

  @BeforeEach
  void open() throws IOException {
    server = new S3Server(NOW, Region.EU_CENTRAL_1.id(), "id", "secret");
    bucket = bucket("secret");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private S3Bucket bucket(String secret) {
    return new S3Bucket(requests(secret));
  }

  private S3Requests requests(String secret) {
    return new S3Requests(
        UrlConnectionHttpClient.create(),
        StaticCredentialsProvider.create(AwsSessionCredentials.create("id", secret, "token")),
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build(),
        Region.EU_CENTRAL_1,
        server.address(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void listsOfFeedsAreFoundBesideTheArticles() throws IOException {
    for (String key : List.of("a.txt", "b&c.opml", "d e.txt", "f.txt", "g.txt", "")) {
      server.put("/b/feeds/" + key, "content of " + key);
    }
    server.put("/b/articles/riga/feeds/x.xml", "no list");
    S3Shelf shelf = new S3Shelf(requests("secret"), "b");
    assertThat(shelf.lists().keySet())
        .containsExactly(
            "feeds/a.txt", "feeds/b&c.opml", "feeds/d e.txt", "feeds/f.txt", "feeds/g.txt");
    assertThat(shelf.lists().get("feeds/d e.txt")).asString().isEqualTo("content of d e.txt");
    shelf.put("articles/riga/feeds/y.xml", "new".getBytes(StandardCharsets.UTF_8));
    assertThat(read("articles/riga/feeds/y.xml")).isEqualTo("new");
    assertThatThrownBy(() -> new S3Shelf(requests("another"), "b").lists())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("S3 answered SignatureDoesNotMatch");
  }

  private String read(String key) throws IOException {
    Bucket.Stored stored = bucket.find("b", key).orElseThrow();
    try (InputStream in = stored.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Paths as S3 takes them: each byte of UTF-8 escaped but RFC 3986's unreserved ones and "/". */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          articles/riga/x.json               -> /b/articles/riga/x.json
          articles/riga/../oslo/./x.json     -> /b/articles/riga/../oslo/./x.json
          articles/riga//x.json              -> /b/articles/riga//x.json
          /articles/riga/x.json              -> /b//articles/riga/x.json
          articles/riga/..%2f%00x.json       -> /b/articles/riga/..%252f%2500x.json
          articles/riga/a+b c*~-_.json       -> /b/articles/riga/a%2Bb%20c%2A~-_.json
          articles/riga/é中😀.json            -> /b/articles/riga/%C3%A9%E4%B8%AD%F0%9F%98%80.json
          articles/riga/?a=b&c#d;e:f@g.json  -> /b/articles/riga/%3Fa%3Db%26c%23d%3Be%3Af%40g.json
          articles/riga/"'<>[]{}|\\^`.json   -> /b/articles/riga/%22%27%3C%3E%5B%5D%7B%7D%7C%5C%5E%60.json
          """)
  void readsObjectsByTheirKeysAsTheyAre(String key, String path) throws IOException {
    server.put("/b/" + key, "content of " + key);
    assertThat(read(key)).isEqualTo("content of " + key);
    assertThat(server.requests()).containsExactly("HEAD " + path, "GET " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"articles/riga/x\u0000.json", "articles/riga/\u202ex\n.json"})
  void readsObjectsWithControlsInTheirKeys(String key) throws IOException {
    server.put("/b/" + key, "odd");
    assertThat(read(key)).isEqualTo("odd");
  }

  @Test
  void tellsWhatIsStored() throws IOException {
    server.put("/b/articles/riga/x.json", "caf\u00e9");
    Bucket.Stored stored = bucket.find("b", "articles/riga/x.json").orElseThrow();
    assertThat(stored.lastModified()).isEqualTo(S3Server.LAST_MODIFIED);
    assertThat(stored.size()).isEqualTo(5);
    assertThat(bucket.find("b", "articles/riga/other.json")).isEmpty();
  }

  @Test
  void aWrongSecretIsRefusedAndNotTriedAgain() {
    S3Bucket other = bucket("another");
    assertThatThrownBy(() -> other.find("b", "articles/riga/x.json"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("S3 answered 403 ");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void asksAgainWhereS3IsBusy() throws IOException {
    server.put("/b/k", "content");
    server.fail(List.of(503, 500));
    assertThat(read("k")).isEqualTo("content");
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void givesUpWhereS3StaysBusy() throws IOException {
    server.put("/b/k", "content");
    Bucket.Stored stored = bucket.find("b", "k").orElseThrow();
    server.fail(List.of(503, 503, 503));
    assertThatThrownBy(() -> stored.content().open())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("S3 answered SlowDown ")
        .cause()
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown"));
    server.fail(List.of(503, 503, 503));
    assertThatThrownBy(() -> bucket.find("b", "k")).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(7);
  }

  @Test
  void aServerThatIsNotThereIsAnIoException() {
    server.close();
    assertThatThrownBy(() -> bucket.find("b", "k"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("S3 cannot be reached");
  }

  @Test
  void neverTakesAPartForTheWhole() throws IOException {
    server.put("/b/k", "x".repeat(100_000));
    Bucket.Stored stored = bucket.find("b", "k").orElseThrow();
    server.breakOffAfter(60_000);
    assertThatThrownBy(
            () -> {
              try (InputStream in = stored.content().open()) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void putsAFileOnce(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "caf\u00e9");
    assertThat(bucket.put("b", "articles/riga/a b.txt", file)).isTrue();
    assertThat(bucket.put("b", "articles/riga/a b.txt", file)).isFalse();
    Files.writeString(file, "tea");
    assertThat(bucket.put("b", "articles/riga/a b.txt", file)).isTrue();
    assertThat(read("articles/riga/a b.txt")).isEqualTo("tea");
    Files.writeString(file, "");
    assertThat(bucket.put("b", "articles/riga/a b.txt", file)).isTrue();
    assertThat(read("articles/riga/a b.txt")).isEmpty();
  }

  @Test
  void aFailedPutIsMadeAgainWhole(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "content");
    server.put("/b/k", "other");
    server.fail(List.of(200, 500));
    assertThat(bucket.put("b", "k", file)).isTrue();
    assertThat(read("k")).isEqualTo("content");
  }

  @ParameterizedTest
  @CsvSource({
    "news, eu-central-1, https://news.s3.eu-central-1.amazonaws.com/a%20b",
    "news.of.riga, us-east-1, https://s3.us-east-1.amazonaws.com/news.of.riga/a%20b",
    "news, cn-north-1, https://news.s3.cn-north-1.amazonaws.com.cn/a%20b",
    "news, us-gov-west-1, https://news.s3.us-gov-west-1.amazonaws.com/a%20b"
  })
  void asksS3UnderItsName(String name, String region, URI expected) throws IOException {
    List<URI> asked = new ArrayList<>();
    S3Requests requests =
        new S3Requests(
            new NoNetwork(asked),
            StaticCredentialsProvider.create(AwsSessionCredentials.create("i", "s", "t")),
            AwsRetryStrategy.doNotRetry(),
            Region.of(region),
            null,
            Clock.fixed(NOW, ZoneOffset.UTC));
    assertThatThrownBy(() -> new S3Bucket(requests).find(name, "a b"))
        .isInstanceOf(IOException.class);
    assertThat(asked).containsExactly(expected);
  }

  /** Keeps what it is asked for. */
  private record NoNetwork(List<URI> asked) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      asked.add(request.httpRequest().getUri());
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          throw new IOException("no network");
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
