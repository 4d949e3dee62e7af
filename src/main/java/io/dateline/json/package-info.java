/** The JSON form of timexes, mentions and events. */
@NullMarked
package io.dateline.json;

import org.jspecify.annotations.NullMarked;
