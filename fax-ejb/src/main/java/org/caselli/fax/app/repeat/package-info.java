/**
 * A request that comes again does nothing again: its key is taken before the work and has the
 * answer after it. Submissions are known by keys of their own. Entry classes: {@link
 * org.caselli.fax.app.repeat.BeginRequest}, {@link org.caselli.fax.app.repeat.EndRequest}.
 */
@NullMarked
package org.caselli.fax.app.repeat;

import org.jspecify.annotations.NullMarked;
