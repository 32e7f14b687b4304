/**
 * What an Artemis broker outside the servers needs of ours: programs sign in there with their API
 * keys. It lies in the broker's {@code lib}, beside the driver of the database, and knows nothing
 * of the application but the view {@code broker_login}. Entry class: {@link
 * org.caselli.fax.broker.ApiKeyLogin}.
 */
@NullMarked
package org.caselli.fax.broker;

import org.jspecify.annotations.NullMarked;
