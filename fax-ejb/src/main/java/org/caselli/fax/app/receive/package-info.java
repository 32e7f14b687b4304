/** Stores what was received. Entry class: {@link org.caselli.fax.app.receive.ReceiveFax}. */
@NullMarked
package org.caselli.fax.app.receive;

import org.jspecify.annotations.NullMarked;
