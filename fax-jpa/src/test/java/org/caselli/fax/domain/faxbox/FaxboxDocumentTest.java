package org.caselli.fax.domain.faxbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FaxboxDocumentTest {
  @Test
  void fields_are_read_by_type() {
    FaxboxDocument document =
        new FaxboxDocument(Map.of("name", "Box", "blank", " ", "retries", 3L, "flags", List.of()));

    assertThat(document.text("name")).contains("Box");
    assertThat(document.text("blank")).isEmpty();
    assertThat(document.text("retries")).isEmpty();
    assertThat(document.text("none")).isEmpty();
    assertThat(document.number("retries")).hasValue(3);
    assertThat(document.number("name")).isEmpty();
  }

  @Test
  void one_address_or_many_are_told() {
    assertThat(outbound(Map.of("send_to", "a@example.org")).outboundNotify())
        .containsExactly("a@example.org");
    assertThat(outbound(Map.of("send_to", List.of("a@x.org", "b@x.org"))).outboundNotify())
        .containsExactly("a@x.org", "b@x.org");
    assertThat(outbound(Map.of("send_to", "")).outboundNotify()).isEmpty();
    assertThat(outbound(Map.of()).outboundNotify()).isEmpty();
    assertThat(outbound(Map.of("send_to", "a@x.org")).inboundNotify()).isEmpty();
  }

  @Test
  void notifications_of_any_other_shape_tell_nobody() {
    for (Object odd : List.of("text", 1, List.of(), Map.of("outbound", "text"))) {
      assertThat(new FaxboxDocument(Map.of("notifications", odd)).outboundNotify()).isEmpty();
    }
  }

  @Test
  void a_faxbox_has_a_name() {
    assertThatThrownBy(
            () ->
                new Faxbox(
                    new UUID(0, 1),
                    new UUID(0, 2),
                    "x.example",
                    new FaxboxDocument(Map.of()),
                    Instant.EPOCH))
        .isInstanceOf(RuntimeException.class);
  }

  private static FaxboxDocument outbound(Map<String, Object> email) {
    return new FaxboxDocument(Map.of("notifications", Map.of("outbound", Map.of("email", email))));
  }
}
