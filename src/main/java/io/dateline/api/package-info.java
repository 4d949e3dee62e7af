/** The query API: routes, parameters, pages and problems. */
@NullMarked
package io.dateline.api;

import org.jspecify.annotations.NullMarked;
