/** Lists along time, page by page. Entry class: {@link org.caselli.fax.domain.listing.Stretch}. */
@NullMarked
package org.caselli.fax.domain.listing;

import org.jspecify.annotations.NullMarked;
