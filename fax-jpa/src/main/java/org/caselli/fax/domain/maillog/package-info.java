/**
 * Mails to faxboxes, and what became of them. Entry class: {@link
 * org.caselli.fax.domain.maillog.LoggedMail}.
 */
@NullMarked
package org.caselli.fax.domain.maillog;

import org.jspecify.annotations.NullMarked;
