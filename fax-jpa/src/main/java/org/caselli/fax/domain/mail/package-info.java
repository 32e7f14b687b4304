/**
 * Who may mail what to which number: rules of the mail entrance that need nothing else. Entry
 * class: {@link org.caselli.fax.domain.mail.FaxAddress}. What was refused is in {@code maillog}.
 */
@NullMarked
package org.caselli.fax.domain.mail;

import org.jspecify.annotations.NullMarked;
