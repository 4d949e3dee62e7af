package io.dateline.event;

/**
 * The names of the rules that made a mention.
 *
 * @param anchor gave the time to the event
 * @param factuality decided whether it took place
 * @param title made its title
 */
public record Rules(String anchor, String factuality, String title) {}
