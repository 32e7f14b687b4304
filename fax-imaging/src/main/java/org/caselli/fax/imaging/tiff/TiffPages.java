package org.caselli.fax.imaging.tiff;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.header.HeaderLine;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.AreaScaler;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayImage;
import org.caselli.fax.imaging.page.PageCuts;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.page.PageSink;

/**
 * The pages of a TIFF. One that has the width and a resolution of a fax keeps its pixels; any other
 * is resampled in gray.
 */
public final class TiffPages implements Closeable {

  /** What a picture without resolution is taken for: a scan if it is wide, else a screenshot. */
  private static final double SCAN_DPI = 200;

  /** Lines of B4 and A3 faxes (T.4, 2.2); such a page is never turned, however short. */
  private static final Set<Integer> WIDE_FAX_PX = Set.of(2048, 2432);

  private static final double SCREEN_DPI = 96;
  private static final int SCAN_WIDTH = 1000;

  /** A picture without resolution is taken for so small that it needs no more than this. */
  private static final int MOST_PAGES_BY_GUESS = 4;

  /** Pixels of a source for each of the target, across and down, that are worth looking at. */
  private static final int OVERSAMPLING = 2;

  private final List<TiffDirectory> all;
  private final List<TiffDirectory> pages;
  private final FaxProfile profile;
  private final Deadline deadline;
  private final BilevelDecoder bilevel;
  private final TiffDecoder decoder;

  private TiffPages(
      Path file,
      List<TiffDirectory> all,
      ConversionLimits limits,
      FaxProfile profile,
      Deadline deadline)
      throws IOException {
    this.all = all;
    this.pages = TiffImages.withoutPreviews(all);
    this.profile = profile;
    this.deadline = deadline;
    this.bilevel = new BilevelDecoder(file, limits.maxSourceImagePixels());
    this.decoder = new TiffDecoder(file, limits.maxSourceImagePixels());
  }

  public static TiffPages open(
      Path file, ConversionLimits limits, FaxProfile profile, Deadline deadline)
      throws IOException, UnreadableDocumentException {
    return new TiffPages(file, TiffImages.all(file, limits), limits, profile, deadline);
  }

  /** Why a switch does not take the file as it is, or nothing. */
  public Optional<String> objection(Set<FaxCoding> codings)
      throws IOException, UnreadableDocumentException {
    return new SendingCheck(profile, codings, deadline).objection(all, bilevel);
  }

  public List<PageShape> shapes() {
    return pages.stream().map(TiffImages::shape).toList();
  }

  /** The number of fax pages. */
  public long count(boolean withHeader) throws UnreadableDocumentException {
    long count = 0;
    for (TiffDirectory image : pages) {
      boolean kept = keepsPixels(image);
      int lpi = kept ? lines(image) : profile.linesPerInch();
      int lines = kept ? image.heightPx() : fit(image, withHeader).lines();
      int room = profile.room(lpi, withHeader ? HeaderLine.lines(lpi) : 0);
      count += new PageCuts(lines, room).pieces();
    }
    return count;
  }

  /** The most pixels that one of the images needs at fax resolution. */
  public long largestPagePixels(boolean withHeader) throws UnreadableDocumentException {
    long largest = 0;
    for (TiffDirectory image : pages) {
      long lines = keepsPixels(image) ? image.heightPx() : fit(image, withHeader).lines();
      largest = Math.max(largest, lines * profile.widthPx());
    }
    return largest;
  }

  public void drawInto(PageSink target, boolean withHeader)
      throws IOException, UnreadableDocumentException {
    for (TiffDirectory image : pages) {
      deadline.check();
      if (keepsPixels(image)) {
        DecodedPage page = bilevel.read(image);
        target.add(page.pixels(), lines(image));
      } else {
        PageFit fit = fit(image, withHeader);
        GrayImage upright = gray(image, fit).upright(image.orientation());
        target.add(fit, new AreaScaler(fit.turned() ? upright.turned() : upright, fit, deadline));
      }
    }
  }

  /** The image in gray, as large as it is stored or somewhat more than twice as large as needed. */
  private GrayImage gray(TiffDirectory image, PageFit fit)
      throws IOException, UnreadableDocumentException {
    boolean sideways = image.orientation() >= 5 != fit.turned();
    int across = sideways ? image.heightPx() : image.widthPx();
    int down = sideways ? image.widthPx() : image.heightPx();
    int step =
        Math.max(
            1,
            Math.min(across / (OVERSAMPLING * fit.widthPx()), down / (OVERSAMPLING * fit.lines())));
    return BilevelDecoder.knows(image)
        ? GrayImage.of(bilevel.read(image).pixels(), step)
        : gray(decoder.read(image, step));
  }

  private GrayImage gray(BufferedImage decoded) throws UnreadableDocumentException {
    try {
      return GrayImage.of(decoded, deadline);
    } catch (ConversionStopped e) {
      throw e;
    } catch (RuntimeException e) {
      // Colour models of rare sample formats fail in ways of their own.
      throw UnreadableDocumentException.damaged("The TIFF has samples of an unknown kind", e);
    }
  }

  private boolean keepsPixels(TiffDirectory image) {
    return image.widthPx() == profile.widthPx()
        && BilevelDecoder.knows(image)
        && image.orientation() == 1
        && TiffResolution.linesPerInch(image).isPresent();
  }

  private static int lines(TiffDirectory image) {
    OptionalInt lines = TiffResolution.linesPerInch(image);
    return lines.orElse(TiffResolution.FINE);
  }

  private PageFit fit(TiffDirectory image, boolean withHeader) throws UnreadableDocumentException {
    Size size = size(image);
    int headerLines = withHeader ? HeaderLine.lines(profile.linesPerInch()) : 0;
    if (image.bilevel() && WIDE_FAX_PX.contains(image.widthPx()) && image.orientation() == 1) {
      return PageFit.upright(size.across(), size.down(), profile, headerLines);
    }
    boolean sideways = image.orientation() >= 5;
    return PageFit.of(
        sideways ? size.down() : size.across(),
        sideways ? size.across() : size.down(),
        profile,
        headerLines);
  }

  /** In inches, as the image is stored. */
  private record Size(double across, double down) {}

  private Size size(TiffDirectory image) {
    double x = TiffResolution.plausible(image.xDpi()) ? image.xDpi() : image.yDpi();
    double y = TiffResolution.plausible(image.yDpi()) ? image.yDpi() : image.xDpi();
    if (TiffResolution.plausible(x)) {
      return new Size(image.widthPx() / x, image.heightPx() / y);
    }
    double longest = (double) MOST_PAGES_BY_GUESS * profile.maxLines() / profile.linesPerInch();
    double guess = image.widthPx() >= SCAN_WIDTH ? SCAN_DPI : SCREEN_DPI;
    double dpi = Math.max(guess, Math.max(image.widthPx(), image.heightPx()) / longest);
    return new Size(image.widthPx() / dpi, image.heightPx() / dpi);
  }

  @Override
  public void close() throws IOException {
    bilevel.close();
    decoder.close();
  }
}
