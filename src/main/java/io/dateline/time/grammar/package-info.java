/**
 * The grammar of English time expressions: what their words mean, which phrases they form, and what
 * a phrase says before it is resolved against a calendar.
 */
@NullMarked
package io.dateline.time.grammar;

import org.jspecify.annotations.NullMarked;
