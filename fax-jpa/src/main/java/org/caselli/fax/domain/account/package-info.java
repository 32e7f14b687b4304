/**
 * Tenants: accounts, their users, keys and numbers. Limits are settings, not fields. Entry class:
 * {@link org.caselli.fax.domain.account.Account}.
 */
@NullMarked
package org.caselli.fax.domain.account;

import org.jspecify.annotations.NullMarked;
