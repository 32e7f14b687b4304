/** The commands that work without a server: {@code ./fax convert} and {@code ./fax tiff-info}. */
@NullMarked
package org.caselli.fax.imaging.cli;

import org.jspecify.annotations.NullMarked;
