/**
 * Accepts a fax from any entrance: bytes first, then fax and job in one transaction. Entry class:
 * {@link org.caselli.fax.app.submit.SubmitFax}.
 */
@NullMarked
package org.caselli.fax.app.submit;

import org.jspecify.annotations.NullMarked;
