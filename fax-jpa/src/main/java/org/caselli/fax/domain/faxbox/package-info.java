/** Virtual fax machines. Entry class: {@link org.caselli.fax.domain.faxbox.Faxbox}. */
@NullMarked
package org.caselli.fax.domain.faxbox;

import org.jspecify.annotations.NullMarked;
