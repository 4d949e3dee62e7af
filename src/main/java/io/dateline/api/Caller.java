package io.dateline.api;

/**
 * The sender of a request, as API Gateway or the local server has established.
 *
 * @param subject by which decisions and the log name them: a user or role of the account, such as
 *     {@code user/ann}, the subject of a member's token, or {@code local}; empty for somebody
 *     unknown
 * @param role what they may do
 */
public record Caller(String subject, Role role) {

  /** The rights of a caller: each role includes those before it. */
  public enum Role {
    /** Reads what is open to everybody: nobody known, or an account that is no member's. */
    STRANGER,
    /** Reads what is open to members. */
    READER,
    /** Decides. */
    EDITOR,
    /** Adds articles too: whoever runs the server, and callers of the account that it runs in. */
    OWNER
  }

  /** Somebody of whom nothing is known. */
  public static final Caller STRANGER = new Caller("", Role.STRANGER);

  /**
   * @throws IllegalArgumentException if a role is given to nobody
   */
  public Caller {
    if (subject.isBlank() && role != Role.STRANGER) {
      throw new IllegalArgumentException("a " + role + " has a name");
    }
  }

  /** Whether they have a name, whatever they may do. */
  public boolean isKnown() {
    return !subject.isBlank();
  }

  /** Whether the caller has a role, or one that may do more. */
  public boolean may(Role needed) {
    return role.compareTo(needed) >= 0;
  }
}
