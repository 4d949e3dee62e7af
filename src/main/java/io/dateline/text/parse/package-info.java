/** Parts of speech, lemmas and dependency trees of sentences. */
@NullMarked
package io.dateline.text.parse;

import org.jspecify.annotations.NullMarked;
