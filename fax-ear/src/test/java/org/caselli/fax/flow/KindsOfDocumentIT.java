package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.caselli.fax.flow.FaxClient.Upload;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is neither PDF nor TIFF. */
@ExtendWith(FaxServer.class)
class KindsOfDocumentIT {
  private static final String DELIVERED = "+15005550000";

  private final FaxClient client;

  KindsOfDocumentIT(FaxServer.Running running) {
    this.client = running.client();
  }

  @Test
  void text_is_faxed() {
    assertThat(sent("text/plain", "Dear Sir or Madam").path("status").asText())
        .isEqualTo("completed");
  }

  @Test
  void html_is_faxed() {
    assertThat(sent("text/html", "<p>Dear <b>Sir</b> or Madam").path("status").asText())
        .isEqualTo("completed");
  }

  @Test
  void an_office_document_is_faxed_or_refused_with_what_to_install() {
    JsonNode fax = sent("application/rtf", "{\\rtf1\\ansi Dear Sir or Madam\\par}");

    if (OfficeInstallation.find().isPresent()) {
      assertThat(fax.path("status").asText()).as(fax.toString()).isEqualTo("completed");
    } else {
      assertThat(fax.path("reason").asText()).contains("libreoffice-writer-nogui");
    }
  }

  private JsonNode sent(String mediaType, String document) {
    Upload upload = new Upload(mediaType, document.getBytes(UTF_8));
    return client.ended(client.send(upload, DELIVERED, Map.of()));
  }
}
