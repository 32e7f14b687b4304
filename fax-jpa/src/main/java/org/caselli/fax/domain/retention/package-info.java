/**
 * What has been kept for long enough. Entry class: {@link
 * org.caselli.fax.domain.retention.OldFaxes}.
 */
@NullMarked
package org.caselli.fax.domain.retention;

import org.jspecify.annotations.NullMarked;
