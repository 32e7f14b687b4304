package org.caselli.fax.app.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.caselli.fax.app.prepare.Renditions;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.imaging.PageShape;

/**
 * The pages of a fax, as they are sent or were received. May block for as long as a conversion
 * takes, so no transaction is open meanwhile. Thread-safe.
 */
@ApplicationScoped
public class ReadPages {
  private final ReadFax readFax;
  private final Renditions renditions;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReadPages() {
    this(null, null);
  }

  @Inject
  public ReadPages(ReadFax readFax, Renditions renditions) {
    this.readFax = readFax;
    this.renditions = renditions;
  }

  /**
   * All pages, in order.
   *
   * @throws FaxException when there is no such fax, or its pages cannot be had
   */
  public List<PageShape> readPages(Access access, FaxPlace place) {
    Fax fax = readFax.readFax(access, place).fax();
    return renditions.shapes(fax, renditions.pages(fax).document());
  }
}
