package org.caselli.fax.imaging;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a document is to look as a fax.
 *
 * @param resolution lines per inch that documents are drawn at; a fax TIFF keeps its own
 * @param codings those that the receiver of the file takes, at least one; each page is written in
 *     the one that takes the fewest bytes
 * @param cleanScans straightens scanned pages and removes their dark borders
 * @param header the line on top of each page, if one is to be drawn
 */
public record FaxFormat(
    FaxResolution resolution,
    Set<FaxCoding> codings,
    Scaling scaling,
    ContentMode content,
    boolean cleanScans,
    Optional<PageHeader> header) {

  public FaxFormat {
    if (codings.isEmpty()) {
      throw new IllegalArgumentException("A fax needs at least one coding");
    }
    codings = Set.copyOf(codings);
  }

  /** Fine, Group 4, true to scale, automatic, scans cleaned, without header. */
  public static FaxFormat fine() {
    return new FaxFormat(
        FaxResolution.FINE,
        EnumSet.of(FaxCoding.MMR),
        Scaling.TRUE_SIZE,
        ContentMode.AUTOMATIC,
        true,
        Optional.empty());
  }

  public FaxFormat with(FaxResolution other) {
    return new FaxFormat(other, codings, scaling, content, cleanScans, header);
  }

  public FaxFormat with(Set<FaxCoding> others) {
    return new FaxFormat(resolution, others, scaling, content, cleanScans, header);
  }

  public FaxFormat with(Scaling other) {
    return new FaxFormat(resolution, codings, other, content, cleanScans, header);
  }

  public FaxFormat with(ContentMode other) {
    return new FaxFormat(resolution, codings, scaling, other, cleanScans, header);
  }

  public FaxFormat withCleanScans(boolean clean) {
    return new FaxFormat(resolution, codings, scaling, content, clean, header);
  }

  public FaxFormat with(Optional<PageHeader> other) {
    return new FaxFormat(resolution, codings, scaling, content, cleanScans, other);
  }
}
