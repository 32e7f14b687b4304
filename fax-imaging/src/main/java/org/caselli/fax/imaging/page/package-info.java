/** Pages in gray and in black and white, and how a source page lies on the fax page. */
@NullMarked
package org.caselli.fax.imaging.page;

import org.jspecify.annotations.NullMarked;
