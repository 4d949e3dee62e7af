package io.dateline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dateline.json.Json;
import io.dateline.timeline.History;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a request, described so that the caller can mend it (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what kind of fault it is
 * @param detail what was wrong, and what a good value looks like
 * @param parameter the parameter at fault, or null
 * @param example a good value of it, or null
 */
record Problem(
    int status, String title, String detail, @Nullable String parameter, @Nullable String example) {

  private static final Map<String, String> HEADERS =
      Map.of("content-type", "application/problem+json", "cache-control", "no-store");

  /** Carries a problem to where the answer is made. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Thrown(Problem problem) {
      super(problem.detail());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  static Thrown notFound(String detail) {
    return new Thrown(new Problem(404, "Not found", detail, null, null));
  }

  static Thrown nothingAt(String path) {
    return notFound(
        "there is nothing at \"" + Parameters.shown(path) + "\"; begin at /v1/timelines");
  }

  static Thrown noTimeline(String timeline) {
    return notFound(
        "there is no timeline \""
            + Parameters.shown(timeline)
            + "\"; /v1/timelines lists those there are");
  }

  static Thrown badParameter(String parameter, String detail, @Nullable String example) {
    return new Thrown(new Problem(400, "Bad parameter", detail, parameter, example));
  }

  /**
   * The caller is no member: they are not known, or their token no longer counts; or their account
   * is none of a member.
   *
   * @param detail what is only for members
   */
  static Problem noMember(Caller caller, String detail) {
    if (caller.isKnown()) {
      return of(
          403,
          "Forbidden",
          detail
              + ", and your account is not a member's: ask whoever runs this server to make you one,"
              + " then sign in again");
    }
    return of(
        401,
        "Unauthorized",
        detail
            + ": sign in on the page, or send a token that the issuer has just made, as"
            + " \"Authorization: Bearer eyJ...\"");
  }

  /** A fault of the request as a whole. */
  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, null, null);
  }

  /**
   * The article that reported an event is withdrawn; the answer holds the event as it was known.
   */
  static Response gone(String event, List<History.Step> history) {
    String detail = "the article that told this has been withdrawn or corrected";
    return new Response(
        410,
        HEADERS,
        Json.line(
            new Gone(
                "about:blank",
                "Gone",
                410,
                detail,
                event,
                Portion.of(history, 0, Portion.MOST_BYTES))));
  }

  private record Gone(
      String type,
      String title,
      int status,
      String detail,
      String event,
      List<History.Step> history) {}

  Response response() {
    Response response =
        new Response(
            status,
            HEADERS,
            Json.line(new Body("about:blank", title, status, detail, parameter, example)));
    // RFC 9110 §15.5.2
    return status == 401 ? response.with("www-authenticate", "Bearer") : response;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(
      String type,
      String title,
      int status,
      String detail,
      @Nullable String parameter,
      @Nullable String example) {}
}
