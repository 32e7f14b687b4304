/**
 * What has been kept, or has waited, for long enough is cleared away here. Entry class: {@link
 * org.caselli.fax.app.retain.ClearAway}.
 */
@NullMarked
package org.caselli.fax.app.retain;

import org.jspecify.annotations.NullMarked;
