package io.dateline.time;

/** Where the zone of a time comes from. */
public enum ZoneBasis {
  STATED,
  DATELINE,
  PUBLISHER
}
