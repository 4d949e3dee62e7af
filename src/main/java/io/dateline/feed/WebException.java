package io.dateline.feed;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that could not be fetched. The message says why, in one line. */
final class WebException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean isWorthAnotherTry;
  private final transient @Nullable Duration retryAfter;

  private WebException(
      String reason,
      boolean isWorthAnotherTry,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.isWorthAnotherTry = isWorthAnotherTry;
    this.retryAfter = retryAfter;
  }

  /** A fault that may have passed by the next time. */
  static WebException passing(String reason, @Nullable Throwable cause) {
    return new WebException(reason, true, null, cause);
  }

  /**
   * The server asks to be left alone.
   *
   * @param pause for how long
   */
  static WebException busy(String reason, Duration pause) {
    return new WebException(reason, true, pause, null);
  }

  /** What will not be fetched, however often it is asked for. */
  static WebException lasting(String reason) {
    return new WebException(reason, false, null, null);
  }

  boolean isWorthAnotherTry() {
    return isWorthAnotherTry;
  }

  /** For how long the server asks to be left alone, or null. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
