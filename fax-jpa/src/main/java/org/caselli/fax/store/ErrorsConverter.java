package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.caselli.fax.domain.maillog.LoggedMail.Errors;

/** The errors of a mail as a JSON object with a list. */
@Converter(autoApply = true)
public class ErrorsConverter implements AttributeConverter<Errors, String> {
  private static final String FIELD = "errors";

  @Override
  public String convertToDatabaseColumn(Errors errors) {
    return JsonText.write(Map.of(FIELD, errors == null ? List.of() : errors.sentences()));
  }

  @Override
  public Errors convertToEntityAttribute(String json) {
    List<?> sentences = (List<?>) JsonText.readObject(json).getOrDefault(FIELD, List.of());
    return new Errors(sentences.stream().map(String::valueOf).toList());
  }
}
