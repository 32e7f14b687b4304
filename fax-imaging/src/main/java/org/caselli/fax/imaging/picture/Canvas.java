package org.caselli.fax.imaging.picture;

import java.awt.Rectangle;
import java.util.Optional;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.RowScaler;
import org.caselli.fax.imaging.sample.RowTarget;

/** Where a picture is scaled to, as it is stored: before it is turned upright. */
final class Canvas {

  private final int columns;
  private final int lines;
  private final Deadline deadline;
  private Optional<RowScaler> scaler = Optional.empty();

  Canvas(int columns, int lines, Deadline deadline) {
    this.columns = columns;
    this.lines = lines;
    this.deadline = deadline;
  }

  /** Pixels that a decoder needs to give at least, if it can give fewer than all. */
  int columns() {
    return columns;
  }

  int lines() {
    return lines;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Begins with a picture of the given size; its gray rows go to what is returned. */
  RowTarget begin(int widthPx, int heightPx) {
    RowScaler fresh =
        new RowScaler(widthPx, heightPx, columns, lines, new Rectangle(columns, lines));
    scaler = Optional.of(fresh);
    return row -> {
      deadline.check();
      fresh.row(row);
    };
  }

  /** How much of the picture has come, 0 to 1. */
  double share() {
    return scaler.map(each -> (double) each.lines() / lines).orElse(0.0);
  }

  /** The scaled picture, white where nothing came. */
  byte[] pixels() {
    return scaler.orElseThrow().pixels(255);
  }
}
