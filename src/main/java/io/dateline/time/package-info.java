/**
 * Time expressions: found in text, resolved against the document creation time, with their zones.
 */
@NullMarked
package io.dateline.time;

import org.jspecify.annotations.NullMarked;
