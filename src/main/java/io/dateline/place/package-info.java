/**
 * Text as it was published: spans, sentences, tokens, words and the lexicons they are looked up in.
 */
@NullMarked
package io.dateline.place;

import org.jspecify.annotations.NullMarked;
