/**
 * Scanned pages set straight and freed from dark borders and specks, in gray and after that. What
 * is drawn does not come here. Entry: {@link org.caselli.fax.imaging.scan.ScanCleaner}.
 */
@NullMarked
package org.caselli.fax.imaging.scan;

import org.jspecify.annotations.NullMarked;
