/**
 * The files that articles come in beside pages and JSON: documents, mail and archives of the web.
 */
@NullMarked
package io.dateline.article.format;

import org.jspecify.annotations.NullMarked;
