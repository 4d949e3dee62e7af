package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.api.Request;
import io.dateline.api.Response;
import io.dateline.api.SignIn;
import io.dateline.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests and answers as API Gateway's HTTP APIs put them (payload format 2.0). */
final class HttpApi {

  private static final int MOST_TEXT = 1_000_000;

  /** Characters of a path in the log. */
  private static final int MOST_LOGGED = 300;

  /** Below it, whatever is at a path is there for callers who sign, where members send tokens. */
  private static final String SIGNED = "/iam";

  private HttpApi() {}

  /**
   * The request of an event, from whom API Gateway has found it to come.
   *
   * @param signIn how members sign in, or null where nobody does
   */
  static Request request(JsonNode event, @Nullable SignIn signIn) {
    Map<String, String> headers = new TreeMap<>();
    event
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    String path = event.path("rawPath").asText("/");
    Caller caller = caller(event, signIn);
    return Request.of(
            event.path("requestContext").path("http").path("method").asText("GET"),
            signIn != null && path.startsWith(SIGNED + "/")
                ? path.substring(SIGNED.length())
                : path,
            event.path("rawQueryString").asText(""),
            headers,
            !event.path("body").asText("").isEmpty())
        .from(caller);
  }

  /**
   * The user or role that signed, without the account, which readers of a public stack are not
   * named: {@code user/ann} of {@code arn:aws:iam::123456789012:user/ann}. Or else the member whose
   * token API Gateway has verified; or nobody whom it knows.
   */
  private static Caller caller(JsonNode event, @Nullable SignIn signIn) {
    JsonNode authorizer = event.path("requestContext").path("authorizer");
    String arn = authorizer.path("iam").path("userArn").asText("");
    if (!arn.isEmpty()) {
      return new Caller(arn.substring(arn.lastIndexOf(':') + 1), Role.OWNER);
    }
    JsonNode passed = authorizer.path("jwt").path("claims");
    JsonNode claims = claims(event.path("headers").path("authorization").asText(""));
    boolean isVerified = passed.isObject() && passed.path("sub").equals(claims.path("sub"));
    return signIn == null || !isVerified ? Caller.STRANGER : signIn.caller(claims);
  }

  /**
   * The claims of a token, to be believed only where API Gateway says that it has verified it. What
   * it passes on itself has lists as text, in which a group "not editors" is one of editors.
   */
  private static JsonNode claims(String authorization) {
    String[] parts = authorization.replaceFirst("(?i)^bearer ", "").strip().split("\\.", -1);
    try {
      return parts.length == 3
          ? Json.json().readTree(Base64.getUrlDecoder().decode(parts[1]))
          : MissingNode.getInstance();
    } catch (IOException | IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
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
