/**
 * The header Idempotency-Key: requests that come again are answered like the first time and do
 * nothing. Entry class: {@link org.caselli.fax.web.repeat.RepeatFilter}.
 */
@NullMarked
package org.caselli.fax.web.repeat;

import org.jspecify.annotations.NullMarked;
