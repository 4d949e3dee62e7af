/** Watches feeds: fetches them and the pages they lead to, politely and safely. */
@NullMarked
package io.dateline.feed;

import org.jspecify.annotations.NullMarked;
