package io.dateline.event;

/** What part somebody has in an event. */
public enum Role {
  AGENT,
  PATIENT,
  PARTICIPANT
}
