package io.dateline.api;

/**
 * The callers that can reach the API. They decide whether it names its bucket, and who may frame
 * its page.
 */
public enum Audience {
  /** This machine alone. Timelines stream whole; no other site frames the page. */
  MACHINE,
  /** Callers whom the owner's account has let in. */
  ACCOUNT,
  /**
   * Anyone. Every site may frame the page; the bucket, which is named after the account, is hidden.
   */
  PUBLIC;

  /**
   * The sites that may frame a page made to be embedded, as a content security policy names them.
   */
  String frames() {
    return this == PUBLIC ? "*" : "'self'";
  }
}
