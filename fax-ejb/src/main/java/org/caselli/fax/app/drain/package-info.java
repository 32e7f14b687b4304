/**
 * What each node has under way, and whether it takes anything new. Entry classes: {@link
 * org.caselli.fax.app.drain.NodeDuty}, {@link org.caselli.fax.app.drain.DrainNode} and {@link
 * org.caselli.fax.app.drain.ListNodes}.
 */
@NullMarked
package org.caselli.fax.app.drain;

import org.jspecify.annotations.NullMarked;
