/**
 * Office documents to PDF by LibreOffice, in processes that are kept warm. Works in the process
 * that owns them, never in a converter's. Entry: {@link
 * org.caselli.fax.imaging.office.OfficeConverter}.
 */
@NullMarked
package org.caselli.fax.imaging.office;

import org.jspecify.annotations.NullMarked;
