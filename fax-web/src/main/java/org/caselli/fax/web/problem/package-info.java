/**
 * Exceptions as answers: in the error envelope, or as RFC 9457 problems for clients that ask for
 * them. Entry class: {@link org.caselli.fax.wire.Problem}.
 */
@NullMarked
package org.caselli.fax.web.problem;

import org.jspecify.annotations.NullMarked;
