package io.dateline.feed;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that could not be fetched. The message says why, in one line. */
final class WebException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean isWorthAnotherTry;
  private final boolean wasAsked;
  private final transient @Nullable Duration retryAfter;

  private WebException(
      String reason,
      boolean isWorthAnotherTry,
      boolean wasAsked,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.isWorthAnotherTry = isWorthAnotherTry;
    this.wasAsked = wasAsked;
    this.retryAfter = retryAfter;
  }

  /** A fault that may have passed by the next time. */
  static WebException passing(String reason, @Nullable Throwable cause) {
    return new WebException(reason, true, true, null, cause);
  }

  /**
   * The server asks to be left alone.
   *
   * @param pause for how long
   */
  static WebException busy(String reason, Duration pause) {
    return new WebException(reason, true, true, pause, null);
  }

  /**
   * The server has asked to be left alone, and so was not asked again.
   *
   * @param pause for how much longer
   */
  static WebException deferred(Duration pause) {
    return new WebException("its host has asked to be left alone", true, false, pause, null);
  }

  /** Its turn did not come before the time was up, and so it was not asked. */
  static WebException late() {
    return new WebException("its turn did not come in time", true, false, null, null);
  }

  /** What will not be fetched, however often it is asked for. */
  static WebException lasting(String reason) {
    return new WebException(reason, false, true, null, null);
  }

  boolean isWorthAnotherTry() {
    return isWorthAnotherTry;
  }

  /** Whether there was no time left in which to ask. */
  boolean isLate() {
    return !wasAsked && retryAfter == null;
  }

  /** Whether the server was asked at all. */
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
