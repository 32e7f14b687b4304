/**
 * Connections on which clients follow what happens. Entry classes: {@link
 * org.caselli.fax.web.live.EventStream} for server-sent events.
 */
@NullMarked
package org.caselli.fax.web.live;

import org.jspecify.annotations.NullMarked;
