package org.caselli.fax.imaging.picture;

/** The passes of an interlaced PNG, each of which fills the blocks that later ones refine. */
enum PngPass {
  FIRST(0, 0, 8, 8),
  SECOND(4, 0, 8, 8),
  THIRD(0, 4, 4, 8),
  FOURTH(2, 0, 4, 4),
  FIFTH(0, 2, 2, 4),
  SIXTH(1, 0, 2, 2),
  SEVENTH(0, 1, 1, 2);

  private final int left;
  private final int top;
  private final int across;
  private final int down;

  PngPass(int left, int top, int across, int down) {
    this.left = left;
    this.top = top;
    this.across = across;
    this.down = down;
  }

  int columns(int widthPx) {
    return Math.max(0, (widthPx - left + across - 1) / across);
  }

  int rows(int heightPx) {
    return Math.max(0, (heightPx - top + down - 1) / down);
  }

  /** Puts a row of the pass in its place, and over what later passes have not brought yet. */
  void spread(byte[] gray, byte[] whole, int widthPx, int heightPx, int row) {
    int blockRight = left > 0 ? left : across;
    int blockDown = top > 0 ? top : down;
    int y = top + row * down;
    for (int v = y; v < Math.min(heightPx, y + blockDown); v++) {
      for (int i = 0; i < gray.length; i++) {
        int x = left + i * across;
        for (int u = x; u < Math.min(widthPx, x + blockRight); u++) {
          whole[v * widthPx + u] = gray[i];
        }
      }
    }
  }
}
