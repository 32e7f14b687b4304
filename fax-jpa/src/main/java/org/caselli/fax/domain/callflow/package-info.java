/**
 * What happens to a call that comes in: which number leads to which flow, what the flow says, and
 * as whom a fax is answered. Entry class: {@link org.caselli.fax.domain.callflow.Route}.
 */
@NullMarked
package org.caselli.fax.domain.callflow;

import org.jspecify.annotations.NullMarked;
