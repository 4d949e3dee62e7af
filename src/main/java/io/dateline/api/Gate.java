package io.dateline.api;

import io.dateline.api.Caller.Role;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets only members read, where members sign in: strangers get the page on which they do so,
 * whatever page they ask for, its style and scripts, and no data.
 *
 * <p>A browser asks for a page without a token. So each page is there twice: at its address, where
 * a stranger is answered, and below {@code /members}, where a token must be sent; the page's worker
 * asks there instead. API Gateway lets nobody without a token get that far.
 */
final class Gate {

  /** Below it are the pages for those who send a token. */
  private static final String MEMBERS = "/members";

  /** The list of timelines there: a route of API Gateway takes no empty rest of a path. */
  private static final String FRONT = MEMBERS + "/timelines";

  /** The issuer sends the browser back here. */
  private static final String SIGN_IN = "/signin";

  private static final Set<String> OPEN = Set.of("/health", "/v1/openapi.json");

  private static final String FOR_MEMBERS = "only members read here";

  private final boolean isClosed;
  private final Page page;

  /**
   * @param isClosed whether only members read; else everybody who gets here does
   */
  Gate(boolean isClosed, Page page) {
    this.isClosed = isClosed;
    this.page = page;
  }

  /**
   * Answers a request.
   *
   * @param answers answers whoever may read
   */
  Response answer(Request request, Function<Request, Response> answers) {
    String path = request.path();
    if (!isClosed) {
      return answers.apply(request);
    }
    if (path.equals(SIGN_IN)) {
      return page.signIn();
    }
    if (OPEN.contains(path) || path.startsWith("/assets/")) {
      return answers.apply(request);
    }
    Caller caller = request.caller();
    if (path.startsWith(MEMBERS + "/")) {
      String below = path.equals(FRONT) ? "/" : path.substring(MEMBERS.length());
      return caller.may(Role.READER)
          ? Delivery.forMembers(answers.apply(request.at(below)))
          : caller.isKnown() && Page.holds(below)
              ? page.problem(Problem.noMember(caller, FOR_MEMBERS), below)
              : Problem.noMember(caller, FOR_MEMBERS).response();
    }
    if (caller.may(Role.READER)) {
      return Delivery.forMembers(answers.apply(request));
    }
    return Page.holds(path) ? page.signIn() : Problem.noMember(caller, FOR_MEMBERS).response();
  }
}
