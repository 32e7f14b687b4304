package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.caselli.fax.domain.call.Facts;

/** {@link Facts} as a JSON object. */
@Converter(autoApply = true)
public class FactsConverter implements AttributeConverter<Facts, String> {
  @Override
  public String convertToDatabaseColumn(Facts facts) {
    return JsonText.write(facts == null ? Facts.NONE.values() : facts.values());
  }

  @Override
  public Facts convertToEntityAttribute(String json) {
    return json == null ? Facts.NONE : new Facts(JsonText.readObject(json));
  }
}
