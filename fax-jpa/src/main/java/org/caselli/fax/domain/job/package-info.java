/**
 * Our obligation to send one outbound fax: its state, its attempts, and the transitions that are
 * allowed. Entry class: {@link org.caselli.fax.domain.job.Job}.
 */
@NullMarked
package org.caselli.fax.domain.job;

import org.jspecify.annotations.NullMarked;
