/**
 * What people do with the faxes in their inbox besides reading and removing them. Entry class:
 * {@link org.caselli.fax.app.inbox.MarkFax}.
 */
@NullMarked
package org.caselli.fax.app.inbox;

import org.jspecify.annotations.NullMarked;
