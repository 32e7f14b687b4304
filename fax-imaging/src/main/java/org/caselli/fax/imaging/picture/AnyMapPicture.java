package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.sample.Density;
import org.caselli.fax.imaging.sample.GrayRows;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.PortableAnyMap;
import org.caselli.fax.imaging.sample.SampleLayout;

/** A file in one of Netpbm's binary formats. */
record AnyMapPicture(Path file, SampleLayout layout) implements Picture {

  static AnyMapPicture of(Path file) throws IOException, MalformedPictureException {
    try (PortableAnyMap map = PortableAnyMap.of(Files.newInputStream(file))) {
      return new AnyMapPicture(file, map.layout());
    }
  }

  @Override
  public int widthPx() {
    return layout.widthPx();
  }

  @Override
  public int heightPx() {
    return layout.heightPx();
  }

  @Override
  public Optional<Density> density() {
    return Optional.empty();
  }

  @Override
  public int pixelBytes() {
    return 0;
  }

  @Override
  public void decode(Canvas canvas) throws IOException, MalformedPictureException {
    try (PortableAnyMap map = PortableAnyMap.of(Files.newInputStream(file))) {
      map.fullRangeRows(new GrayRows(layout, canvas.begin(widthPx(), heightPx())));
    }
  }
}
