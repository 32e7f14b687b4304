/**
 * Webhooks: who outside wants to be told of what, and what is still to be told. How it is told does
 * not belong here. Entry class: {@link org.caselli.fax.domain.webhook.Webhook}.
 */
@NullMarked
package org.caselli.fax.domain.webhook;

import org.jspecify.annotations.NullMarked;
