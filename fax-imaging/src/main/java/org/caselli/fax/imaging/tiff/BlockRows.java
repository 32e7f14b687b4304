package org.caselli.fax.imaging.tiff;

/** The rows of a strip or tile: packed, most significant bit first, bit by bit as coded. */
record BlockRows(byte[] rows, int strideBytes, RowDamage damage) {}
