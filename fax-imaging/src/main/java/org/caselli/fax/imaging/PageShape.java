package org.caselli.fax.imaging;

/** Size and resolution (dots and lines per inch, 0 when unknown) of one page of a fax TIFF. */
public record PageShape(int widthPx, int heightPx, int xDpi, int yLinesPerInch) {}
