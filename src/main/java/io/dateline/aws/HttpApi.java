package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Requests and answers as API Gateway's HTTP APIs put them (payload format 2.0). */
final class HttpApi {

  private static final int MOST_TEXT = 1_000_000;

  /** Characters of a path in the log. */
  private static final int MOST_LOGGED = 300;

  private HttpApi() {}

  /** The request of an event. */
  static Request request(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    event
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return Request.of(
        event.path("requestContext").path("http").path("method").asText("GET"),
        event.path("rawPath").asText("/"),
        event.path("rawQueryString").asText(""),
        headers,
        !event.path("body").asText("").isEmpty());
  }

  /** The content of an event's request; empty where it has none, or what is no Base64. */
  static byte[] content(JsonNode event) {
    String body = event.path("body").asText("");
    if (!event.path("isBase64Encoded").asBoolean()) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Writes the answer that API Gateway sends. */
  static void write(Response response, OutputStream output) throws IOException {
    Json.json().writeValue(output, Answer.of(response));
  }

  private record Answer(
      int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {

    /** Text goes as text where it is short: a long one gains by Base64, which escapes nothing. */
    static Answer of(Response response) {
      byte[] bytes = response.bytes();
      boolean binary =
          response.headers().containsKey("content-encoding") || bytes.length > MOST_TEXT;
      String body =
          binary
              ? Base64.getEncoder().encodeToString(bytes)
              : new String(bytes, StandardCharsets.UTF_8);
      return new Answer(response.status(), response.headers(), body, binary);
    }
  }

  /** Whoever asks decides how long a path is, and somebody pays for the log. */
  static String logged(String path) {
    return path.length() > MOST_LOGGED ? path.substring(0, MOST_LOGGED) : path;
  }
}
