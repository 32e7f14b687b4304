/** Commands for webhooks. Entry class: {@link org.caselli.fax.cli.hooks.WebhooksCommand}. */
@NullMarked
package org.caselli.fax.cli.hooks;

import org.jspecify.annotations.NullMarked;
