package io.dateline.api;

/** What a page may load, and which sites may frame it, as a content security policy. */
final class PagePolicy {

  private PagePolicy() {}

  /**
   * Nothing but our own files, and the tiles of a map; no inline script or style; text never
   * becomes markup.
   *
   * @param frames the sites that may frame the page
   */
  static String of(Tiles map, String frames) {
    return ("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:%s; base-uri 'none'; form-action 'self';"
            + " require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors %s")
        .formatted(map.source(), frames);
  }
}
