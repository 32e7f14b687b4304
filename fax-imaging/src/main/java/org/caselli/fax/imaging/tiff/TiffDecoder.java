package org.caselli.fax.imaging.tiff;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes images of one TIFF that {@link org.caselli.fax.imaging.tiff.TiffWalker} has looked at.
 * Readers are made from their provider classes: three plug-ins answer to the name "tiff". What the
 * first reader refuses goes to the others, which conceal damaged rows of fax codes and know odd
 * sample sizes.
 */
public final class TiffDecoder implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(TiffDecoder.class);

  /** Not exported by the JDK, hence by name. */
  private static final String JDK_PROVIDER = "com.sun.imageio.plugins.tiff.TIFFImageReaderSpi";

  private final Path file;
  private final long maxPixels;
  private final List<FileImageInputStream> streams = new ArrayList<>();
  private final List<ImageReader> readers = new ArrayList<>();

  /** Opens the file when the first image is asked for. */
  public TiffDecoder(Path file, long maxPixels) {
    this.file = file;
    this.maxPixels = maxPixels;
  }

  /** The first reader, which refuses what is damaged and is kept for all images. */
  private ImageReader strict() throws IOException {
    if (readers.isEmpty()) {
      readers.add(reader(new com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi()));
    }
    return readers.get(0);
  }

  private ImageReader reader(ImageReaderSpi provider) throws IOException {
    FileImageInputStream stream = new FileImageInputStream(file.toFile());
    streams.add(stream);
    ImageReader reader = provider.createReaderInstance();
    reader.setInput(stream, false, true);
    return reader;
  }

  /**
   * The image as it is stored, or thinned out.
   *
   * @param step only every step-th pixel of every step-th row is kept, from 1
   * @throws UnreadableDocumentException {@code DAMAGED} or {@code TOO_LARGE} when it cannot be had
   */
  public BufferedImage read(TiffDirectory image, int step) throws UnreadableDocumentException {
    checkSize(image);
    try {
      return read(strict(), image, step);
    } catch (IOException | RuntimeException e) {
      LOG.debug("Image {} of a TIFF goes to the next reader: {}", image.index() + 1, e.toString());
      return readTolerantly(image, step, e);
    }
  }

  private static BufferedImage read(ImageReader reader, TiffDirectory image, int step)
      throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(image.index(), parameters);
  }

  /** What the strict reader refuses, read by the others in turn. */
  private BufferedImage readTolerantly(TiffDirectory image, int step, Exception refusal)
      throws UnreadableDocumentException {
    Exception last = refusal;
    // The tolerant readers take memory for as many values as a field claims.
    List<ImageReaderSpi> providers = image.overlong() ? List.of() : tolerantProviders();
    for (ImageReaderSpi provider : providers) {
      ImageReader reader = null;
      try {
        reader = reader(provider);
        return read(reader, image, step);
      } catch (IOException | RuntimeException e) {
        last = e;
      } finally {
        if (reader != null) {
          reader.dispose();
        }
      }
    }
    throw damaged(image, last);
  }

  private static List<ImageReaderSpi> tolerantProviders() {
    List<ImageReaderSpi> providers = new ArrayList<>();
    providers.add(new com.github.jaiimageio.impl.plugins.tiff.TIFFImageReaderSpi());
    IIORegistry.getDefaultInstance()
        .getServiceProviders(ImageReaderSpi.class, false)
        .forEachRemaining(
            each -> {
              if (each.getClass().getName().equals(JDK_PROVIDER)) {
                providers.add(each);
              }
            });
    return providers;
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
    readers.forEach(ImageReader::dispose);
    for (FileImageInputStream stream : streams) {
      stream.close();
    }
  }
}
