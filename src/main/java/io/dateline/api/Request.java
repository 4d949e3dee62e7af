package io.dateline.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the query API.
 *
 * @param method the HTTP method
 * @param path the decoded path, from {@code /}
 * @param parameters the query's parameters, each with all its values, decoded
 * @param headers its headers, with lower-case names
 * @param length of path and query as they were sent, in characters
 * @param hasBody whether it brings content
 * @param caller who sends it
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> parameters,
    Map<String, String> headers,
    int length,
    boolean hasBody,
    Caller caller) {

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");

  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

  /** A stranger's request without headers or content. */
  public static Request of(String method, String path, String query) {
    return of(method, path, query, Map.of(), false);
  }

  /**
   * A stranger's request as it stands in its first line. What is not rightly encoded is taken as it
   * is.
   *
   * @param path the path, still encoded
   * @param query the query without its question mark, still encoded; empty for none
   * @param headers its headers, in any case
   * @param hasBody whether it brings content
   */
  public static Request of(
      String method, String path, String query, Map<String, String> headers, boolean hasBody) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
      }
    }
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return new Request(
        method,
        decoded(path.replace("+", "%2B")),
        parameters,
        lower,
        path.length() + query.length(),
        hasBody,
        Caller.STRANGER);
  }

  /** The same request, sent by somebody who is known. */
  public Request from(Caller known) {
    return new Request(method, path, parameters, headers, length, hasBody, known);
  }

  /** The same request at another path. */
  Request at(String other) {
    return new Request(method, other, parameters, headers, length, hasBody, caller);
  }

  /** The same request with another value of a parameter. */
  Request with(String parameter, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put(parameter, List.of(value));
    return new Request(method, path, more, headers, length, hasBody, caller);
  }

  /** The first value of a parameter, or empty where it is absent. */
  String first(String parameter) {
    return parameters.getOrDefault(parameter, List.of("")).getFirst();
  }

  /** The first value of each parameter, in a map that may be changed. */
  Map<String, String> firsts() {
    Map<String, String> firsts = new TreeMap<>();
    parameters.forEach((name, values) -> firsts.put(name, values.getFirst()));
    return firsts;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /**
   * The address of this site as the request names it, such as {@code https://news.example}; null if
   * it does not.
   */
  @Nullable String site() {
    String host = header("host");
    if (!HOST.matcher(host).matches()) {
      return null;
    }
    String proto = header("x-forwarded-proto");
    boolean isLocal = LOCAL.matcher(host).matches();
    return (isLocal && !proto.equals("https") ? "http://" : "https://") + host;
  }

  /** A header, or empty where it is absent. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
