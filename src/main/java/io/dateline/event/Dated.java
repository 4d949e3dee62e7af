package io.dateline.event;

/**
 * An event and its time.
 *
 * @param anchor what names it
 * @param time when
 */
record Dated(Anchor anchor, EventTime time) {}
