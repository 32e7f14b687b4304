package org.caselli.fax.imaging;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes images of one TIFF that {@link org.caselli.fax.imaging.tiff.TiffWalker} has looked at.
 * Readers are made from their provider classes: three plug-ins answer to the name "tiff". Fax codes
 * that the first reader refuses go to the second, which conceals damaged rows.
 */
final class TiffDecoder implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(TiffDecoder.class);
  private static final Set<Integer> FAX_CODES = Set.of(2, 3, 4);

  private final Path file;
  private final long maxPixels;
  private final List<FileImageInputStream> streams = new ArrayList<>();
  private final ImageReader strict;

  TiffDecoder(Path file, long maxPixels) throws IOException {
    this.file = file;
    this.maxPixels = maxPixels;
    this.strict = reader(new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi());
  }

  private ImageReader reader(ImageReaderSpi provider) throws IOException {
    FileImageInputStream stream = new FileImageInputStream(file.toFile());
    streams.add(stream);
    ImageReader reader = provider.createReaderInstance();
    reader.setInput(stream, false, true);
    return reader;
  }

  /** The image as it is stored; {@code DAMAGED} or {@code TOO_LARGE} when it cannot be had. */
  BufferedImage read(TiffDirectory image) throws UnreadableDocumentException {
    checkSize(image);
    try {
      return strict.read(image.index());
    } catch (IOException | RuntimeException e) {
      if (FAX_CODES.contains(image.compression())) {
        LOG.debug("Image {} of a TIFF is read with concealment: {}", image.index() + 1, e.toString());
        return readConcealing(image);
      }
      throw damaged(image, e);
    }
  }

  /** Whether the image decodes without concealment. */
  boolean flawless(TiffDirectory image) throws UnreadableDocumentException {
    checkSize(image);
    try {
      return strict.read(image.index()).getHeight() == image.heightPx();
    } catch (IOException | RuntimeException e) {
      LOG.debug("Image {} of a TIFF is damaged: {}", image.index() + 1, e.toString());
      return false;
    }
  }

  private BufferedImage readConcealing(TiffDirectory image) throws UnreadableDocumentException {
    ImageReader reader = null;
    try {
      reader = reader(new com.github.jaiimageio.impl.plugins.tiff.TIFFImageReaderSpi());
      return reader.read(image.index());
    } catch (IOException | RuntimeException e) {
      throw damaged(image, e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  private void checkSize(TiffDirectory image) throws UnreadableDocumentException {
    if (image.pixels() > maxPixels || image.pixels() * image.samplesPerPixel() > 4 * maxPixels) {
      throw UnreadableDocumentException.tooLarge(
          "Image " + (image.index() + 1) + " of the TIFF is too large");
    }
  }

  private static UnreadableDocumentException damaged(TiffDirectory image, Exception cause) {
    return UnreadableDocumentException.damaged(
        "Image " + (image.index() + 1) + " of the TIFF is damaged or of a kind that nobody reads",
        cause);
  }

  @Override
  public void close() throws IOException {
    strict.dispose();
    for (FileImageInputStream stream : streams) {
      stream.close();
    }
  }
}
