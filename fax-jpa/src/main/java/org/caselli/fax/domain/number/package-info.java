/**
 * Telephone numbers: normalisation and what may be dialled. Entry class: {@link
 * org.caselli.fax.domain.number.PhoneNumber}.
 */
@NullMarked
package org.caselli.fax.domain.number;

import org.jspecify.annotations.NullMarked;
