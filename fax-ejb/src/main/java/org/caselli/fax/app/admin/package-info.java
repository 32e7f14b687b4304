/**
 * Accounts, keys, numbers, faxboxes and settings: who may do what, and how they change. What only
 * reads faxes is in {@code app.query}. Every use case checks the caller through {@link
 * org.caselli.fax.app.admin.Tenancy}.
 */
@NullMarked
package org.caselli.fax.app.admin;

import org.jspecify.annotations.NullMarked;
