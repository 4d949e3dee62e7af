package io.dateline.time.grammar;

/**
 * One meaning of a word.
 *
 * @param kind what the word is
 * @param value its number: a month from 1, a weekday from 1 for Monday, an amount, an offset
 * @param data what no number says: a unit's name, a TIMEX3 code; empty where there is none
 */
public record Sense(Kind kind, int value, String data) {}
