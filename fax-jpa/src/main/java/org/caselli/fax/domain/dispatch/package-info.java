/**
 * The rows that limit sending: the slots of an account and the lock of a number. They are taken in
 * one order everywhere: account, number, job. Entry classes: {@link
 * org.caselli.fax.domain.dispatch.SlotRows} and {@link
 * org.caselli.fax.domain.dispatch.NumberLockRows}.
 */
@NullMarked
package org.caselli.fax.domain.dispatch;

import org.jspecify.annotations.NullMarked;
