/**
 * The broker: consumers that wake use cases up, and the queue of each account. No logic. Entry
 * class: {@link org.caselli.fax.jms.Broker}.
 */
@NullMarked
package org.caselli.fax.jms;

import org.jspecify.annotations.NullMarked;
