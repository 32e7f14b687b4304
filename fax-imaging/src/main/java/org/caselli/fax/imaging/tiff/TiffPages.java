package org.caselli.fax.imaging.tiff;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.header.HeaderLine;
import org.caselli.fax.imaging.limit.ConversionStopped;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.AreaScaler;
import org.caselli.fax.imaging.page.BilevelPage;
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

  public static TiffPages open(
      Path file, ConversionLimits limits, FaxProfile profile, Deadline deadline)
      throws IOException, UnreadableDocumentException {
    List<TiffDirectory> all = directories(file, limits);
    List<TiffDirectory> pages = withoutThumbnails(all);
    TiffDecoder decoder = new TiffDecoder(file, limits.maxSourceImagePixels());
    return new TiffPages(pages, pages.size() == all.size(), profile, deadline, decoder);
  }

  /** The images of a file that are pages, which previews are not. */
  public static List<TiffDirectory> pageDirectories(Path file, ConversionLimits limits)
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
  public boolean fitForSending() throws UnreadableDocumentException {
    if (!everyImageIsPage) {
      return false;
    }
    for (TiffDirectory image : directories) {
      boolean fit =
          keepsPixels(image)
              && TiffResolution.exact(image)
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

  public List<PageShape> shapes() {
    return shapes(directories);
  }

  public static List<PageShape> shapes(List<TiffDirectory> directories) {
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
  public int count(boolean withHeader) throws UnreadableDocumentException {
    long count = 0;
    for (TiffDirectory image : directories) {
      int lines;
      int lpi = profile.linesPerInch();
      if (keepsPixels(image)) {
        boolean standard = lines(image) == TiffResolution.STANDARD;
        lpi = standard ? TiffResolution.FINE : lines(image);
        lines = standard ? 2 * image.heightPx() : image.heightPx();
      } else {
        lines = fit(image, withHeader).lines();
      }
      count +=
          new PageCuts(lines, profile.room(lpi, withHeader ? HeaderLine.lines(lpi) : 0)).pieces();
    }
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  /** The most pixels that one of the images needs at fax resolution. */
  public long largestPagePixels(boolean withHeader) throws UnreadableDocumentException {
    long largest = 0;
    for (TiffDirectory image : directories) {
      long lines = keepsPixels(image) ? image.heightPx() : fit(image, withHeader).lines();
      largest = Math.max(largest, lines * profile.widthPx());
    }
    return largest;
  }

  public void drawInto(PageSink target, boolean withHeader)
      throws IOException, UnreadableDocumentException {
    for (TiffDirectory image : directories) {
      deadline.check();
      BufferedImage decoded = decoder.read(image);
      if (keepsPixels(image) && BilevelPage.isBilevel(decoded)) {
        BilevelPage page = BilevelPage.of(decoded);
        if (lines(image) == TiffResolution.STANDARD) {
          target.add(page.doubled(), TiffResolution.FINE);
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
        && TiffResolution.linesPerInch(image).isPresent();
  }

  private static int lines(TiffDirectory image) {
    OptionalInt lines = TiffResolution.linesPerInch(image);
    return lines.orElse(TiffResolution.FINE);
  }

  private PageFit fit(TiffDirectory image, boolean withHeader) throws UnreadableDocumentException {
    double assumed = image.widthPx() >= SCAN_WIDTH ? SCAN_DPI : SCREEN_DPI;
    double x = TiffResolution.plausible(image.xDpi()) ? image.xDpi() : image.yDpi();
    double y = TiffResolution.plausible(image.yDpi()) ? image.yDpi() : image.xDpi();
    double across = image.widthPx() / (TiffResolution.plausible(x) ? x : assumed);
    double down = image.heightPx() / (TiffResolution.plausible(y) ? y : assumed);
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
