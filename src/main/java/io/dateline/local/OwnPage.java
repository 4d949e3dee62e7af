package io.dateline.local;

import com.sun.net.httpserver.Headers;

/**
 * Distinguishes requests of this server's own pages from those of other sites, which may not write.
 */
final class OwnPage {

  private OwnPage() {}

  /**
   * Whether a page of this server sent the request. Browsers say where a request comes from in
   * {@code Origin} and {@code Sec-Fetch-Site}; the server has seen to it that {@code Host} is us.
   */
  static boolean sent(Headers headers) {
    String site = headers.getFirst("Sec-Fetch-Site");
    return ("http://" + headers.getFirst("Host")).equals(headers.getFirst("Origin"))
        && (site == null || site.equals("same-origin"));
  }
}
