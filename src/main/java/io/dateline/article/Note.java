package io.dateline.article;

import io.dateline.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Something about an article that a reader of its events should know.
 *
 * @param code what it is, such as {@code published-from-storage}
 * @param message what was found, for people
 * @param span the place in the text, or null where it concerns the whole
 */
public record Note(String code, String message, @Nullable Span span) {}
