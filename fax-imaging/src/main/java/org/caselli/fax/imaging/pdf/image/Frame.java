package org.caselli.fax.imaging.pdf.image;

import java.awt.Rectangle;

/**
 * What is wanted of a picture.
 *
 * @param columns that the whole picture is scaled to
 * @param window the pixels of the scaled picture that are wanted, at least one
 */
record Frame(int columns, int lines, Rectangle window) {

  int pixels() {
    return window.width * window.height;
  }
}
