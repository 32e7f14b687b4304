package org.caselli.fax.imaging.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayImage;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.page.PageLayout;
import org.caselli.fax.imaging.page.PageSink;
import org.caselli.fax.imaging.page.PageSource;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * A picture file as fax pages. A truncated file is drawn as far as it goes when that is half of the
 * picture at least, and refused otherwise.
 */
public final class PictureSource implements PageSource {

  private static final double ENOUGH = 0.5;

  /** From here on a stored picture lies on its side (TIFF Orientation). */
  private static final int SIDEWAYS = 5;

  private final List<Picture> pictures;
  private final PageLayout layout;
  private final Deadline deadline;

  private PictureSource(List<Picture> pictures, PageLayout layout, Deadline deadline) {
    this.pictures = pictures;
    this.layout = layout;
    this.deadline = deadline;
  }

  /** Reads the header of a file that has been found to be of the given type. */
  public static PictureSource open(
      Path file,
      DocumentType type,
      FaxProfile profile,
      int headerLines,
      ConversionLimits limits,
      Deadline deadline)
      throws IOException, UnreadableDocumentException {
    List<Picture> pictures = new PictureFile(file, limits).pictures(type);
    List<PageFit> fits = new ArrayList<>();
    for (Picture picture : pictures) {
      PictureSize size = PictureSize.of(picture.widthPx(), picture.heightPx(), picture.density());
      boolean sideways = picture.orientation() >= SIDEWAYS;
      fits.add(
          PageFit.of(
              sideways ? size.down() : size.across(),
              sideways ? size.across() : size.down(),
              profile,
              headerLines));
    }
    return new PictureSource(pictures, new PageLayout(fits, profile, headerLines), deadline);
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
    for (int i = 0; i < pictures.size(); i++) {
      PageFit fit = layout.fits().get(i);
      GrayImage picture = scaled(pictures.get(i), fit);
      target.add(
          fit,
          (raster, from, lines) -> {
            for (int y = 0; y < lines; y++) {
              System.arraycopy(
                  picture.pixels(),
                  (from + y) * fit.widthPx(),
                  raster.pixels(),
                  y * raster.widthPx() + fit.leftPx(),
                  fit.widthPx());
            }
          });
    }
  }

  /** The picture, upright and of the fit's size. */
  private GrayImage scaled(Picture picture, PageFit fit)
      throws IOException, UnreadableDocumentException {
    boolean onItsSide = picture.orientation() >= SIDEWAYS != fit.turned();
    int columns = onItsSide ? fit.lines() : fit.widthPx();
    int lines = onItsSide ? fit.widthPx() : fit.lines();
    Canvas canvas = new Canvas(columns, lines, deadline);
    try {
      picture.decode(canvas);
    } catch (MalformedPictureException e) {
      throw UnreadableDocumentException.damaged("The picture is damaged", e);
    }
    if (canvas.share() < ENOUGH) {
      throw UnreadableDocumentException.damaged(
          "The picture is damaged: most of it is missing", null);
    }
    GrayImage upright =
        new GrayImage(columns, lines, canvas.pixels()).upright(picture.orientation());
    return fit.turned() ? upright.turned() : upright;
  }

  @Override
  public void close() {
    // Files are open only while they are read.
  }
}
