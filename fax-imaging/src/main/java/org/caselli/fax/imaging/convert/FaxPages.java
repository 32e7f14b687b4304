package org.caselli.fax.imaging.convert;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.binarise.Binariser;
import org.caselli.fax.imaging.header.HeaderLine;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayPainter;
import org.caselli.fax.imaging.page.GrayRaster;
import org.caselli.fax.imaging.page.PageCuts;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.scan.ScanCleaner;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;

/** Takes the pages of documents: cuts long ones, puts the header on top, encodes and writes. */
final class FaxPages implements PageSink, Closeable {

  private final FaxProfile profile;
  private final ContentMode content;
  private final boolean cleanScans;
  private final Deadline deadline;
  private final int totalPages;
  private final Optional<HeaderLine> header;
  private final FaxTiffWriter writer;
  private final PageEncoder encoder;
  private final GrayRaster raster;
  private final List<PageShape> shapes = new ArrayList<>();
  private boolean ink;

  FaxPages(Path target, int totalPages, FaxFormat format, Deadline deadline) throws IOException {
    this.profile = FaxProfile.of(format);
    this.content = format.content();
    this.cleanScans = format.cleanScans();
    this.deadline = deadline;
    this.totalPages = totalPages;
    this.header =
        format.header().isPresent()
            ? Optional.of(new HeaderLine(format.header().get()))
            : Optional.empty();
    this.raster = new GrayRaster(profile);
    this.encoder = new PageEncoder(format.codings());
    this.writer = new FaxTiffWriter(target, totalPages);
  }

  @Override
  public void add(PageFit fit, GrayPainter painter) throws IOException {
    int lpi = profile.linesPerInch();
    PageCuts cuts = new PageCuts(fit.lines(), room(lpi));
    int from = 0;
    for (int piece = 0; piece < cuts.pieces(); piece++) {
      deadline.check();
      int longest = cuts.longest(from);
      raster.clear();
      painter.paint(raster, from, longest);
      boolean whole = cuts.pieces() == 1 && ScanCleaner.isSheet(fit, profile);
      boolean scan = cleanScans && whole && painter.scanned();
      BilevelPage drawn = scan ? cleaned(fit) : binarised(longest);
      int length = cuts.length(piece, from, drawn);
      write(drawn.slice(0, length), lpi);
      from += length;
    }
  }

  private BilevelPage cleaned(PageFit fit) {
    ScanCleaner.clean(raster.pixels(), fit, profile);
    BilevelPage drawn = binarised(fit.lines());
    ScanCleaner.removeSpecks(drawn);
    return drawn;
  }

  private BilevelPage binarised(int lines) {
    return Binariser.binarise(
        raster.pixels(), raster.widthPx(), lines, profile.linesPerInch(), content);
  }

  @Override
  public void add(BilevelPage page, int linesPerInch) throws IOException {
    PageCuts cuts = new PageCuts(page.heightPx(), room(linesPerInch));
    int from = 0;
    for (int piece = 0; piece < cuts.pieces(); piece++) {
      deadline.check();
      BilevelPage longest = page.slice(from, from + cuts.longest(from));
      int length = cuts.length(piece, from, longest);
      write(longest.slice(0, length), linesPerInch);
      from += length;
    }
  }

  private int room(int linesPerInch) {
    return profile.room(linesPerInch, header.isPresent() ? HeaderLine.lines(linesPerInch) : 0);
  }

  private void write(BilevelPage content, int linesPerInch) throws IOException {
    ink |= !content.blank();
    BilevelPage page = content;
    if (header.isPresent()) {
      page =
          content.below(
              header.get().draw(shapes.size() + 1, totalPages, content.widthPx(), linesPerInch));
    }
    writer.page(encoder.encode(page, linesPerInch));
    shapes.add(new PageShape(page.widthPx(), page.heightPx(), FaxProfile.X_DPI, linesPerInch));
  }

  /** The pages that follow belong to another document. */
  void nextDocument() {
    ink = false;
  }

  @Override
  public boolean hasInk() {
    return ink;
  }

  FaxImageResult finish() {
    writer.finish();
    return new FaxImageResult(shapes.size(), writer.bytes(), false, shapes);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
