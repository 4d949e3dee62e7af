package io.dateline.event;

/**
 * The word that names an event.
 *
 * @param text the word
 * @param begin where it begins, in UTF-16 units of the text or title that is quoted
 * @param end where it ends
 */
public record Trigger(String text, int begin, int end) {}
