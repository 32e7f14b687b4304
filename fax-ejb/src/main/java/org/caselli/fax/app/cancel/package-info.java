/**
 * Ends the sending of faxes that nobody wants any more, whether they wait or a call is under way.
 * Entry class: {@link org.caselli.fax.app.cancel.CancelFax}.
 */
@NullMarked
package org.caselli.fax.app.cancel;

import org.jspecify.annotations.NullMarked;
