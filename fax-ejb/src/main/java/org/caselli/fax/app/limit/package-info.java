/**
 * How often somebody may ask. The counts are this node's own and are lost when it stops. Entry
 * class: {@link org.caselli.fax.app.limit.RateLimits}.
 */
@NullMarked
package org.caselli.fax.app.limit;

import org.jspecify.annotations.NullMarked;
