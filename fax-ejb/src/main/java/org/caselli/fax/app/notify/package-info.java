/**
 * Tells people what became of their faxes: composes receipts and error notices and hands them to
 * the mailer, at least once. Entry classes: {@link org.caselli.fax.app.notify.SendNotice}, {@link
 * org.caselli.fax.app.notify.SendDueNotices}. When a notice is due to be written, and to whom, is
 * decided where the job ends; how mail travels is the mailer's affair.
 */
@NullMarked
package org.caselli.fax.app.notify;

import org.jspecify.annotations.NullMarked;
