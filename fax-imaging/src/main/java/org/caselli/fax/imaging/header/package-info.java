/** The line on top of each page, drawn into rows of its own. */
@NullMarked
package org.caselli.fax.imaging.header;

import org.jspecify.annotations.NullMarked;
