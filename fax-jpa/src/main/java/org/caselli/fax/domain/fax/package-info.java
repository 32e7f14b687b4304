/**
 * What a user sees in inbox and outbox. How a fax is sent is the job's affair. Entry class: {@link
 * org.caselli.fax.domain.fax.Fax}.
 */
@NullMarked
package org.caselli.fax.domain.fax;

import org.jspecify.annotations.NullMarked;
