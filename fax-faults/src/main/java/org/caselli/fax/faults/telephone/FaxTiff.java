package org.caselli.fax.faults.telephone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Writes what arrived of a fax: its first pages, Group 4, with the resolution that they had. */
final class FaxTiff {
  private FaxTiff() {}

  /**
   * Writes the first pages of a TIFF into a file; nothing when there are none, as rxfax does.
   *
   * @throws IOException when it is no TIFF that can be decoded
   */
  static void writeFirst(int pages, byte[] tiff, Path file) throws IOException {
    if (pages == 0) {
      return;
    }
    Files.createDirectories(file.getParent());
    ImageReader reader = JdkTiff.reader();
    ImageWriter writer = JdkTiff.writer();
    Files.deleteIfExists(file);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(tiff));
        ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      reader.setInput(in);
      writer.setOutput(out);
      ImageWriteParam group4 = writer.getDefaultWriteParam();
      group4.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      group4.setCompressionType("CCITT T.6");
      writer.prepareWriteSequence(null);
      for (int n = 0; n < pages; n++) {
        writer.writeToSequence(
            new IIOImage(reader.read(n), null, reader.getImageMetadata(n)), group4);
      }
      writer.endWriteSequence();
    } finally {
      reader.dispose();
      writer.dispose();
    }
  }
}
