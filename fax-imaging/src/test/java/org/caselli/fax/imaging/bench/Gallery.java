package org.caselli.fax.imaging.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * The pictures of docs/imaging.md: the first fax page of ten documents made for this project, ours
 * left and Ghostscript's right, and the table of their sizes. Takes the folder of the pictures.
 */
public final class Gallery {

  private static final int WIDTH = 560;
  private static final int GAP = 16;
  private static final double BITS_PER_SECOND = 14_400;

  private static final List<String> DOCUMENTS =
      List.of(
          "pdf/synth__letter.pdf",
          "pdf/synth__invoice.pdf",
          "pdf/synth__contract.pdf",
          "pdf/synth__referral.pdf",
          "pdf/synth__japanese.pdf",
          "pdf/synth__sheet.pdf",
          "pdf/synth__letter-photo.pdf",
          "pdf/synth__scan-gray300.pdf",
          "pdf/synth__scan-g4-300.pdf",
          "image/synth__photo.jpg");

  private final FaxConverter converter = new DocumentConverter();
  private final ConversionLimits limits = ConversionLimits.defaults();
  private final Path scratch;
  private final Path pictures;

  private Gallery(Path scratch, Path pictures) {
    this.scratch = scratch;
    this.pictures = pictures;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, UnreadableDocumentException {
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    Path pictures = Path.of(arguments[0]);
    Files.createDirectories(pictures);
    Gallery gallery = new Gallery(Files.createTempDirectory("fax-gallery"), pictures);
    System.out.println("| document | ours, bytes | seconds | Ghostscript, bytes | seconds |");
    System.out.println("|---|---|---|---|---|");
    for (String each : DOCUMENTS) {
      gallery.show(corpus.folder().resolve(each));
    }
  }

  private void show(Path document)
      throws IOException, InterruptedException, UnreadableDocumentException {
    Path pdf = document.toString().endsWith(".jpg") ? onPaper(document) : document;
    Path ours = scratch.resolve("ours.tif");
    Path theirs = scratch.resolve("theirs.tif");
    FaxImageResult own =
        converter.toFaxTiff(pdf, "application/octet-stream", ours, FaxFormat.fine(), limits);
    Peer.run(
        scratch,
        "gs",
        "-q",
        "-r204x196",
        "-g1728x2292",
        "-dPDFFitPage",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffg4",
        "-sOutputFile=" + theirs,
        pdf.toString());
    FaxImageResult peer = converter.inspect(theirs, limits);
    String name = document.getFileName().toString().replaceAll("^synth__|\\.[a-z]+$", "");
    ImageIO.write(
        beside(picture(ours), picture(theirs)), "png", pictures.resolve(name + ".png").toFile());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f | %,d | %.1f |%n",
        name,
        own.bytes(),
        own.bytes() * 8 / BITS_PER_SECOND,
        peer.bytes(),
        peer.bytes() * 8 / BITS_PER_SECOND);
  }

  /** The picture across an A4 page of PDF, since Ghostscript takes no pictures. */
  private Path onPaper(Path picture) throws IOException {
    Path pdf = scratch.resolve("picture.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject image = PDImageXObject.createFromFile(picture.toString(), document);
      float width = page.getMediaBox().getWidth() - 72;
      float height = width * image.getHeight() / image.getWidth();
      float bottom = page.getMediaBox().getHeight() - height - 36;
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 36, bottom, width, height);
      }
      document.save(pdf.toFile());
    }
    return pdf;
  }

  private BufferedImage picture(Path fax) throws IOException, UnreadableDocumentException {
    Path png = scratch.resolve("page.png");
    converter.preview(fax, 1, WIDTH, png, limits);
    return ImageIO.read(png.toFile());
  }

  private static BufferedImage beside(BufferedImage left, BufferedImage right) {
    int height = (int) (WIDTH * 297 / 210.0);
    BufferedImage both =
        new BufferedImage(2 * WIDTH + 3 * GAP, height + 2 * GAP, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = both.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
    draw(graphics, left, GAP, height);
    draw(graphics, right, 2 * GAP + WIDTH, height);
    graphics.dispose();
    return both;
  }

  private static void draw(Graphics2D graphics, BufferedImage page, int x, int height) {
    int own = Math.min(height, page.getHeight() * WIDTH / page.getWidth());
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, GAP, WIDTH, height);
    graphics.drawImage(page, x, GAP, WIDTH, own, null);
  }
}
