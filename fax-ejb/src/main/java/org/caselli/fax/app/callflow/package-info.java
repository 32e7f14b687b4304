/**
 * Callflows are made, changed and removed here; which of them a call follows is decided in {@code
 * app.receive}. Entry class: {@link org.caselli.fax.app.callflow.CreateCallflow}.
 */
@NullMarked
package org.caselli.fax.app.callflow;

import org.jspecify.annotations.NullMarked;
