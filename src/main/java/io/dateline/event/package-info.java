/** Events: the mentions that one article makes of dated events. */
@NullMarked
package io.dateline.event;

import org.jspecify.annotations.NullMarked;
