/**
 * Clients that follow what happens while it happens. Entry classes: {@link
 * org.caselli.fax.app.live.FollowEvents} for a client, {@link org.caselli.fax.app.live.TailLog} for
 * what it hears.
 */
@NullMarked
package org.caselli.fax.app.live;

import org.jspecify.annotations.NullMarked;
