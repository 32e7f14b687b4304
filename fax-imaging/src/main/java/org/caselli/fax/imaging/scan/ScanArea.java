package org.caselli.fax.imaging.scan;

/**
 * The part of a gray raster that a scan covers.
 *
 * @param gray rows of {@code strideBytes}, 0 = black
 * @param left first column of the scan; it begins in row 0
 */
record ScanArea(byte[] gray, int strideBytes, int left, int widthPx, int heightPx) {

  int at(int x, int y) {
    return gray[y * strideBytes + left + x] & 0xff;
  }

  void whiten(int fromX, int fromY, int toX, int toY) {
    for (int y = Math.max(0, fromY); y < Math.min(heightPx, toY); y++) {
      int row = y * strideBytes + left;
      int from = row + Math.max(0, fromX);
      int to = row + Math.min(widthPx, toX);
      if (from < to) {
        java.util.Arrays.fill(gray, from, to, (byte) 255);
      }
    }
  }

  /** The mean tone of a cell that lies within the area at least in part. */
  int mean(int fromX, int fromY, int width, int height) {
    int toX = Math.min(widthPx, fromX + width);
    int toY = Math.min(heightPx, fromY + height);
    int sum = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        sum += at(x, y);
      }
    }
    return sum / ((toX - fromX) * (toY - fromY));
  }
}
