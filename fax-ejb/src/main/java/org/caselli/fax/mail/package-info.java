/**
 * Sends mail through a Jakarta Mail session. Entry class: {@link
 * org.caselli.fax.mail.SessionMailer}. What a mail says does not belong here.
 */
@NullMarked
package org.caselli.fax.mail;

import org.jspecify.annotations.NullMarked;
