/**
 * Faxes that come as messages on {@code fax_submit}. Entry class: {@link
 * org.caselli.fax.jms.submit.SubmitConsumer}.
 */
@NullMarked
package org.caselli.fax.jms.submit;

import org.jspecify.annotations.NullMarked;
