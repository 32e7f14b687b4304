package org.caselli.fax.imaging.convert;

import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxConverterContract;

class DocumentConverterTest extends FaxConverterContract {

  private final DocumentConverter converter = new DocumentConverter();

  @Override
  protected FaxConverter converter() {
    return converter;
  }
}
