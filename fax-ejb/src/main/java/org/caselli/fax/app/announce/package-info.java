/**
 * Writes down what happens to faxes, in a log, and tells listeners outside by it. Entry classes:
 * {@link org.caselli.fax.app.announce.Announcements} for those who have news, {@link
 * org.caselli.fax.app.announce.PublishEvents} for those who pass them on.
 */
@NullMarked
package org.caselli.fax.app.announce;

import org.jspecify.annotations.NullMarked;
