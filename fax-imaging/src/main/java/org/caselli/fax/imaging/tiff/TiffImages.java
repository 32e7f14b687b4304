package org.caselli.fax.imaging.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** Which images of a TIFF are pages. */
public final class TiffImages {

  private TiffImages() {}

  /** The images that are pages, which previews are not; at least one. */
  public static List<TiffDirectory> pages(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    return withoutPreviews(all(file, limits));
  }

  /** The same of a file that may have been cut short: what can be read of it. */
  public static List<TiffDirectory> salvaged(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    return withoutPreviews(
        fewEnough(walk(file, TiffWalker.salvaging(limits.maxPages() + 1)), limits));
  }

  /**
   * One page, salvaged if need be. The walk ends there, so that the first pages of a long file come
   * quickly.
   *
   * @param number from 1
   * @throws IllegalArgumentException when there is no such page
   */
  public static TiffDirectory page(Path file, int number, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    if (number >= 1 && number <= limits.maxPages()) {
      List<TiffDirectory> first = withoutPreviews(walk(file, TiffWalker.salvaging(number)));
      if (first.size() == number && !first.get(0).reducedResolution()) {
        return first.get(number - 1);
      }
    }
    List<TiffDirectory> pages = salvaged(file, limits);
    if (number < 1 || number > pages.size()) {
      throw new IllegalArgumentException("The fax has " + pages.size() + " pages, no " + number);
    }
    return pages.get(number - 1);
  }

  static List<TiffDirectory> withoutPreviews(List<TiffDirectory> all) {
    List<TiffDirectory> pages = all.stream().filter(each -> !each.reducedResolution()).toList();
    return pages.isEmpty() ? all : pages;
  }

  static List<TiffDirectory> all(Path file, ConversionLimits limits)
      throws IOException, UnreadableDocumentException {
    return fewEnough(walk(file, new TiffWalker(limits.maxPages() + 1)), limits);
  }

  private static List<TiffDirectory> fewEnough(List<TiffDirectory> all, ConversionLimits limits)
      throws UnreadableDocumentException {
    if (all.size() > limits.maxPages()) {
      throw UnreadableDocumentException.tooLarge(
          "The document has more than " + limits.maxPages() + " pages");
    }
    return all;
  }

  private static List<TiffDirectory> walk(Path file, TiffWalker walker)
      throws IOException, UnreadableDocumentException {
    try {
      return walker.walk(file);
    } catch (MalformedTiffException e) {
      throw UnreadableDocumentException.damaged("The TIFF is damaged", e);
    }
  }

  public static PageShape shape(TiffDirectory page) {
    return new PageShape(
        page.widthPx(),
        page.heightPx(),
        (int) Math.round(page.xDpi()),
        (int) Math.round(page.yDpi()));
  }
}
