package io.dateline.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.HashMap;
import java.util.Map;

/** Reports faults that recur while a server runs, each once and in one line. */
final class Complaints {

  private final Map<String, String> told = new HashMap<>();

  /** Reports a fault, unless it is the last one that was reported of the same thing. */
  void tell(String thing, Throwable fault) {
    tell(thing, reason(fault));
  }

  /** The same in words. */
  void tell(String thing, String reason) {
    tell(thing, thing, reason);
  }

  /**
   * The same of a thing that is not to be called what tells it from others.
   *
   * @param key tells it from others
   */
  void tell(String key, String thing, String reason) {
    if (!reason.equals(told.put(key, reason))) {
      System.err.println("dateline: " + Output.plain(thing + ": " + reason));
    }
  }

  /** The thing is right again. */
  void forget(String thing) {
    told.remove(thing);
  }

  /** Why, in one line, in the words of the first cause, which knows best. */
  static String reason(Throwable fault) {
    Throwable cause = fault;
    for (Throwable next = fault.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return switch (cause) {
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case NoSuchFileException missing -> missing.getFile() + " is not there";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileAlreadyExistsException there -> there.getFile() + " is there, but no folder";
      case IOException plain when plain.getClass() == IOException.class ->
          String.valueOf(plain.getMessage());
      default ->
          String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
              + " ("
              + cause.getClass().getSimpleName()
              + ")";
    };
  }
}
