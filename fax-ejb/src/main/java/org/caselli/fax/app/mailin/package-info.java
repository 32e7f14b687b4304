/**
 * Where mail goes that is to become a fax, and what is done about mail that does not. Speaking SMTP
 * and reading mails does not belong here. Entry class: {@link
 * org.caselli.fax.app.mailin.FindMailTarget}.
 */
@NullMarked
package org.caselli.fax.app.mailin;

import org.jspecify.annotations.NullMarked;
