/**
 * Who changed what, and when: kept for those who must answer for it. Entry class: {@link
 * org.caselli.fax.domain.audit.AuditTrail}.
 */
@NullMarked
package org.caselli.fax.domain.audit;

import org.jspecify.annotations.NullMarked;
