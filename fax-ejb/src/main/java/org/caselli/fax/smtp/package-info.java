/**
 * The door for mail: SMTP (RFC 5321) spoken by SubEthaSMTP, mails (RFC 5322, MIME) read by Mime4j.
 * Who may mail where is decided in {@code app.mailin}. Entry class: {@link
 * org.caselli.fax.smtp.MailEntrance}.
 */
@NullMarked
package org.caselli.fax.smtp;

import org.jspecify.annotations.NullMarked;
