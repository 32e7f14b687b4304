package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.type.DocumentType;

/** How many pixels a picture has, told by its header; no pixel is decoded. */
public record PictureMeasures(int widthPx, int heightPx) {
  /** The header of a JPEG may be long: it holds thumbnails and colour profiles. */
  private static final int HEAD_BYTES = 4 << 20;

  /** Of a file of one picture: PNG, JPEG, GIF or BMP; empty for any other, and for damage. */
  public static Optional<PictureMeasures> of(Path file) throws IOException {
    try {
      return measure(file, DocumentType.of(file, ""));
    } catch (UnreadableDocumentException | MalformedPictureException e) {
      return Optional.empty();
    }
  }

  private static Optional<PictureMeasures> measure(Path file, DocumentType type)
      throws IOException, MalformedPictureException {
    return switch (type) {
      case PNG -> of(PngPicture.of(file));
      case JPEG -> of(JpegPicture.of(head(file)));
      case GIF -> of(ReaderPicture.gif(file));
      case BMP -> of(ReaderPicture.bmp(file));
      default -> Optional.empty();
    };
  }

  private static Optional<PictureMeasures> of(Picture picture) {
    return Optional.of(new PictureMeasures(picture.widthPx(), picture.heightPx()));
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }
}
