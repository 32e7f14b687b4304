package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;

/**
 * Opens a page of a fax as a picture to look at. May block for as long as a conversion takes, so no
 * transaction is open meanwhile. Thread-safe.
 */
@ApplicationScoped
public class OpenPreview {
  private final ReadFax readFax;
  private final ReadZone readZone;
  private final Renditions renditions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected OpenPreview() {
    this(null, null, null);
  }

  @Inject
  public OpenPreview(ReadFax readFax, ReadZone readZone, Renditions renditions) {
    this.readFax = readFax;
    this.readZone = readZone;
    this.renditions = renditions;
  }

  /**
   * Opens it; the picture is drawn when it is asked for.
   *
   * @param page from 1
   * @param widthPx of the picture; no wider than the page
   * @throws FaxException when there is no such fax or page, or its pages cannot be had
   */
  public OpenedPreview openPreview(Access access, FaxPlace place, int page, int widthPx) {
    Fax fax = readFax.readFax(access, place).fax();
    FaxFile file = renditions.pages(fax);
    if (page < 1 || page > file.pages()) {
      throw Renditions.noPage(page);
    }
    var zone = readZone.readZone(access, place.account());
    return new OpenedPreview(
        file.document().sha256() + "." + page + "." + widthPx,
        page,
        file.pages(),
        fax.createdAt().atZone(zone),
        () -> renditions.preview(fax, file.document(), page, widthPx));
  }
}
