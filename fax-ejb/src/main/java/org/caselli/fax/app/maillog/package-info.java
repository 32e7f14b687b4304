/**
 * Mails that did not become faxes are written down here. Entry class: {@link
 * org.caselli.fax.app.maillog.RecordRefusedMail}.
 */
@NullMarked
package org.caselli.fax.app.maillog;

import org.jspecify.annotations.NullMarked;
