package io.dateline.event;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in its article a sentence stands, and on which day the story is there.
 *
 * @param sentence its number in the article, from 0
 * @param lead whether it is the first sentence of the article's prose
 * @param dateline whether the article has a dateline
 * @param published the day on which the article was written
 * @param day the day of the story; null where its opening states none
 * @param last the time that a sentence shortly before stated; null where none did
 * @param sinceLast how many sentences ago that was
 * @param headline the stems of the headline
 * @param opening the stems of the first sentence of the prose
 */
record Setting(
    int sentence,
    boolean lead,
    boolean dateline,
    LocalDate published,
    @Nullable LocalDate day,
    @Nullable EventTime last,
    int sinceLast,
    Set<String> headline,
    Set<String> opening) {}
