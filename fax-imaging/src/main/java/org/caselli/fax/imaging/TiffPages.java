package org.caselli.fax.imaging;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.caselli.fax.imaging.tiff.MalformedTiffException;
import org.caselli.fax.imaging.tiff.TiffDirectory;
import org.caselli.fax.imaging.tiff.TiffWalker;

/**
 * The pages of a TIFF. One that has the width and a resolution of a fax keeps its pixels; any other
 * is resampled in gray.
 */
final class TiffPages implements Closeable {

  /** What a picture without resolution is taken for: a scan if it is wide, else a screenshot. */
  private static final double SCAN_DPI = 200;

  /** Lines of B4 and A3 faxes (T.4, 2.2); such a page is never turned, however short. */
  private static final Set<Integer> WIDE_FAX_PX = Set.of(2048, 2432);

  private static final double SCREEN_DPI = 96;
  private static final int SCAN_WIDTH = 1000;

  private final List<TiffDirectory> directories;
  private final boolean everyImageIsPage;
  private final FaxProfile profile;
  private final Deadline deadline;
  private final TiffDecoder decoder;

  private TiffPages(
      List<TiffDirectory> directories,
      boolean everyImageIsPage,
      FaxProfile profile,
      Deadline deadline,
      TiffDecoder decoder) {
    this.directories = directories;
    this.everyImageIsPage = everyImageIsPage;
    this.profile = profile;
    this.deadline = deadline;
    this.decoder = decoder;
  }

  static TiffPages open(Path file, ConversionLimits limits, FaxProfile profile, Deadline deadline)
      throws IOException, UnreadableDocumentException {
    List<TiffDirectory> all = directories(file, limits);
    List<TiffDirectory> pages = withoutThumbnails(all);
    TiffDecoder decoder = new TiffDecoder(file, limits.maxSourceImagePixels());
    return new TiffPages(pages, pages.size() == all.size(), profile, deadline, decoder);
  }

  /** The images of a file that are pages, which previews are not. */
  static List<TiffDirectory> pageDirectories(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    return withoutThumbnails(directories(file, limits));
  }

  private static List<TiffDirectory> withoutThumbnails(List<TiffDirectory> all) {
    List<TiffDirectory> pages = all.stream().filter(each -> !each.reducedResolution()).toList();
    return pages.isEmpty() ? all : pages;
  }

  private static List<TiffDirectory> directories(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    List<TiffDirectory> all;
    try {
      all = new TiffWalker(limits.maxPages() + 1).walk(file);
    } catch (MalformedTiffException e) {
      throw UnreadableDocumentException.damaged("The TIFF is damaged", e);
    }
    if (all.size() > limits.maxPages()) {
      throw UnreadableDocumentException.tooLarge(
          "The document has more than " + limits.maxPages() + " pages");
    }
    return all;
  }

  /** Whether a switch takes the file as it is, which includes that every page decodes. */
  boolean fitForSending() throws UnreadableDocumentException {
    if (!everyImageIsPage) {
      return false;
    }
    for (TiffDirectory image : directories) {
      boolean fit =
          keepsPixels(image)
              && FaxResolution.exact(image)
              && !image.bigTiff()
              && !image.tiled()
              && image.photometric() == TiffDirectory.WHITE_IS_ZERO
              && (image.compression() == TiffDirectory.GROUP_3
                  || image.compression() == TiffDirectory.GROUP_4)
              && image.heightPx() <= profile.maxLinesAt(lines(image));
      if (!fit) {
        return false;
      }
    }
    for (TiffDirectory image : directories) {
      deadline.check();
      if (!decoder.flawless(image)) {
        return false;
      }
    }
    return true;
  }

  List<PageShape> shapes() {
    return directories.stream()
        .map(
            each ->
                new PageShape(
                    each.widthPx(),
                    each.heightPx(),
                    (int) Math.round(each.xDpi()),
                    (int) Math.round(each.yDpi())))
        .toList();
  }

  /** The number of fax pages. */
  int count(boolean withHeader) throws UnreadableDocumentException {
    long count = 0;
    for (TiffDirectory image : directories) {
      int lines;
      int lpi = profile.linesPerInch();
      if (keepsPixels(image)) {
        boolean standard = lines(image) == FaxResolution.STANDARD;
        lpi = standard ? FaxResolution.FINE : lines(image);
        lines = standard ? 2 * image.heightPx() : image.heightPx();
      } else {
        lines = fit(image, withHeader).lines();
      }
      count += new PageCuts(lines, FaxPages.room(profile, lpi, withHeader)).pieces();
    }
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  /** The most pixels that one of the images needs at fax resolution. */
  long largestPagePixels(boolean withHeader) throws UnreadableDocumentException {
    long largest = 0;
    for (TiffDirectory image : directories) {
      long lines = keepsPixels(image) ? image.heightPx() : fit(image, withHeader).lines();
      largest = Math.max(largest, lines * profile.widthPx());
    }
    return largest;
  }

  void drawInto(FaxPages target, boolean withHeader)
      throws IOException, UnreadableDocumentException {
    for (TiffDirectory image : directories) {
      deadline.check();
      BufferedImage decoded = decoder.read(image);
      if (keepsPixels(image) && BilevelPage.isBilevel(decoded)) {
        BilevelPage page = BilevelPage.of(decoded);
        if (lines(image) == FaxResolution.STANDARD) {
          target.add(page.doubled(), FaxResolution.FINE);
        } else {
          target.add(page, lines(image));
        }
      } else {
        PageFit fit = fit(image, withHeader);
        GrayImage upright = gray(decoded).upright(image.orientation());
        target.add(fit, new AreaScaler(fit.turned() ? upright.turned() : upright, fit, deadline));
      }
    }
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
        && image.bilevel()
        && image.orientation() == 1
        && FaxResolution.linesPerInch(image).isPresent();
  }

  private static int lines(TiffDirectory image) {
    OptionalInt lines = FaxResolution.linesPerInch(image);
    return lines.orElse(FaxResolution.FINE);
  }

  private PageFit fit(TiffDirectory image, boolean withHeader) throws UnreadableDocumentException {
    double assumed = image.widthPx() >= SCAN_WIDTH ? SCAN_DPI : SCREEN_DPI;
    double x = FaxResolution.plausible(image.xDpi()) ? image.xDpi() : image.yDpi();
    double y = FaxResolution.plausible(image.yDpi()) ? image.yDpi() : image.xDpi();
    double across = image.widthPx() / (FaxResolution.plausible(x) ? x : assumed);
    double down = image.heightPx() / (FaxResolution.plausible(y) ? y : assumed);
    int headerLines = withHeader ? HeaderLine.lines(profile.linesPerInch()) : 0;
    if (image.bilevel() && WIDE_FAX_PX.contains(image.widthPx()) && image.orientation() == 1) {
      return PageFit.upright(across, down, profile, headerLines);
    }
    boolean sideways = image.orientation() >= 5;
    return PageFit.of(sideways ? down : across, sideways ? across : down, profile, headerLines);
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
