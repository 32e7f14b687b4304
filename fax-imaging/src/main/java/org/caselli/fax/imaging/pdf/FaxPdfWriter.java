package org.caselli.fax.imaging.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.tiff.BilevelDecoder;
import org.caselli.fax.imaging.tiff.FaxPageDecoder;
import org.caselli.fax.imaging.tiff.TiffDirectory;

/**
 * Writes a fax as PDF/A-2b, page by page: each is one image as large as the paper. Code that PDF
 * knows (ISO 32000-1, 7.4.6) goes over as it is when it lies in one strip and decodes without
 * damage; all other pages are decoded and encoded anew, without loss, as Group 4. The same fax
 * gives the same bytes.
 */
public final class FaxPdfWriter {

  private static final int UNCOMPRESSED_MODE = 2;
  private static final int PAGES = 1;

  private final Path source;
  private final List<TiffDirectory> pages;
  private final ConversionLimits limits;
  private final Deadline deadline;

  public FaxPdfWriter(
      Path source, List<TiffDirectory> pages, ConversionLimits limits, Deadline deadline) {
    this.source = source;
    this.pages = pages;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The number of pages written. */
  public int write(Path target) throws IOException, UnreadableDocumentException {
    try (PdfFile file = new PdfFile(target);
        FaxPageDecoder decoder = new FaxPageDecoder(source, limits.maxSourceImagePixels())) {
      file.reserve();
      List<Integer> kids = new ArrayList<>();
      for (TiffDirectory page : pages) {
        deadline.check();
        add(file, page, decoder, kids);
      }
      String list = kids.stream().map(kid -> kid + " 0 R ").collect(Collectors.joining());
      file.object(PAGES, "<</Type/Pages/Count " + kids.size() + "/Kids[" + list + "]>>");
      String archiving = PdfArchiving.catalogEntries(file);
      int catalog = file.object("<</Type/Catalog/Pages 1 0 R" + archiving + ">>");
      file.finish(catalog, PdfArchiving.information(file));
      return kids.size();
    }
  }

  /** A page that cannot be read is left out behind others, as the line brought no more of it. */
  private static void add(
      PdfFile file, TiffDirectory page, FaxPageDecoder decoder, List<Integer> kids)
      throws IOException, UnreadableDocumentException {
    try {
      kids.add(append(file, page, coded(page, decoder)));
    } catch (UnreadableDocumentException e) {
      if (kids.isEmpty()) {
        throw e;
      }
    }
  }

  /** Code of a whole page and what a decoder has to know of it. */
  private record Coded(byte[] code, String parameters) {}

  private static Coded coded(TiffDirectory page, FaxPageDecoder decoder)
      throws IOException, UnreadableDocumentException {
    if (fitsPdf(page)) {
      byte[] code = decoder.own().block(page, 0);
      if (page.fax().ownWork() && endsWell(page, code) || decoder.own().sound(page)) {
        return new Coded(code, parameters(page));
      }
    }
    BilevelPage pixels = decoder.read(page).pixels();
    byte[] code =
        FaxEncoder.encode(
            pixels.rows(), pixels.stride(), pixels.widthPx(), pixels.heightPx(), FaxCode.mmr());
    return new Coded(code, "/K -1");
  }

  private static boolean fitsPdf(TiffDirectory page) {
    int options =
        page.compression() == TiffDirectory.GROUP_3
            ? page.fax().t4Options()
            : page.fax().t6Options();
    return BilevelDecoder.knows(page)
        && BilevelDecoder.coding(page).isPresent()
        && (options & UNCOMPRESSED_MODE) == 0
        && !page.tiled()
        && page.strips().size() == 1;
  }

  /**
   * Whether Group 4 code ends with EOFB (T.6, 2.4.1.1), as what we wrote ourselves does if it is
   * still whole; such code is not decoded to find that out.
   */
  private static boolean endsWell(TiffDirectory page, byte[] code) {
    if (page.compression() != TiffDirectory.GROUP_4 || code.length < 4) {
      return false;
    }
    int tail = 0;
    for (int i = code.length - 4; i < code.length; i++) {
      tail = tail << 8 | code[i] & 0xff;
    }
    return (tail >>> Integer.numberOfTrailingZeros(tail) & 0xff_ffff) == 0x00_1001;
  }

  private static String parameters(TiffDirectory page) {
    boolean oneIsBlack = page.photometric() == TiffDirectory.BLACK_IS_ZERO;
    String k =
        switch (BilevelDecoder.coding(page).orElse(FaxCoding.MMR)) {
          case MH -> "/K 0/EndOfLine true/EndOfBlock false";
          case MR -> "/K 4/EndOfLine true/EndOfBlock false";
          case MMR -> "/K -1";
        };
    return oneIsBlack ? k + "/BlackIs1 true" : k;
  }

  /** The number of the page's object. */
  private static int append(PdfFile file, TiffDirectory page, Coded coded) throws IOException {
    int image =
        file.stream(
            "/Type/XObject/Subtype/Image/BitsPerComponent 1/ColorSpace/DeviceGray/Width "
                + page.widthPx()
                + "/Height "
                + page.heightPx()
                + "/Filter/CCITTFaxDecode/DecodeParms<</Columns "
                + page.widthPx()
                + "/Rows "
                + page.heightPx()
                + coded.parameters
                + ">>",
            coded.code);
    FaxPdfSheet sheet = FaxPdfSheet.of(page);
    byte[] drawing = sheet.content().getBytes(StandardCharsets.US_ASCII);
    int content = file.stream("", drawing);
    return file.object(
        "<</Type/Page/Parent 1 0 R/MediaBox"
            + sheet.mediaBox()
            + "/Resources<</XObject<</I "
            + image
            + " 0 R>>>>/Contents "
            + content
            + " 0 R>>");
  }
}
