package org.caselli.fax.faults.run;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.caselli.fax.faults.telephone.JdkTiff;

/** Documents to send, each page unlike every other: black bars, chosen by the fax and the page. */
final class Papers {
  private static final int WIDTH_PX = 1_728;
  private static final int HEIGHT_PX = 2_292;
  private static final double MM_PER_INCH = 25.4;
  private static final int ACROSS_DPI = 204;
  private static final int DOWN_DPI = 196;
  private static final int BARS = 40;
  private static final int BAR_PX = 24;
  private static final String FORMAT = "javax_imageio_1.0";

  /** Those that are asked for again soon, as making one takes longer than handing it in. */
  private static final Map<List<Long>, byte[]> LATELY_MADE = new ConcurrentHashMap<>();

  private static final int KEPT = 1_000;

  private Papers() {}

  /**
   * A fax TIFF: A4, fine, T.6; not to be changed.
   *
   * @param seed the same one gives the same pages
   */
  static byte[] tiff(long seed, int pages) {
    if (LATELY_MADE.size() >= KEPT) {
      LATELY_MADE.clear();
    }
    return LATELY_MADE.computeIfAbsent(List.of(seed, (long) pages), paper -> made(seed, pages));
  }

  private static byte[] made(long seed, int pages) {
    ImageWriter writer = JdkTiff.writer();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType("CCITT T.6");
      IIOMetadata resolution = resolution(writer, how);
      writer.prepareWriteSequence(null);
      for (int page = 1; page <= pages; page++) {
        writer.writeToSequence(new IIOImage(page(seed * 1_000 + page), null, resolution), how);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new IllegalStateException("A TIFF cannot be written into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadata resolution(ImageWriter writer, ImageWriteParam how)
      throws IIOInvalidTreeException {
    ImageTypeSpecifier type =
        ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_BYTE_BINARY);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, how);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
    dimension.appendChild(size("HorizontalPixelSize", ACROSS_DPI));
    dimension.appendChild(size("VerticalPixelSize", DOWN_DPI));
    root.appendChild(dimension);
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode size(String name, int dpi) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    node.setAttribute("value", "" + MM_PER_INCH / dpi);
    return node;
  }

  private static BufferedImage page(long seed) {
    BufferedImage image = new BufferedImage(WIDTH_PX, HEIGHT_PX, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D paper = image.createGraphics();
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, WIDTH_PX, HEIGHT_PX);
    paper.setColor(Color.BLACK);
    Random random = new Random(seed);
    for (int bar = 0; bar < BARS; bar++) {
      int length = BAR_PX * (1 + random.nextInt(40));
      paper.fillRect(200, 200 + bar * 2 * BAR_PX, length, BAR_PX);
    }
    paper.dispose();
    return image;
  }
}
