package io.dateline.aws;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stand-in for S3 on the loopback interface that works out each request's signature itself, by
 * AWS's description of version 4, and refuses the request where it differs.
 */
final class S3Server implements AutoCloseable {

  static final Instant LAST_MODIFIED = Instant.parse("2025-03-05T00:00:00Z");

  private final HttpServer server;
  private final Instant now;
  private final String region;
  private final String id;
  private final String secret;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();
  private volatile int most = Integer.MAX_VALUE;

  /**
   * @param now when requests are signed
   * @param region the region they are signed for
   * @param id the access key
   * @param secret its secret
   */
  S3Server(Instant now, String region, String id, String secret) throws IOException {
    this.now = now;
    this.region = region;
    this.id = id;
    this.secret = secret;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stores an object; the path begins with its bucket. */
  void put(String path, String content) {
    objects.put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the next requests these statuses; 200 stands for what is due. */
  void fail(List<Integer> statuses) {
    failures.addAll(statuses);
  }

  /** Breaks answers off after some bytes. */
  void breakOffAfter(int bytes) {
    most = bytes;
  }

  /** Method and path of each request, as they came. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getRawPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      Integer failure = failures.poll();
      String object = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      if (!isSigned(exchange, sent)) {
        refuse(exchange, 403, "SignatureDoesNotMatch");
      } else if (failure != null && failure != 200) {
        refuse(exchange, failure, failure == 503 ? "SlowDown" : "InternalError");
      } else if (exchange.getRequestMethod().equals("PUT") && !isSummed(exchange, sent)) {
        refuse(exchange, 400, "InvalidRequest");
      } else if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(object, sent);
        exchange.sendResponseHeaders(200, -1);
      } else if (exchange.getRequestURI().getRawQuery() != null) {
        list(exchange, object);
      } else if (!objects.containsKey(object)) {
        refuse(exchange, 404, "NoSuchKey");
      } else {
        give(exchange, objects.getOrDefault(object, new byte[0]));
      }
    }
  }

  /** Keys in pages of two, as S3 lists them. */
  private void list(HttpExchange exchange, String bucket) throws IOException {
    Map<String, String> query = new HashMap<>();
    for (String parameter : exchange.getRequestURI().getQuery().split("&", -1)) {
      query.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
    }
    String after = query.getOrDefault("continuation-token", "");
    List<String> keys =
        objects.keySet().stream()
            .filter(path -> path.startsWith(bucket))
            .map(path -> path.substring(bucket.length()))
            .filter(key -> key.startsWith(query.get("prefix")) && key.compareTo(after) > 0)
            .sorted()
            .toList();
    StringBuilder listed = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
    keys.stream()
        .limit(2)
        .forEach(key ->
            listed.append("<Contents><Key>" + key.replace("&", "&amp;") + "</Key></Contents>"));
    if (keys.size() > 2) {
      listed.append("<NextContinuationToken>" + keys.get(1) + "</NextContinuationToken>");
    }
    give(exchange, bytes(listed + "</ListBucketResult>"));
  }

  /** What a bucket whose objects are locked asks for. */
  private static boolean isSummed(HttpExchange exchange, byte[] sent) {
    String sum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash("MD5", sent)));
    return sum.equals(exchange.getRequestHeaders().getFirst("Content-MD5"));
  }

  private void give(HttpExchange exchange, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Last-Modified", "Wed, 05 Mar 2025 00:00:00 GMT");
    exchange.getResponseHeaders().set("ETag", "\"" + hash("MD5", content) + "\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content, 0, Math.min(content.length, most));
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    byte[] error =
        ("<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code><Message>no</Message></Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, isHead ? -1 : error.length);
    if (!isHead) {
      exchange.getResponseBody().write(error);
    }
  }

  /** Whether the content's hash and all that the signature covers are as the request says. */
  private boolean isSigned(HttpExchange exchange, byte[] sent) {
    String stamp = now.toString().replaceAll("[-:]", "");
    String scope = stamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    String prefix = "AWS4-HMAC-SHA256 Credential=" + id + "/" + scope + ", SignedHeaders=";
    if (given == null || !given.startsWith(prefix)) {
      return false;
    }
    String signedHeaders = given.substring(prefix.length(), given.indexOf(", Signature="));
    List<String> names = List.of(signedHeaders.split(";", -1));
    String contentHash = hash("SHA-256", sent);
    if (!names.containsAll(
            List.of("host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"))
        || !contentHash.equals(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
        || !stamp.equals(exchange.getRequestHeaders().getFirst("x-amz-date"))) {
      return false;
    }
    StringBuilder canonical = new StringBuilder();
    canonical.append(exchange.getRequestMethod()).append('\n');
    canonical.append(exchange.getRequestURI().getRawPath()).append('\n');
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      canonical.append(Stream.of(query.split("&", -1)).sorted().collect(joining("&")));
    }
    canonical.append('\n');
    for (String name : names) {
      String value = exchange.getRequestHeaders().getFirst(name);
      canonical.append(name).append(':').append(value).append('\n');
    }
    canonical.append('\n').append(signedHeaders).append('\n').append(contentHash);
    String toSign =
        String.join(
            "\n", "AWS4-HMAC-SHA256", stamp, scope, hash("SHA-256", bytes(canonical.toString())));
    byte[] key = bytes("AWS4" + secret);
    for (String part : scope.split("/", -1)) {
      key = mac(key, part);
    }
    return given.endsWith(", Signature=" + HexFormat.of().formatHex(mac(key, toSign)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
