package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.convert.DocumentConverter;

/** What makes fax pages of documents. */
@ApplicationScoped
public class Converters {

  @Produces
  @ApplicationScoped
  @Typed(FaxConverter.class)
  FaxConverter converter() {
    return new DocumentConverter();
  }
}
