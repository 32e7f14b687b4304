package org.caselli.fax.imaging.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.caselli.fax.imaging.convert.Corpus;

/** The PDFs that quality is measured on: some of the corpus, and scans made of its text pages. */
final class QualityDocuments {

  enum Group {
    TEXT,
    MIXED,
    GRAY_SCAN,
    PHOTO
  }

  /**
   * One document.
   *
   * @param words the PDF that holds the words of the first page
   */
  record Document(Group group, String name, Path pdf, Path words) {}

  private static final List<String> GRAY_SCANS =
      List.of("synth__scan-gray300.pdf", "OCRmyPDF__c02-22.pdf");
  private static final List<String> PHOTOS =
      List.of("sample-files__cmyk-image.pdf", "format-corpus__balloon_a1b_jp2k.pdf");
  private static final List<String> SCANNED =
      List.of("synth__letter.pdf", "synth__contract.pdf", "synth__referral.pdf");
  private static final int TEXTS = 30;
  private static final float SCAN_DPI = 200;

  private final Corpus corpus;
  private final Path scratch;

  QualityDocuments(Corpus corpus, Path scratch) {
    this.corpus = corpus;
    this.scratch = scratch;
  }

  List<Document> all() throws IOException {
    List<Document> documents = new ArrayList<>();
    List<Corpus.Document> texts = new ArrayList<>();
    for (Corpus.Document each : corpus.documents("pdf/")) {
      String name = each.file().getFileName().toString();
      boolean usable = each.expectation().equals("convertible");
      if (GRAY_SCANS.contains(name)) {
        documents.add(of(Group.GRAY_SCAN, each));
      } else if (PHOTOS.contains(name)) {
        documents.add(of(Group.PHOTO, each));
      } else if (usable && each.kind().matches("pdf:(text|cid|form|type3|synth)")) {
        texts.add(each);
      } else if (usable && each.kind().matches("pdf:(.*\\+)?(img|jpeg|vector)(\\+form|\\+cid)*")) {
        documents.add(of(Group.MIXED, each));
      }
      if (SCANNED.contains(name)) {
        documents.add(scan(each.file()));
      }
    }
    for (int i = 0; i < TEXTS; i++) {
      documents.add(of(Group.TEXT, texts.get(i * texts.size() / TEXTS)));
    }
    documents.add(photo(corpus.folder().resolve("image/synth__photo.jpg")));
    return documents;
  }

  private static Document of(Group group, Corpus.Document document) {
    Path file = document.file();
    return new Document(group, file.getFileName().toString(), file, file);
  }

  private Document photo(Path jpeg) throws IOException {
    Path target = scratch.resolve("photo.pdf");
    try (PDDocument document = new PDDocument()) {
      PDImageXObject image = PDImageXObject.createFromFileByContent(jpeg.toFile(), document);
      float width = 500;
      place(document, image, 48, 200, width, width * image.getHeight() / image.getWidth());
      document.save(target.toFile());
    }
    return new Document(Group.PHOTO, jpeg.getFileName().toString(), target, target);
  }

  /** A flatbed's view of a page: a little askew, unevenly lit, off-white, with grain, as a JPEG. */
  private Document scan(Path pdf) throws IOException {
    String name = "scan-of-" + pdf.getFileName();
    Path target = scratch.resolve(name);
    try (PDDocument source = Loader.loadPDF(pdf.toFile());
        PDDocument document = new PDDocument()) {
      BufferedImage page = new PDFRenderer(source).renderImageWithDPI(0, SCAN_DPI, ImageType.GRAY);
      BufferedImage scan =
          new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D graphics = scan.createGraphics();
      graphics.setBackground(Color.WHITE);
      graphics.clearRect(0, 0, scan.getWidth(), scan.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.rotate(Math.toRadians(0.7));
      graphics.drawImage(page, 0, 0, null);
      graphics.dispose();
      age(scan);
      PDImageXObject image = JPEGFactory.createFromImage(document, scan, 0.7f);
      PDRectangle a4 = PDRectangle.A4;
      place(document, image, 0, 0, a4.getWidth(), a4.getHeight());
      document.save(target.toFile());
    }
    return new Document(Group.GRAY_SCAN, name, target, pdf);
  }

  private static void age(BufferedImage scan) {
    byte[] pixels = ((DataBufferByte) scan.getRaster().getDataBuffer()).getData();
    Random grain = new Random(7);
    int width = scan.getWidth();
    for (int i = 0; i < pixels.length; i++) {
      double paper = 232 - 34.0 * (i % width) / width;
      double value = 40 + (paper - 40) * (pixels[i] & 0xff) / 255 + grain.nextGaussian() * 6;
      pixels[i] = (byte) Math.max(0, Math.min(255, value));
    }
  }

  private static void place(
      PDDocument document, PDImageXObject image, float x, float y, float width, float height)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(image, x, y, width, height);
    }
  }
}
