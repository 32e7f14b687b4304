package org.caselli.fax.imaging.convert;

import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.PageLayout;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.page.PageSource;
import org.caselli.fax.imaging.pdf.PdfPages;

/** A PDF as fax pages. */
final class PdfSource implements PageSource {

  private final PdfPages pdf;
  private final PageLayout layout;

  private PdfSource(PdfPages pdf, PageLayout layout) {
    this.pdf = pdf;
    this.layout = layout;
  }

  static PdfSource open(
      Path file,
      Path scratch,
      FaxProfile profile,
      int headerLines,
      ConversionLimits limits,
      Deadline deadline)
      throws IOException, UnreadableDocumentException {
    PdfPages pdf = PdfPages.open(file, scratch, limits, deadline);
    try {
      PageLayout layout = new PageLayout(pdf.layOut(profile, headerLines), profile, headerLines);
      return new PdfSource(pdf, layout);
    } catch (UnreadableDocumentException | RuntimeException e) {
      pdf.close();
      throw e;
    }
  }

  @Override
  public long pages() {
    return layout.pages();
  }

  @Override
  public long largestPagePixels() {
    return layout.largestPagePixels();
  }

  @Override
  public void drawInto(PageSink target) throws IOException, UnreadableDocumentException {
    pdf.drawInto(target, layout);
  }

  @Override
  public void close() throws IOException {
    pdf.close();
  }
}
