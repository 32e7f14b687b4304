package org.caselli.fax.imaging.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures inside of HTML ({@code data:} URLs, RFC 2397). */
final class InlinePicture {

  private static final String BASE_64 = ";base64,";

  private InlinePicture() {}

  /** Width times height of a picture that can be drawn, as its header says; 0 of any other. */
  static long pixels(String url) {
    int at = url.indexOf(BASE_64);
    if (!url.startsWith("data:image/") || at < 0) {
      return 0;
    }
    try {
      return pixels(Base64.getMimeDecoder().decode(url.substring(at + BASE_64.length())));
    } catch (IOException | RuntimeException e) {
      // A picture whose header makes no sense is one that cannot be drawn.
      return 0;
    }
  }

  private static long pixels(byte[] bytes) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }
  }
}
