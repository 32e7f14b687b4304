/** What joins the work that one request leads to, here and in other programs. */
@NullMarked
package org.caselli.fax.domain.trace;

import org.jspecify.annotations.NullMarked;
