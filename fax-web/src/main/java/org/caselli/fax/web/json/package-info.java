/**
 * The wire: envelope, documents and their schemas, ids, times and paging keys, in Kazoo's spelling
 * and nowhere else. No HTTP here. Entry class: {@link org.caselli.fax.web.json.Envelope}.
 */
@NullMarked
package org.caselli.fax.web.json;

import org.jspecify.annotations.NullMarked;
