package io.dateline.feed;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that could not be fetched. The message says why, in one line. */
final class WebException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean isWorthAnotherTry;
  private final boolean wasAsked;
  private final boolean isLate;
  private final transient @Nullable Duration retryAfter;

  private WebException(
      String reason,
      boolean isWorthAnotherTry,
      boolean wasAsked,
      boolean isLate,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.isWorthAnotherTry = isWorthAnotherTry;
    this.wasAsked = wasAsked;
    this.isLate = isLate;
    this.retryAfter = retryAfter;
  }

  /** A fault that may have passed by the next time. */
  static WebException passing(String reason, @Nullable Throwable cause) {
    return new WebException(reason, true, true, false, null, cause);
  }

  /**
   * The server asks to be left alone.
   *
   * @param pause for how long
   */
  static WebException busy(String reason, Duration pause) {
    return new WebException(reason, true, true, false, pause, null);
  }

  /**
   * The server has asked to be left alone, and so was not asked again.
   *
   * @param pause for how much longer
   */
  static WebException deferred(Duration pause) {
    return new WebException("its host has asked to be left alone", true, false, false, pause, null);
  }

  /** Its turn did not come before the time was up, or so late that it had no time to answer. */
  static WebException late() {
    return new WebException("its turn did not come in time", true, false, true, null, null);
  }

  /** The time was up, and it was servers that took it. */
  static WebException spent(String reason, Throwable cause) {
    return new WebException(reason, true, true, true, null, cause);
  }

  /** What will not be fetched, however often it is asked for. */
  static WebException lasting(String reason) {
    return new WebException(reason, false, true, false, null, null);
  }

  boolean isWorthAnotherTry() {
    return isWorthAnotherTry;
  }

  /** Whether the time was up, so that nothing is known of what was asked for. */
  boolean isLate() {
    return isLate;
  }

  /** Whether the server was asked, and had the time that it may take. */
  boolean wasAsked() {
    return wasAsked;
  }

  /** For how long the server asks to be left alone, or null. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
