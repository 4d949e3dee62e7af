package io.dateline.text.syntax;

/** The effect of a verb on the clause that it governs, or the kind of action that it names. */
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
  /**
   * The governed action was attempted when the verb says, with what success is open: "tried to".
   */
  ATTEMPT,
  /** The governed action did not come about: "failed to". */
  FAIL,
  /** The governed action came about as the verb itself did: "managed to", "began to". */
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
  /** States the consequence of its subject: "killed". */
  CAUSE,
  /** Binds its own subject to do what it governs, whatever its object: "promise". */
  PROMISE
}
