/**
 * When to try again: pure functions from an outcome to a decision. Entry class: {@link
 * org.caselli.fax.domain.retry.RetryPolicy}.
 */
@NullMarked
package org.caselli.fax.domain.retry;

import org.jspecify.annotations.NullMarked;
