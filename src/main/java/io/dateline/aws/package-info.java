/** The Lambda functions, and the bucket the articles lie in. */
@NullMarked
package io.dateline.aws;

import org.jspecify.annotations.NullMarked;
