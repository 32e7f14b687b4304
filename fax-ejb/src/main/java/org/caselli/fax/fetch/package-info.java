/**
 * Fetches documents by URL without becoming a way into the network that the server stands in. Entry
 * class: {@link org.caselli.fax.fetch.GuardedFetcher}. What a document is and whether it is
 * acceptable as a fax does not belong here.
 */
@NullMarked
package org.caselli.fax.fetch;

import org.jspecify.annotations.NullMarked;
