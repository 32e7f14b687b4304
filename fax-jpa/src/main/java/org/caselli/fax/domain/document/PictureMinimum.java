package org.caselli.fax.domain.document;

import java.util.regex.Pattern;

/**
 * How large an attached picture must be to be faxed, so that logos of signatures are not: {@code
 * image_min_size}.
 */
public record PictureMinimum(int widthPx, int heightPx) {
  private static final Pattern BETWEEN = Pattern.compile("x");

  /** Reads {@code 700x10}, or one number for both. */
  public static PictureMinimum parse(String text) {
    String[] sides = BETWEEN.split(text, 2);
    int width = Integer.parseInt(sides[0]);
    return new PictureMinimum(width, sides.length == 1 ? width : Integer.parseInt(sides[1]));
  }

  /** Whether a picture of that size is large enough. */
  public boolean isMetBy(int pictureWidthPx, int pictureHeightPx) {
    return pictureWidthPx >= widthPx && pictureHeightPx >= heightPx;
  }

  @Override
  public String toString() {
    return widthPx + "x" + heightPx;
  }
}
