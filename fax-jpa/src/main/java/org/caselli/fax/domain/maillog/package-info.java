/**
 * Mails that did not become faxes, and why. Entry class: {@link
 * org.caselli.fax.domain.maillog.RefusedMail}.
 */
@NullMarked
package org.caselli.fax.domain.maillog;

import org.jspecify.annotations.NullMarked;
