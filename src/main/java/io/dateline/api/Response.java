package io.dateline.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the query API.
 *
 * @param status the HTTP status
 * @param headers its headers, with lower-case names
 * @param body its content
 */
public record Response(int status, Map<String, String> headers, Body body) {

  /** Copies the headers. */
  public Response {
    headers = Map.copyOf(headers);
  }

  /** An answer of text. */
  public Response(int status, Map<String, String> headers, String body) {
    this(status, headers, new Body.Whole(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same answer with one more header, or another value of it. */
  public Response with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  /** The same answer with other content. */
  Response with(Body other) {
    return new Response(status, headers, other);
  }

  /** The content as a whole; what is streamed is gathered for it. */
  public byte[] bytes() {
    return switch (body) {
      case Body.Whole whole -> whole.bytes();
      case Body.Streamed streamed -> gather(streamed);
    };
  }

  private static byte[] gather(Body.Streamed streamed) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try {
      streamed.writing().to(whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return whole.toByteArray();
  }

  /** The content of an answer that is not compressed. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
