package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.caselli.fax.domain.webhook.WebhookDocument;

/** {@link WebhookDocument} as a JSON object. */
@Converter(autoApply = true)
public class WebhookDocumentConverter implements AttributeConverter<WebhookDocument, String> {
  @Override
  public String convertToDatabaseColumn(WebhookDocument document) {
    return JsonText.write(document == null ? Map.of() : document.fields());
  }

  @Override
  public WebhookDocument convertToEntityAttribute(String json) {
    return new WebhookDocument(json == null ? Map.of() : JsonText.readObject(json));
  }
}
