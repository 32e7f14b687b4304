/** What operators see of a running server: health. */
@NullMarked
package org.caselli.fax.observe;

import org.jspecify.annotations.NullMarked;
