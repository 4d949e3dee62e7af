package io.dateline.api;

import org.jspecify.annotations.Nullable;

/**
 * The content security policies of pages: the things that a page may load, and the sites that may
 * frame it.
 */
final class PagePolicy {

  private PagePolicy() {}

  /**
   * Nothing but our own files, and the tiles of a map; no inline script or style; text never
   * becomes markup. Where members sign in, the page also asks the issuer for tokens, and has a
   * worker, whose address is the one that its only policy of trusted types lets through.
   *
   * @param signIn how members sign in, or null
   * @param frames the sites that may frame the page
   */
  static String of(Tiles map, @Nullable SignIn signIn, String frames) {
    return ("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'%s;"
            + " img-src 'self' data:%s; base-uri 'none'; form-action 'self';"
            + " require-trusted-types-for 'script'; trusted-types %s; frame-ancestors %s")
        .formatted(
            signIn == null ? "" : " " + signIn.sources(),
            map.source(),
            signIn == null ? "'none'" : "dateline-worker",
            frames);
  }

  /** The policy of the worker, which asks this server and the issuer. */
  static String ofWorker(SignIn signIn) {
    return "default-src 'none'; connect-src 'self' " + signIn.sources();
  }
}
