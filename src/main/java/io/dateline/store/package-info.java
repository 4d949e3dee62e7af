/** The ledger of readings and the timeline read model, in one DynamoDB table. */
@NullMarked
package io.dateline.store;

import org.jspecify.annotations.NullMarked;
