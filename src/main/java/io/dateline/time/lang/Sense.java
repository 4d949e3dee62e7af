package io.dateline.time.lang;

/**
 * One meaning of a word.
 *
 * @param kind what it is: {@code month}, {@code weekday}, {@code unit} …
 * @param value its number: of a month 1 to 12, of a direction -1, 0 or 1
 * @param data what it says beside, such as the name of a unit or the id of a zone; empty for
 *     nothing
 */
record Sense(String kind, int value, String data) {}
