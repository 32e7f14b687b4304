package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.caselli.fax.domain.faxbox.FaxboxDocument;

/** {@link FaxboxDocument} as a JSON object. */
@Converter(autoApply = true)
public class FaxboxDocumentConverter implements AttributeConverter<FaxboxDocument, String> {
  @Override
  public String convertToDatabaseColumn(FaxboxDocument document) {
    return JsonText.write(document == null ? Map.of() : document.fields());
  }

  @Override
  public FaxboxDocument convertToEntityAttribute(String json) {
    return new FaxboxDocument(json == null ? Map.of() : JsonText.readObject(json));
  }
}
