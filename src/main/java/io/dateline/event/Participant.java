package io.dateline.event;

/**
 * Who takes part in an event.
 *
 * @param name as whole as the article gives it
 * @param role the part taken
 */
public record Participant(String name, Role role) {}
