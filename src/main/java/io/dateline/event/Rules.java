package io.dateline.event;

import org.jspecify.annotations.Nullable;

/**
 * The names of the rules that made a mention, and what their work is worth.
 *
 * @param anchor gave the time to the event
 * @param factuality decided whether it took place
 * @param title made its title
 * @param fit how likely a strict reader finds the mention right, in hundredths; null where an
 *     earlier version made it, which did not say
 */
public record Rules(String anchor, String factuality, String title, @Nullable Integer fit) {}
