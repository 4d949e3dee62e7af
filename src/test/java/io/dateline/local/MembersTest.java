package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.dateline.Samples;
import io.dateline.api.SignIn;
import io.dateline.api.SignIn.Grant;
import io.dateline.api.Tiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a server that is only for members lets in, by the tokens of an issuer on loopback. */
class MembersTest {

  private static final Instant NOW = Instant.parse("2025-07-01T12:00:00Z");
  private static final String EVENTS = "/v1/timelines/riga/events";
  private static final String DECISIONS = "/v1/timelines/riga/decisions";
  private static final String ARTICLES = "/local/articles/riga/b.json";

  @TempDir private static Path folder;

  private static HttpServer issuer;
  private static RSAKey key;
  private static volatile JWKSet published;
  private static Machine machine;
  private static LocalServer server;
  private static HttpClient http;
  private static String pin;

  @BeforeAll
  static void open() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    published = new JWKSet(key.toPublicJWK());
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publish(
        "/.well-known/openid-configuration",
        () ->
            """
            {"issuer": "%s", "jwks_uri": "%s/keys", "token_endpoint": "https://tokens.example/t"}\
            """
                .formatted(address(), address()));
    publish("/keys", () -> published.toString());
    issuer.start();
    FolderBucket bucket = new FolderBucket();
    machine = Machine.start(null, bucket);
    Path article =
        Files.writeString(
            folder.resolve("a.json"),
            Samples.json("a", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
    bucket.put("articles/riga/a.json", article);
    machine.notify("b", "articles/riga/a.json", false);
    machine.pump().drain();
    pin =
        "{\"kind\": \"pin\", \"event\": \"%s\"}".formatted(machine.events("riga").getFirst().id());
    Tokens tokens = Tokens.of(signIn(address()), InstantSource.fixed(NOW));
    server =
        LocalServer.start(
            0,
            machine.api(Tiles.NONE, tokens.signIn()),
            new Drop(folder, bucket, machine),
            machine.desk(),
            tokens);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() throws IOException {
    http.close();
    server.close();
    machine.close();
    issuer.stop(0);
  }

  private static void publish(String path, Supplier<String> json) {
    issuer.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] bytes = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private static String address() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort();
  }

  private static SignIn signIn(String issuer) {
    return new SignIn(
        issuer,
        "page",
        List.of(),
        new Grant("groups", "staff"),
        new Grant("groups", "editors"),
        new Grant("https://news.example/role", "owner"));
  }

  /** What the issuer says of a member who is one until noon. */
  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .audience("page")
        .subject("7f3c")
        .expirationTime(Date.from(NOW.plusSeconds(300)));
  }

  private static JWTClaimsSet.Builder editor() {
    return claims().claim("groups", List.of("press", "editors"));
  }

  private static String signed(RSAKey by, JWTClaimsSet.Builder claims, String type) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID(by.getKeyID())
                  .type(new JOSEObjectType(type))
                  .build(),
              claims.build());
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return signed(key, claims, "JWT");
  }

  private static HttpResponse<String> send(String path, String token, String content)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    if (!content.isEmpty()) {
      // As this server's own page sends it, which is not enough here.
      request
          .POST(BodyPublishers.ofString(content))
          .header("origin", "http://127.0.0.1:" + server.port())
          .header("dateline-edit", "1");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Tokens that are none, each nearly one of an editor. */
  static Map<String, String> refused() throws JOSEException {
    RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
    SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), editor().build());
    // A library that takes the algorithm from the token would take the public key as the secret.
    shared.sign(new MACSigner(key.toPublicJWK().toString()));
    String good = signed(editor());
    String forged = signed(claims());
    return Map.ofEntries(
        Map.entry("none", ""),
        Map.entry("no token", "editor"),
        Map.entry("by another key of the same name", signed(other, editor(), "JWT")),
        Map.entry(
            "with the claims of another",
            forged.split("\\.")[0] + "." + good.split("\\.")[1] + "." + forged.split("\\.")[2]),
        Map.entry("without a signature", good.substring(0, good.lastIndexOf('.') + 1)),
        Map.entry("alg: none", new PlainJWT(editor().build()).serialize()),
        Map.entry("by a shared secret", shared.serialize()),
        Map.entry("expired", signed(editor().expirationTime(Date.from(NOW.minusSeconds(90))))),
        Map.entry("that never expires", signed(editor().expirationTime(null))),
        Map.entry("not yet", signed(editor().notBeforeTime(Date.from(NOW.plusSeconds(90))))),
        Map.entry("for another client", signed(editor().audience("another"))),
        Map.entry(
            "for another audience",
            signed(editor().audience("https://payroll").claim("client_id", "page"))),
        Map.entry(
            "given to another client",
            signed(editor().audience(List.of("page", "account")).claim("azp", "lunch-app"))),
        Map.entry("of a name without end", signed(editor().subject("s".repeat(256)))),
        Map.entry("for nobody", signed(editor().audience((String) null))),
        Map.entry("of another issuer", signed(editor().issuer("https://id.example"))),
        Map.entry("of nobody", signed(editor().subject(null))),
        Map.entry("of signing out", signed(key, editor(), "logout+jwt")));
  }

  static List<String> names() throws JOSEException {
    return refused().keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aTokenThatIsNoneLetsNobodyIn(String name) throws Exception {
    String token = refused().getOrDefault(name, "");
    HttpResponse<String> read = send(EVENTS, token, "");
    assertThat(read.statusCode()).isEqualTo(401);
    assertThat(read.headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(read.body()).contains("sign in").doesNotContain("ferry");
    assertThat(send("/members/t/riga", token, "").statusCode()).isEqualTo(401);
    assertThat(send("/t/riga", token, "").body())
        .contains("data-page=\"signin\"")
        .doesNotContain("erry");
    assertThat(send(DECISIONS, token, pin).statusCode()).isEqualTo(401);
    assertThat(send(ARTICLES, token, "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void aReaderReads() throws Exception {
    String token = signed(claims().claim("groups", List.of("staff", "not editors")));
    HttpResponse<String> page = send("/members/t/riga", token, "");
    assertThat(page.body()).contains("erry");
    assertThat(page.headers().firstValue("dateline-may")).contains("watch");
    HttpResponse<String> decided = send(DECISIONS, token, pin);
    assertThat(decided.statusCode()).isEqualTo(403);
    assertThat(decided.body()).contains("ask whoever runs this server");
    assertThat(send(ARTICLES, token, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void anAccountOfTheIssuerThatIsNoMembersReadsNothingAndIsToldSo() throws Exception {
    String token = signed(claims().claim("groups", List.of("alumni")));
    for (String path : List.of(EVENTS, "/members/t/riga", "/members/timelines")) {
      HttpResponse<String> read = send(path, token, "");
      assertThat(read.statusCode()).as(path).isEqualTo(403);
      assertThat(read.body()).contains("your account is not a member").doesNotContain("erry");
      assertThat(read.headers().firstValue("content-type").orElseThrow())
          .startsWith(path.equals(EVENTS) ? "application/problem+json" : "text/html");
      assertThat(read.headers().firstValue("dateline-may")).contains("");
    }
    assertThat(send(DECISIONS, token, pin).statusCode()).isEqualTo(403);
    assertThat(send(ARTICLES, token, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void whoCallsThemselvesAsTheMachinesUserIsAMemberAsAnyOther() throws Exception {
    String token = signed(claims().subject("local").claim("groups", "editors"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + DECISIONS))
            .header("authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(pin))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(201);
    assertThat(send(ARTICLES, token, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void noCacheKeepsForOthersWhatAMemberRead() throws Exception {
    HttpResponse<String> read = send(EVENTS, signed(editor()), "");
    assertThat(read.headers().firstValue("cache-control")).contains("private, no-cache");
    assertThat(read.headers().firstValue("vary").orElseThrow()).contains("authorization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/t/riga", "http://evil.example/t/riga"})
  void aPathThatNamesAnotherSiteIsRefused(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
              .formatted(path, server.port());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "a path begins with one slash")
          .doesNotContain("evil.example");
    }
  }

  @Test
  void anEditorDecidesAndIsNamedByTheSubject() throws Exception {
    String token = signed(editor());
    assertThat(send(EVENTS, token, "").headers().firstValue("dateline-may"))
        .contains("watch, decide");
    HttpResponse<String> decided = send(DECISIONS, token, pin);
    assertThat(decided.statusCode()).isEqualTo(201);
    assertThat(decided.body()).contains("\"author\":\"7f3c\"");
    assertThat(send(ARTICLES, token, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void anOwnerAddsArticles() throws Exception {
    // An access token without an audience names its client.
    String token =
        signed(
            key,
            claims()
                .audience((String) null)
                .claim("client_id", "page")
                .claim("https://news.example/role", "owner"),
            "at+jwt");
    String article = Samples.json("b", "P", "2025-03-05", "Parliament sat in Riga on Sunday.");
    assertThat(send(ARTICLES, token, article).statusCode()).isEqualTo(200);
    assertThat(send(EVENTS, token, "").headers().firstValue("dateline-may"))
        .contains("watch, decide, add");
  }

  @Test
  void anIssuerMayChangeItsKeys() throws Exception {
    RSAKey next = new RSAKeyGenerator(2048).keyID("k2").generate();
    String token = signed(next, editor(), "JWT");
    published = new JWKSet(List.of(key.toPublicJWK(), next.toPublicJWK()));
    assertThat(send(EVENTS, token, "").statusCode()).isEqualTo(200);
    assertThat(send(EVENTS, signed(editor()), "").statusCode()).isEqualTo(200);
  }

  @Test
  void thePageMayAskTheIssuerForTokensAndNobodyElse() throws Exception {
    assertThat(
            send("/t/riga", "", "").headers().firstValue("content-security-policy").orElseThrow())
        .contains("connect-src 'self' " + address() + " https://tokens.example;");
  }

  @Test
  void whatCallsItselfOtherwiseIsNoIssuer() {
    String other = address() + "/";
    assertThatThrownBy(() -> Tokens.of(signIn(other), InstantSource.fixed(NOW)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is of the issuer \"" + address() + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example/keys", "file:///etc/keys", "/keys", ""})
  void keysComeByHttpsOrFromThisMachine(String keys) throws IOException {
    String path = "/other" + Integer.toHexString(keys.hashCode());
    publish(
        path + "/.well-known/openid-configuration",
        () -> "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(address() + path, keys));
    assertThatThrownBy(() -> Tokens.of(signIn(address() + path), InstantSource.fixed(NOW)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("takes an address like https://id.example");
  }
}
