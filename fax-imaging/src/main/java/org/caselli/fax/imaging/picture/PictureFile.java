package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.type.DocumentType;

/** Reads the headers of a picture file and holds its sizes against the limits. */
final class PictureFile {

  /** Of a file that is taken into memory as it is stored. */
  private static final int MOST_BYTES = 128 << 20;

  private static final int MOST_PIXELS_STREAMED = 16;
  private static final int DCX_ENTRIES = 1023;

  private final Path file;
  private final ConversionLimits limits;

  PictureFile(Path file, ConversionLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The pictures in the file: one, of a DCX as many as it has pages. */
  List<Picture> pictures(DocumentType type) throws IOException, UnreadableDocumentException {
    List<Picture> pictures;
    try {
      pictures = open(type);
    } catch (MalformedPictureException e) {
      throw UnreadableDocumentException.damaged("The picture is damaged", e);
    }
    for (Picture picture : pictures) {
      refuseLarge(picture);
    }
    return pictures;
  }

  private List<Picture> open(DocumentType type)
      throws IOException, UnreadableDocumentException, MalformedPictureException {
    return switch (type) {
      case PNG -> List.of(PngPicture.of(file));
      case JPEG -> List.of(JpegPicture.of(bytes()));
      case GIF -> List.of(ReaderPicture.gif(file));
      case BMP -> List.of(ReaderPicture.bmp(file));
      case WEBP -> List.of(ReaderPicture.webp(file));
      case JPEG_2000 -> List.of(Jpeg2000Picture.of(bytes()));
      case PCX -> List.of(PcxPicture.of(bytes()));
      case DCX -> pcxPages(bytes());
      case PNM -> List.of(AnyMapPicture.of(file));
      case HEIF, AVIF ->
          throw new UnreadableDocumentException(
              Reason.UNSUPPORTED_TYPE,
              "Pictures of the kind HEIC or AVIF cannot be read;"
                  + " save the picture as JPEG or PDF and send that.");
      default -> throw new IllegalArgumentException("No picture: " + type);
    };
  }

  private byte[] bytes() throws IOException, UnreadableDocumentException {
    if (Files.size(file) > MOST_BYTES) {
      throw UnreadableDocumentException.tooLarge("The picture is too large");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  /** The table of places that a DCX begins with, and a PCX at each. */
  private List<Picture> pcxPages(byte[] data)
      throws MalformedPictureException, UnreadableDocumentException {
    ByteBuffer table = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i <= DCX_ENTRIES && 4 * i + 4 <= data.length; i++) {
      int place = table.getInt(4 * i);
      if (place <= 0 || place >= data.length) {
        break;
      }
      places.add(place);
    }
    if (places.isEmpty()) {
      throw new MalformedPictureException("A DCX has no pages");
    }
    if (places.size() > limits.maxPages()) {
      throw UnreadableDocumentException.tooLarge(
          "The document has more than " + limits.maxPages() + " pages");
    }
    List<Picture> pages = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      boolean last = i + 1 == places.size() || places.get(i + 1) <= places.get(i);
      int end = last ? data.length : places.get(i + 1);
      pages.add(PcxPicture.of(Arrays.copyOfRange(data, places.get(i), end)));
    }
    return pages;
  }

  private void refuseLarge(Picture picture) throws UnreadableDocumentException {
    long pixels = (long) picture.widthPx() * picture.heightPx();
    long most =
        limits.maxSourceImagePixels() * (picture.pixelBytes() == 0 ? MOST_PIXELS_STREAMED : 1);
    long memory = Runtime.getRuntime().maxMemory() / 10 * 6;
    if (pixels > most || pixels * picture.pixelBytes() > memory) {
      throw UnreadableDocumentException.tooLarge(
          "The picture has " + picture.widthPx() + " by " + picture.heightPx() + " pixels");
    }
  }
}
