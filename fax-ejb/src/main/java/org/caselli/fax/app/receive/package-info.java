/**
 * Decides what becomes of a call that comes in, and keeps what it brings until it is in the inbox.
 * Entry classes: {@link org.caselli.fax.app.receive.RouteCall} and {@link
 * org.caselli.fax.app.receive.ReceiveFaxes}.
 */
@NullMarked
package org.caselli.fax.app.receive;

import org.jspecify.annotations.NullMarked;
