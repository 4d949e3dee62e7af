/** The syntax of a sentence: its tree, its verb groups and clauses, its noun phrases. */
@NullMarked
package io.dateline.text.syntax;

import org.jspecify.annotations.NullMarked;
