/**
 * Faxes that are there are sent again, or onward to others; their documents are shared, not copied.
 * Entry classes: {@link org.caselli.fax.app.resend.ResubmitFax}, {@link
 * org.caselli.fax.app.resend.ForwardFax}. What the new fax says is the entrance's affair.
 */
@NullMarked
package org.caselli.fax.app.resend;

import org.jspecify.annotations.NullMarked;
