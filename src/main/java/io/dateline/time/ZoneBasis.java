package io.dateline.time;

/** The source of the zone of a time. */
public enum ZoneBasis {
  STATED,
  DATELINE,
  PUBLISHER
}
