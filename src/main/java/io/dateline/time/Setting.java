package io.dateline.time;

import io.dateline.time.grammar.Tense;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The context of a time expression in its sentence.
 *
 * @param tense where the governing verb puts what happened
 * @param sure whether the tense is that of a verb at its side
 * @param place the zone of the place that the sentence names, or null
 * @param rangeBegin where the stretch begins that the time ends, or null
 * @param deed the day of the deed from which the time is seen, or null
 * @param opens whether the time stands at the head of its sentence
 * @param stamp whether it stands before what it dates, as in a live blog
 * @param asOf whether it describes how things stand at the time of writing
 * @param inPassing whether the story does not go to the time
 * @param quoted whether it stands in a quotation of a history
 */
record Setting(
    Tense tense,
    boolean sure,
    @Nullable ZoneId place,
    @Nullable LocalDateTime rangeBegin,
    @Nullable LocalDateTime deed,
    boolean opens,
    boolean stamp,
    boolean asOf,
    boolean inPassing,
    boolean quoted) {}
