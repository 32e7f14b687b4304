/**
 * What happens to faxes, as it is told to those who listen. Entry class: {@link
 * org.caselli.fax.domain.event.FaxEvent}.
 */
@NullMarked
package org.caselli.fax.domain.event;

import org.jspecify.annotations.NullMarked;
