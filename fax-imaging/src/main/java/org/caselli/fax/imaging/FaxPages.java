package org.caselli.fax.imaging;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.imaging.ccitt.Group4Encoder;
import org.caselli.fax.imaging.tiff.FaxTiffWriter;

/** Takes the pages of one document: cuts long ones, puts the header on top, encodes and writes. */
final class FaxPages implements Closeable {

  private final FaxProfile profile;
  private final Deadline deadline;
  private final int totalPages;
  private final Optional<HeaderLine> header;
  private final FaxTiffWriter writer;
  private final GrayRaster raster;
  private final List<PageShape> shapes = new ArrayList<>();
  private boolean ink;

  FaxPages(
      Path target,
      int totalPages,
      Optional<PageHeader> header,
      FaxProfile profile,
      Deadline deadline)
      throws IOException {
    this.profile = profile;
    this.deadline = deadline;
    this.totalPages = totalPages;
    this.header = header.isPresent() ? Optional.of(new HeaderLine(header.get())) : Optional.empty();
    this.raster = new GrayRaster(profile);
    this.writer = new FaxTiffWriter(target, totalPages);
  }

  /** Adds a source page that is drawn in gray, as one or more fax pages. */
  void add(PageFit fit, GrayPainter painter) throws IOException {
    int lpi = profile.linesPerInch();
    PageCuts cuts = new PageCuts(fit.lines(), room(profile, lpi, header.isPresent()));
    int from = 0;
    for (int piece = 0; piece < cuts.pieces(); piece++) {
      deadline.check();
      int longest = cuts.longest(from);
      raster.clear();
      painter.paint(raster, from, longest);
      BilevelPage drawn = raster.binarise(longest);
      int length = cuts.length(piece, from, drawn);
      write(drawn.slice(0, length), lpi);
      from += length;
    }
  }

  /** Adds a page whose pixels stay as they are. */
  void add(BilevelPage page, int linesPerInch) throws IOException {
    int room = room(profile, linesPerInch, header.isPresent());
    PageCuts cuts = new PageCuts(page.heightPx(), room);
    int from = 0;
    for (int piece = 0; piece < cuts.pieces(); piece++) {
      deadline.check();
      BilevelPage longest = page.slice(from, from + cuts.longest(from));
      int length = cuts.length(piece, from, longest);
      write(longest.slice(0, length), linesPerInch);
      from += length;
    }
  }

  /** Lines that one fax page has for its content. */
  static int room(FaxProfile profile, int linesPerInch, boolean withHeader) {
    return profile.maxLinesAt(linesPerInch) - (withHeader ? HeaderLine.lines(linesPerInch) : 0);
  }

  private void write(BilevelPage content, int linesPerInch) throws IOException {
    ink |= !content.blank();
    BilevelPage page = content;
    if (header.isPresent()) {
      page =
          content.below(
              header.get().draw(shapes.size() + 1, totalPages, content.widthPx(), linesPerInch));
    }
    writer.page(
        Group4Encoder.encode(page.rows(), page.stride(), page.widthPx(), page.heightPx()),
        page.widthPx(),
        page.heightPx(),
        FaxProfile.X_DPI,
        linesPerInch);
    shapes.add(new PageShape(page.widthPx(), page.heightPx(), FaxProfile.X_DPI, linesPerInch));
  }

  /** Whether any page so far has a black pixel below its header. */
  boolean hasInk() {
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
