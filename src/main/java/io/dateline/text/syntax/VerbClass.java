package io.dateline.text.syntax;

/** What a verb does to what it governs, or what kind of thing it says. */
public enum VerbClass {
  /** Reports speech: "said". */
  REPORT,
  /** Only carries what is said, which alone matters: "said", where "announced" is news. */
  SAY,
  /** Denies what it governs: "denied". */
  DENY,
  /** Makes what it governs a plan: "agreed to", "is scheduled". */
  PLAN,
  /** Leaves what it governs open: "threatened to", "called for". */
  OPEN,
  /** What it governs did not come about: "failed to". */
  FAIL,
  /** What it governs came about as it did itself: "managed to", "began to". */
  ASPECT,
  /** Ends what was planned: "cancelled". */
  CANCEL,
  /** Gives another day: "postponed". */
  MOVE,
  /** A state, a mind or a look, no happening: "believe". */
  STATE,
  /** Says only that something takes place: "held talks". */
  SUPPORT,
  /** Says that its subject, an event, begins, goes on, ends or is put off: "began". */
  HAPPEN,
  /** Tells the consequence of its subject: "killed". */
  CAUSE,
  /** Binds its own subject to do what it governs, whatever its object: "promise". */
  PROMISE
}
