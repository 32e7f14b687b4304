package org.caselli.fax.flow;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.caselli.fax.flow.FaxClient.Upload;

/** Documents to send, and what can be seen in the ones that come back. */
final class Documents {
  private static final int FONT_SIZE = 40;

  private Documents() {}

  /** A PDF from the corpus; one of ours with that many pages where there is no corpus. */
  static Upload corpusPdf(String name, int pages) {
    return corpus()
        .map(folder -> folder.resolve("pdf").resolve(name))
        .filter(Files::isRegularFile)
        .map(Upload::of)
        .orElseGet(() -> pdf(name, pages));
  }

  /** A fax TIFF from the corpus; empty where there is no corpus. */
  static Optional<Upload> corpusTiff(String name) {
    return corpus().map(folder -> Upload.of(folder.resolve("tiff").resolve(name)));
  }

  private static Optional<Path> corpus() {
    String named = System.getenv().getOrDefault("FAX_CORPUS", "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared/corpus");
      if (Files.isDirectory(beside)) {
        return Optional.of(beside);
      }
    }
    return Optional.empty();
  }

  /** A PDF of A4 pages that each say which they are. */
  static Upload pdf(String text, int pages) {
    return document(text, pages, Optional.empty());
  }

  /** A PDF that opens only with a password. */
  static Upload lockedPdf() {
    return document("secret", 1, Optional.of("password"));
  }

  /** A PDF that anybody may read, though it is encrypted. */
  static Upload encryptedPdf() {
    return document("no secret", 1, Optional.of(""));
  }

  private static Upload document(String text, int pages, Optional<String> password) {
    try (PDDocument document = new PDDocument()) {
      for (int page = 1; page <= pages; page++) {
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), FONT_SIZE);
          content.newLineAtOffset(FONT_SIZE, PDRectangle.A4.getHeight() / 2);
          content.showText(text + " " + page + " of " + pages);
          content.endText();
        }
      }
      if (password.isPresent()) {
        document.protect(
            new StandardProtectionPolicy("owner", password.get(), new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return Upload.pdf(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF of one page that weighs so many bytes, which nobody sees. */
  static Upload heavyPdf(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      PDStream filler = new PDStream(document);
      try (OutputStream out = filler.createOutputStream()) {
        out.write(noise);
      }
      document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Filler"), filler);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      document.save(written);
      return Upload.pdf(written.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages of a fax TIFF, decoded by the JDK and not by the product. */
  static List<Page> pages(byte[] tiff) {
    ImageReader reader = jdkReader();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(tiff))) {
      reader.setInput(in);
      List<Page> pages = new ArrayList<>();
      int count = reader.getNumImages(true);
      for (int page = 0; page < count; page++) {
        pages.add(Page.of(reader.read(page)));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reader.dispose();
    }
  }

  static List<Page> pages(Path tiff) {
    try {
      return pages(Files.readAllBytes(tiff));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageReader jdkReader() {
    Iterable<ImageReader> readers = () -> ImageIO.getImageReadersByFormatName("tiff");
    return StreamSupport.stream(readers.spliterator(), false)
        .filter(reader -> reader.getClass().getName().startsWith("com.sun.imageio."))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A page as somebody sees it.
   *
   * @param black row by row, set where a pixel is black
   */
  record Page(int widthPx, int heightPx, BitSet black) {
    static Page of(BufferedImage image) {
      int width = image.getWidth();
      BitSet black = new BitSet(width * image.getHeight());
      int[] row = new int[width];
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRGB(0, y, width, 1, row, 0, width);
        for (int x = 0; x < width; x++) {
          black.set(y * width + x, (row[x] & 0xFFFFFF) == 0);
        }
      }
      return new Page(width, image.getHeight(), black);
    }

    boolean hasInk() {
      return !black.isEmpty();
    }

    @Override
    public String toString() {
      return widthPx + "x" + heightPx + " px, " + black.cardinality() + " black";
    }
  }
}
