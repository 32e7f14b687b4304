/**
 * Starts what is due, account by account, and recovers what was lost. Entry class: {@link
 * org.caselli.fax.app.dispatch.DispatchJobs}.
 */
@NullMarked
package org.caselli.fax.app.dispatch;

import org.jspecify.annotations.NullMarked;
