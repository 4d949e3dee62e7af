package io.dateline.local;

import com.sun.net.httpserver.HttpExchange;
import io.dateline.api.Caller.Role;
import io.dateline.api.Editor;
import io.dateline.api.Request;
import io.dateline.api.Response;
import java.io.IOException;
import java.util.Map;

/**
 * Lets whoever sits at this machine decide, or members who are editors: what they decide is on the
 * timeline when it is answered.
 *
 * <p>Where nobody signs in, only this server's own pages may send, and only with a header that no
 * form and no page of another site can send without being asked first. A member's token is such a
 * header, too.
 */
final class Desk {

  /** More is refused; it is read to the end of what is allowed, and one byte more. */
  private static final int MOST_BYTES = 1_000_001;

  private final Editor editor;
  private final StreamPump pump;

  Desk(Editor editor, StreamPump pump) {
    this.editor = editor;
    this.pump = pump;
  }

  /** Whether it answers a request. */
  boolean takes(HttpExchange exchange) {
    return Editor.takes(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
  }

  /**
   * Answers a request.
   *
   * @param request the same without its content
   * @param signsIn whether members sign in: the name that somebody gives says nothing about it
   */
  Response answer(HttpExchange exchange, Request request, boolean signsIn) throws IOException {
    boolean isOwn =
        OwnPage.sent(exchange.getRequestHeaders())
            && exchange.getRequestHeaders().containsKey("Dateline-Edit");
    if (!signsIn && !isOwn) {
      return new Response(
          403,
          Map.of("content-type", "application/problem+json"),
          Drop.Answer.problem(
                  403, "Forbidden", "decisions are only taken from this server's own page")
              .json());
    }
    // Of those who may not decide nothing is read.
    byte[] content =
        request.caller().may(Role.EDITOR)
            ? exchange.getRequestBody().readNBytes(MOST_BYTES)
            : new byte[0];
    Response response = editor.answer(request, content);
    if (signsIn) {
      System.err.println(
          Output.plain(
              "dateline: %s %s by \"%s\": %d"
                  .formatted(
                      request.method(),
                      request.path(),
                      request.caller().subject(),
                      response.status())));
    }
    if (response.status() < 300) {
      try {
        pump.drain();
      } catch (RuntimeException e) {
        // It is recorded, and the timeline takes it in with whatever comes next.
        System.err.println("dateline: a decision waits to be taken in: " + e);
      }
    }
    return response;
  }
}
