package io.dateline.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * What HTTP asks of every answer: validators, compression, HEAD, reading by other sites.
 *
 * <p>The entity tag is strong (RFC 9110 §8.8.3): the hash of the content, with a suffix for the
 * compressed form, which is another representation.
 */
final class Delivery {

  /** Smaller content gains nothing by compression. */
  private static final int LEAST_ZIPPED = 1024;

  private static final String VARY = "accept, accept-encoding";

  private static final Set<String> NOT_AGAIN_IN_304 =
      Set.of("content-type", "content-disposition", "link");

  private Delivery() {}

  /** The answer to a request as it is sent. */
  static Response of(Request request, Response answer) {
    Response sent = withUsualHeaders(answer);
    boolean zips = acceptsGzip(request.header("accept-encoding"));
    Response delivered =
        switch (sent.body()) {
          case Body.Whole whole -> whole(request, sent, whole, zips);
          case Body.Streamed streamed -> zips ? zipped(sent, streamed) : sent;
        };
    return request.method().equals("HEAD")
        ? delivered.with(new Body.Whole(new byte[0]))
        : delivered;
  }

  /** An answer that no cache keeps for anybody but the member who asked. */
  static Response forMembers(Response answer) {
    Response theirs = answer.with("vary", VARY + ", authorization");
    return "no-store".equals(answer.headers().get("cache-control"))
        ? theirs
        : theirs.with("cache-control", "private, no-cache");
  }

  private static Response withUsualHeaders(Response answer) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("access-control-allow-origin", "*");
    headers.put("access-control-expose-headers", "etag, link");
    headers.put("cache-control", "no-cache");
    headers.put("vary", VARY);
    headers.put("x-content-type-options", "nosniff");
    headers.putAll(answer.headers());
    return new Response(answer.status(), headers, answer.body());
  }

  private static Response whole(Request request, Response answer, Body.Whole body, boolean zips) {
    boolean zipped = zips && body.bytes().length > LEAST_ZIPPED;
    Response tagged = answer;
    if (answer.status() == 200) {
      String tag = "\"" + body.hash() + (zipped ? "-gzip" : "") + "\"";
      tagged = answer.with("etag", tag);
      if (matches(request.header("if-none-match"), tag)) {
        return notModified(tagged);
      }
    }
    return zipped
        ? tagged.with("content-encoding", "gzip").with(new Body.Whole(body.zipped()))
        : tagged;
  }

  private static Response notModified(Response tagged) {
    Map<String, String> headers = new TreeMap<>(tagged.headers());
    headers.keySet().removeAll(NOT_AGAIN_IN_304);
    return new Response(304, headers, "");
  }

  /** RFC 9110 §13.1.2: a list of tags, weakly compared, or a star. */
  private static boolean matches(String known, String tag) {
    for (String one : known.split(",")) {
      String stripped = one.strip();
      String opaque = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
      if (opaque.equals("*") || opaque.equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acceptsGzip(String accepted) {
    for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = coding.split(";");
      boolean named = parts[0].strip().equals("gzip") || parts[0].strip().equals("*");
      boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?");
      if (named) {
        return !refused;
      }
    }
    return false;
  }

  private static Response zipped(Response answer, Body.Streamed streamed) {
    return answer
        .with("content-encoding", "gzip")
        .with(
            new Body.Streamed(out -> {
              GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 14);
              streamed.writing().to(zipped);
              zipped.finish();
            }));
  }
}
