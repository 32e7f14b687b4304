/** What operators see of requests: how many, how long, and to which trace they belong. */
@NullMarked
package org.caselli.fax.web.observe;

import org.jspecify.annotations.NullMarked;
