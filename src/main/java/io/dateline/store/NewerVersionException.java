package io.dateline.store;

/** Something in the table was written by a newer version of Dateline, as while one is deployed. */
public final class NewerVersionException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NewerVersionException(String what) {
    super(what + " was written by a newer version of Dateline: deploy that one or a later one");
  }
}
