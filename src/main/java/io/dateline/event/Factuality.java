package io.dateline.event;

/** Whether an event took place, as the text has it. */
public enum Factuality {
  HAPPENED,
  PLANNED,
  POSSIBLE,
  DENIED,
  CANCELLED
}
