package io.dateline.api;

import java.util.List;
import java.util.regex.Pattern;

/** The rules for every request to read, whatever its route. */
final class RequestRules {

  private static final int LONGEST_URL = 8_000;

  /**
   * The longest rest of a path after a timeline: no id of a mention is nearly as long as a key may
   * be.
   */
  private static final int LONGEST_REST = 200;

  private static final Pattern TIMELINE = Pattern.compile("[a-z0-9-]{1,64}");

  private RequestRules() {}

  /**
   * Checks a request to read.
   *
   * @throws Problem.Thrown if it cannot be one
   */
  static void check(Request request) {
    if (request.length() > LONGEST_URL) {
      throw new Problem.Thrown(
          Problem.of(
              414,
              "Address too long",
              "an address has at most %d characters, not %d"
                  .formatted(LONGEST_URL, request.length())));
    }
    if (request.hasBody()) {
      throw new Problem.Thrown(
          Problem.of(
              400,
              "Unexpected content",
              "a GET brings no content: what it asks for is its address"));
    }
    checkNames(request.path());
  }

  /** A path names a timeline, and what follows in it, as there can be ones. */
  private static void checkNames(String path) {
    for (String route : List.of("/v1/timelines/", "/t/")) {
      if (path.startsWith(route)) {
        String named = path.substring(route.length());
        int end = named.indexOf('/');
        String timeline = end < 0 ? named : named.substring(0, end);
        if (!TIMELINE.matcher(timeline).matches()) {
          throw Problem.noTimeline(timeline);
        }
        String rest = named.substring(timeline.length());
        if (rest.length() > LONGEST_REST && !rest.startsWith(Api.ARTICLES)) {
          throw Problem.nothingAt(path);
        }
      }
    }
  }
}
