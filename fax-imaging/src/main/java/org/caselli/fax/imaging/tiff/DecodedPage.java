package org.caselli.fax.imaging.tiff;

import org.caselli.fax.imaging.page.BilevelPage;

/** The pixels of one bilevel image as they are stored, and what had to be made up of them. */
public record DecodedPage(BilevelPage pixels, RowDamage damage) {}
