/** Everything on one machine: the command, the embedded DynamoDB, the local server. */
@NullMarked
package io.dateline.local;

import org.jspecify.annotations.NullMarked;
