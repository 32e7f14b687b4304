/**
 * What the management port tells of the server's health. It is here, in the EAR's library, because
 * WildFly does not look for checks in the modules of an EAR (ADR 0034); the checks themselves are
 * the adapters' affair. Entry class: {@link org.caselli.fax.health.HealthBoard}.
 */
@NullMarked
package org.caselli.fax.health;

import org.jspecify.annotations.NullMarked;
