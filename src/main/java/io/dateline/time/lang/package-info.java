/**
 * Time expressions of languages other than English: one engine, with the words and patterns of each
 * language as data.
 */
@NullMarked
package io.dateline.time.lang;

import org.jspecify.annotations.NullMarked;
