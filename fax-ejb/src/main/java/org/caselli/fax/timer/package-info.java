/** Recurring triggers, all safe to run twice. No logic. */
@NullMarked
package org.caselli.fax.timer;

import org.jspecify.annotations.NullMarked;
