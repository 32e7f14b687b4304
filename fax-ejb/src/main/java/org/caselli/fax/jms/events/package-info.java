/** Events of faxes as messages on topics. */
@NullMarked
package org.caselli.fax.jms.events;

import org.jspecify.annotations.NullMarked;
