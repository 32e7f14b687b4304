/**
 * What only REST puts on the wire: the envelope, paging keys, accounts and settings; the rest is in
 * {@code fax.wire}. No HTTP here. Entry class: {@link org.caselli.fax.web.json.Envelope}.
 */
@NullMarked
package org.caselli.fax.web.json;

import org.jspecify.annotations.NullMarked;
