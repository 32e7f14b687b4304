package org.caselli.fax.imaging.pdf;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.RenderDestination;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayRaster;

/**
 * One page of 200 by 100 points with the given operators, drawn by us and by PDFBox alone at two
 * pixels per point. Helvetica is {@code /F}.
 */
final class Drawings implements AutoCloseable {

  static final int WIDTH = 400;
  static final int HEIGHT = 200;
  private static final float SCALE = 2;

  private final PDDocument document = new PDDocument();
  private final PDPage page = new PDPage(new PDRectangle(WIDTH / SCALE, HEIGHT / SCALE));

  Drawings(String operators) throws IOException {
    document.addPage(page);
    page.setResources(new PDResources());
    page.getResources()
        .put(COSName.getPDFName("F"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    page.setContents(new PDStream(stream(operators)));
  }

  /** An empty stream of the document. */
  COSStream stream() {
    return document.getDocument().createCOSStream();
  }

  /** Makes the page larger than what is compared. */
  void enlarge(float width, float height) {
    page.setMediaBox(new PDRectangle(width, height));
    page.setCropBox(new PDRectangle(width, height));
  }

  private COSStream stream(String operators) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
    }
    return stream;
  }

  /** Adds a form or pattern stream with the page's resources. */
  COSStream add(COSName kind, String name, String operators, float... box) throws IOException {
    COSStream stream = stream(operators);
    stream.setItem(COSName.BBOX, new PDRectangle(box[0], box[1], box[2], box[3]).getCOSArray());
    stream.setItem(COSName.RESOURCES, page.getResources().getCOSObject());
    resources(kind).setItem(name, stream);
    return stream;
  }

  /** Adds a transparency group as an XObject. */
  COSDictionary group(String name, String operators) throws IOException {
    COSStream form = add(COSName.XOBJECT, name, operators, 0, 0, 200, 100);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    COSDictionary group = new COSDictionary();
    group.setItem(COSName.S, COSName.TRANSPARENCY);
    group.setItem(COSName.CS, COSName.DEVICEGRAY);
    form.setItem(COSName.GROUP, group);
    return group;
  }

  /** Adds a graphics state dictionary. */
  COSDictionary state(String name) {
    COSDictionary state = new COSDictionary();
    resources(COSName.EXT_G_STATE).setItem(name, state);
    return state;
  }

  COSDictionary resources(COSName kind) {
    COSDictionary all = page.getResources().getCOSObject();
    if (all.getCOSDictionary(kind) == null) {
      all.setItem(kind, new COSDictionary());
    }
    return all.getCOSDictionary(kind);
  }

  /** Our drawing, 0 = black, row after row of {@link #WIDTH} pixels. */
  byte[] ours() throws IOException {
    GrayRaster raster = new GrayRaster(FaxProfile.of(FaxFormat.fine()));
    raster.clear();
    Graphics2D graphics = raster.image().createGraphics();
    graphics.setBackground(java.awt.Color.WHITE);
    new FaxRenderer(
            document,
            ConversionLimits.defaults(),
            new Deadline(System::nanoTime, Duration.ofMinutes(1)))
        .draw(0, raster, graphics, SCALE, SCALE);
    graphics.dispose();
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      System.arraycopy(raster.pixels(), y * raster.widthPx(), pixels, y * WIDTH, WIDTH);
    }
    return pixels;
  }

  /** PDFBox's drawing of the same. */
  byte[] theirs() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setBackground(java.awt.Color.WHITE);
    graphics.clearRect(0, 0, WIDTH, HEIGHT);
    new PDFRenderer(document)
        .renderPageToGraphics(0, graphics, SCALE, SCALE, RenderDestination.PRINT);
    graphics.dispose();
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
