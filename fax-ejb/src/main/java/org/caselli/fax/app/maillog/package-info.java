/**
 * What became of mails is written down here. Entry class: {@link
 * org.caselli.fax.app.maillog.RecordMail}.
 */
@NullMarked
package org.caselli.fax.app.maillog;

import org.jspecify.annotations.NullMarked;
