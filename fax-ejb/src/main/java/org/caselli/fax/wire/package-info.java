/**
 * The wire: documents and their schemas, ids, times and problems, in Kazoo's spelling and nowhere
 * else. Shared by all that speak JSON with clients: REST, JMS and events. No HTTP here. Entry
 * class: {@link org.caselli.fax.wire.SubmissionJson}.
 */
@NullMarked
package org.caselli.fax.wire;

import org.jspecify.annotations.NullMarked;
