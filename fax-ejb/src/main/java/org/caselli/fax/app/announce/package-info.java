/**
 * Tells listeners what happens to faxes, by way of an outbox. Entry classes: {@link
 * org.caselli.fax.app.announce.Announcements} for those who have news, {@link
 * org.caselli.fax.app.announce.PublishEvents} for those who pass them on.
 */
@NullMarked
package org.caselli.fax.app.announce;

import org.jspecify.annotations.NullMarked;
