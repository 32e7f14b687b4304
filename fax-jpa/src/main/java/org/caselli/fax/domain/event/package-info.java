/**
 * What happens to faxes, as it is told to those who listen, and the log of it. Entry classes:
 * {@link org.caselli.fax.domain.event.FaxEvent}, {@link org.caselli.fax.domain.event.EventLog}.
 */
@NullMarked
package org.caselli.fax.domain.event;

import org.jspecify.annotations.NullMarked;
