/** The forms in which events leave: CSV, iCalendar, TimelineJS, Markdown, feeds, JSON Lines. */
@NullMarked
package io.dateline.api.format;

import org.jspecify.annotations.NullMarked;
