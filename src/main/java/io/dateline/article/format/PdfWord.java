package io.dateline.article.format;

/**
 * A word as it stands on a page; in points, from the upper left corner.
 *
 * @param page its page, from 1
 * @param pageHeight how high that is
 * @param left where it begins
 * @param right where it ends
 * @param base the line it stands on
 * @param size of its letters
 */
record PdfWord(
    int page, float pageHeight, String text, float left, float right, float base, float size) {}
