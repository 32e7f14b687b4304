/**
 * Webhooks: made and changed, told of what happens, and the telling brought to its end. Entry
 * classes: {@link org.caselli.fax.app.webhook.CreateWebhook}, {@link
 * org.caselli.fax.app.webhook.TellWebhooks} for those who have news, {@link
 * org.caselli.fax.app.webhook.DeliverWebhooks} for what sends them.
 */
@NullMarked
package org.caselli.fax.app.webhook;

import org.jspecify.annotations.NullMarked;
