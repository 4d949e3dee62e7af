package io.dateline.api;

import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for by what editors decided of them.
 *
 * @param confirmed whether they are confirmed; null for any
 * @param edited whether anything was decided of them; null for any
 * @param hidden whether those are asked for that are hidden, and no others
 */
record EditorialFilter(@Nullable Boolean confirmed, @Nullable Boolean edited, boolean hidden) {

  /** Any that are shown. */
  static final EditorialFilter ANY = new EditorialFilter(null, null, false);

  static EditorialFilter of(Parameters parameters) {
    return new EditorialFilter(
        parameters.flag("confirmed"),
        parameters.flag("edited"),
        Boolean.TRUE.equals(parameters.flag("hidden")));
  }

  boolean matches(Outline event) {
    return (confirmed == null || confirmed == event.isConfirmed())
        && (edited == null || edited == event.isEdited())
        && hidden == event.isHidden();
  }
}
