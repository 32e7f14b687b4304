package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.caselli.fax.domain.callflow.CallflowDocument;

/** {@link CallflowDocument} as a JSON object. */
@Converter(autoApply = true)
public class CallflowDocumentConverter implements AttributeConverter<CallflowDocument, String> {
  @Override
  public String convertToDatabaseColumn(CallflowDocument document) {
    return JsonText.write(document == null ? Map.of() : document.fields());
  }

  @Override
  public CallflowDocument convertToEntityAttribute(String json) {
    return new CallflowDocument(json == null ? Map.of() : JsonText.readObject(json));
  }
}
