package org.caselli.fax.imaging.convert;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * Small PDFs with black marks at places that tests look at; measures in points from the top left.
 */
public final class Pdfs implements AutoCloseable {

  public static final float MARK = 36;

  private final PDDocument document = new PDDocument();
  private PDPage page = new PDPage();

  public Pdfs page(PDRectangle size) {
    page = new PDPage(size);
    document.addPage(page);
    return this;
  }

  /** A black square with its top left corner at the given distances from that of the page. */
  public Pdfs mark(float left, float top) {
    return square(left, top, MARK, Color.BLACK, false);
  }

  public Pdfs square(float left, float top, float side, Color colour, boolean multiply) {
    float height = page.getMediaBox().getHeight();
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
      if (multiply) {
        var state = new PDExtendedGraphicsState();
        state.setBlendMode(BlendMode.MULTIPLY);
        content.setGraphicsStateParameters(state);
      } else if (colour.getAlpha() < 255) {
        var state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant(colour.getAlpha() / 255f);
        content.setGraphicsStateParameters(state);
      }
      content.setNonStrokingColor(new Color(colour.getRGB()));
      content.addRect(left, height - top - side, side, side);
      content.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A gray JPEG of one tone. */
  public Pdfs jpeg(float left, float top, float side, int tone) {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 200 * 200; i++) {
      image.getRaster().setSample(i % 200, i / 200, 0, tone);
    }
    float height = page.getMediaBox().getHeight();
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
      PDImageXObject jpeg = JPEGFactory.createFromImage(document, image);
      content.drawImage(jpeg, left, height - top - side, side, side);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public Pdfs rotate(int degrees) {
    page.setRotation(degrees);
    return this;
  }

  public Pdfs crop(PDRectangle box) {
    page.setCropBox(box);
    return this;
  }

  public Pdfs protect(String ownerPassword, String userPassword) {
    try {
      AccessPermission nothing = new AccessPermission(0);
      document.protect(new StandardProtectionPolicy(ownerPassword, userPassword, nothing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public Path save(Path file) {
    try {
      document.save(file.toFile());
      close();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
