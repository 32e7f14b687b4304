/**
 * Addresses of networks. Nothing here asks a name server. Entry class: {@link
 * org.caselli.fax.domain.network.AddressRange}.
 */
@NullMarked
package org.caselli.fax.domain.network;

import org.jspecify.annotations.NullMarked;
