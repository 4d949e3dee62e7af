/** Articles: what was published, by whom and when, read out of HTML, text, JSON and JSON Lines. */
@NullMarked
package io.dateline.article;

import org.jspecify.annotations.NullMarked;
