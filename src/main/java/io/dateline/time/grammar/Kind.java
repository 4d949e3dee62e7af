package io.dateline.time.grammar;

/** The role of a word in a time expression; only {@code trigger} kinds start the rules. */
public enum Kind {
  MONTH(true),
  WEEKDAY(true),
  UNIT(true),
  CARDINAL(false),
  /** a, an, half, couple: a number in some places only */
  NUMBER_WORD(false),
  SCALE(false),
  ORDINAL(false),
  /** several, few, many: a quantity that is no number */
  VAGUE(false),
  /** today, tomorrow, yesterday, tonight: days from the anchor */
  DAY_NAME(true),
  DAY_PART(true),
  SEASON(true),
  NAMED_DAY(true),
  /** the first word of a day's name of several */
  NAME_OPENING(true),
  /** last, next, this: periods from the anchor */
  DIRECTION(false),
  HALF_DAY(true),
  CLOCK_NAME(true),
  /** now, recently, soon */
  REFERENCE(true),
  /** daily, weekly: a repetition in one word */
  FREQUENCY(true),
  /** every, each */
  EACH(false),
  /** about, nearly, more than */
  QUANTIFIER(false),
  /** early, mid, late */
  PART_OF(false),
  DECADE_NAME(true),
  /** ago, earlier, later */
  OFFSET(true),
  /** o'clock, time: nothing alone, but worth a look */
  TIME_WORD(true),
  /** nineteen, twenty: words that can begin a year spelled out */
  CENTURY_WORD(true),
  /** a month of a calendar that is not read: Ramadan, Bahman, Nisan */
  OTHER_MONTH(true),
  /** Roman numerals from I to XII, for months */
  ROMAN(false),
  /** agreed, planned, ordered: a verb whose "to" states a consequence to come */
  DECISION(false),
  /** death, court: nouns that stand bare after "to" and are no verbs */
  BARE_NOUN(false),
  /** it, and, of, was: a word that begins no noun */
  FUNCTION(false),
  /** room, flight, page: a noun whose number is no year */
  NUMBERED(false),
  /** street, avenue: the end of an address */
  STREET(false),
  /** Mr, senator: what stands before a name */
  TITLE(false),
  /** attack, quake, massacre: what is known only once it has happened */
  DISASTER(false),
  /** Olympics, palace: a noun that bears a season's name without being of that season */
  SEASONAL(false),
  /** eat, met, west: a word that is no zone's abbreviation in small letters */
  ZONE_WORD(false),
  /** no word but digits */
  NUMBER(true),
  /** no word but an apostrophe: '98 */
  APOSTROPHE(false);

  /** The bits of the kinds that say something of a time. */
  static final long OF_TIME =
      ~(DECISION.bit()
          | BARE_NOUN.bit()
          | FUNCTION.bit()
          | NUMBERED.bit()
          | STREET.bit()
          | TITLE.bit()
          | ZONE_WORD.bit()
          | SEASONAL.bit()
          | DISASTER.bit());

  /** The bits of all kinds that make the grammar look. */
  static final long TRIGGERS = triggers();

  /** The bits of those that do so in small letters too: no month, weekday or name of a day does. */
  static final long SMALL_TRIGGERS =
      TRIGGERS & ~(MONTH.bit() | WEEKDAY.bit() | NAMED_DAY.bit() | NAME_OPENING.bit());

  private final boolean trigger;

  Kind(boolean trigger) {
    this.trigger = trigger;
  }

  /** Whether a word of this kind is reason enough to try the rules around it. */
  public boolean isTrigger() {
    return trigger;
  }

  /** Stands for this kind in a set of kinds held as bits. */
  @SuppressWarnings("EnumOrdinal") // a bit set in one long; never stored
  long bit() {
    return 1L << ordinal();
  }

  private static long triggers() {
    long bits = 0;
    for (Kind kind : values()) {
      bits |= kind.isTrigger() ? kind.bit() : 0;
    }
    return bits;
  }
}
