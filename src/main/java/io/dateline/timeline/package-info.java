/** The fold: mentions of one happening become one event of a timeline. */
@NullMarked
package io.dateline.timeline;

import org.jspecify.annotations.NullMarked;
