package org.caselli.fax.imaging.page;

import java.util.List;

/**
 * How the pages of a document lie on the pages of the fax.
 *
 * @param fits one for each source page, in order
 * @param headerLines rows of each fax page that the header takes
 */
public record PageLayout(List<PageFit> fits, FaxProfile profile, int headerLines) {

  public PageLayout {
    fits = List.copyOf(fits);
  }

  /** The number of fax pages, after long pages are cut. */
  public long pages() {
    int room = profile.room(profile.linesPerInch(), headerLines);
    return fits.stream().mapToLong(fit -> new PageCuts(fit.lines(), room).pieces()).sum();
  }

  /** Pixels of the largest page at fax resolution, before it is cut. */
  public long largestPagePixels() {
    return fits.stream().mapToLong(fit -> (long) fit.lines() * profile.widthPx()).max().orElse(0);
  }
}
