/**
 * Faxes that are being received. Entry class: {@link org.caselli.fax.domain.reception.Reception}.
 */
@NullMarked
package org.caselli.fax.domain.reception;

import org.jspecify.annotations.NullMarked;
