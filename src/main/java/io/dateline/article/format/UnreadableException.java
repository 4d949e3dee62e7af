package io.dateline.article.format;

/** A file that is not what its name promises, or more than is read. */
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why a file cannot be read. */
  public enum Fault {
    /** It is broken, encrypted or of another format. */
    FORMAT,
    /** It has no text. */
    EMPTY,
    /** It is larger than any news. */
    TOO_LARGE
  }

  private final Fault fault;
  private final String problem;

  UnreadableException(Fault fault, String problem) {
    super(problem);
    this.fault = fault;
    this.problem = problem;
  }

  /** Why it cannot be read. */
  public Fault fault() {
    return fault;
  }

  /** The problem: what was expected, and what was found. */
  public String problem() {
    return problem;
  }
}
