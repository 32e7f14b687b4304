package org.caselli.fax.smtp;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.DocumentConverter;

/** Documents to attach. */
final class Papers {
  private static final int HEAVY = 500_000;

  private final Path directory;

  /**
   * @param directory for files in between
   */
  Papers(Path directory) {
    this.directory = directory;
  }

  byte[] pdf(int pages) {
    return pdf(pages, 0);
  }

  /** A PDF of one page and half a megabyte. */
  byte[] heavyPdf() {
    return pdf(1, HEAVY);
  }

  private static byte[] pdf(int pages, int unseen) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(PDRectangle.A4));
      }
      byte[] noise = new byte[unseen];
      new Random(1).nextBytes(noise);
      PDStream filler = new PDStream(document);
      try (OutputStream out = filler.createOutputStream()) {
        out.write(noise);
      }
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Filler"), filler);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.save(written);
      return written.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fax TIFF. */
  byte[] tiff(int pages) {
    try {
      Path pdf = Files.write(directory.resolve("paper.pdf"), pdf(pages));
      Path tiff = directory.resolve("paper.tif");
      new DocumentConverter()
          .toFaxTiff(pdf, "application/pdf", tiff, FaxFormat.fine(), ConversionLimits.defaults());
      return Files.readAllBytes(tiff);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] picture(int widthPx, int heightPx) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      ImageIO.write(
          new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY), "png", written);
      return written.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The smallest document of Word. */
  byte[] word() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(written)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
              + "<Default Extension='rels'"
              + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
              + "<Override PartName='/word/document.xml' ContentType='application/"
              + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
      entry(
          zip,
          "_rels/.rels",
          "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
              + "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
              + "relationships/officeDocument' Target='word/document.xml'/></Relationships>");
      entry(
          zip,
          "word/document.xml",
          "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
              + "<w:body><w:p><w:r><w:t>Dear Sir or Madam</w:t></w:r></w:p></w:body></w:document>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
