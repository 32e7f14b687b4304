/**
 * What can be wrong, as a closed catalogue that REST and SMTP translate. Entry class: {@link
 * org.caselli.fax.domain.problem.FaxException}.
 */
@NullMarked
package org.caselli.fax.domain.problem;

import org.jspecify.annotations.NullMarked;
