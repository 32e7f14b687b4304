package org.caselli.fax.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.Kind;
import org.caselli.fax.domain.event.FaxEvent.People;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.wire.WireId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID FAX = new UUID(0, 3);

  private static Binding binding(String requested) {
    return new Binding(ACCOUNT, requested);
  }

  private static LoggedEvent event(Kind kind, Subject subject) {
    FaxEvent.About about =
        new FaxEvent.About(ACCOUNT, subject, FAX, Optional.empty(), People.NOBODY);
    return new LoggedEvent(
        9,
        2,
        new FaxEvent(
            new UUID(0, 7), kind, about, Optional.empty(), "It", Facts.NONE, Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fax.status.*",
        "fax.status.00000000000000000000000000000003",
        "fax.object.doc_edited",
        "fax.object.*",
        "object.doc_created.fax",
        "object.*.faxbox",
        "object.*.*"
      })
  void kazoos_bindings_are_taken(String requested) {
    assertThat(binding(requested).objection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fax                    | invalid format for fax subscription :
          fax.status             | invalid format for fax subscription : status
          fax.status.            | invalid format for fax subscription : status,
          fax.status.a.b         | invalid format for fax subscription : status, a, b
          fax.object.gone        | invalid format for fax subscription : object, gone
          object.doc_created     | invalid format for object subscription : doc_created
          object.doc_created.user| event doc_created.user not supported
          object.gone.fax        | event gone.fax not supported
          call.CHANNEL_CREATE.*  | no available subscriptions to requested binding
          """)
  void other_shapes_are_refused_in_kazoos_words(String requested, String objection) {
    assertThat(binding(requested).objection().map(String::strip)).contains(objection);
  }

  @Test
  void a_status_event_goes_to_those_who_asked_for_its_fax() {
    LoggedEvent sent = event(Kind.SEND, Subject.OUTBOUND);

    assertThat(binding("fax.status.*").takes(sent)).isTrue();
    assertThat(binding("fax.status." + WireId.of(FAX)).takes(sent)).isTrue();
    assertThat(binding("fax.status." + WireId.of(ACCOUNT)).takes(sent)).isFalse();
    assertThat(binding("fax.object.*").takes(sent)).isFalse();
    assertThat(binding("fax.status.*").takes(event(Kind.DOC_DELETED, Subject.OUTBOUND))).isFalse();
  }

  @Test
  void what_becomes_of_documents_goes_to_those_who_asked_for_that() {
    LoggedEvent accepted = event(Kind.ACCEPTED, Subject.OUTBOUND);
    LoggedEvent box = event(Kind.DOC_EDITED, Subject.FAXBOX);

    assertThat(binding("fax.object.doc_created").takes(accepted)).isTrue();
    assertThat(binding("object.doc_created.fax").takes(accepted)).isTrue();
    assertThat(binding("object.doc_edited.*").takes(accepted)).isFalse();
    assertThat(binding("object.doc_edited.faxbox").takes(box)).isTrue();
    assertThat(binding("fax.object.*").takes(box)).isFalse();
  }

  @Test
  void messages_have_kazoos_keys() {
    JsonNode status = binding("fax.status.*").message(event(Kind.END, Subject.OUTBOUND));
    JsonNode document = binding("object.*.fax").message(event(Kind.END, Subject.OUTBOUND));

    assertThat(status.path("action").asText()).isEqualTo("event");
    assertThat(status.path("name").asText()).isEqualTo("status");
    assertThat(status.path("subscribed_key").asText()).isEqualTo("fax.status.*");
    assertThat(status.path("subscription_key").asText())
        .isEqualTo("fax.status." + WireId.of(ACCOUNT) + ".*");
    assertThat(status.path("routing_key").asText())
        .isEqualTo("fax.status." + WireId.of(ACCOUNT) + "." + WireId.of(FAX));
    assertThat(status.at("/data/fax_state").asText()).isEqualTo("end");
    assertThat(document.path("name").asText()).isEqualTo("doc_edited");
    assertThat(document.path("routing_key").asText())
        .isEqualTo("doc_edited." + WireId.of(ACCOUNT) + ".fax." + WireId.of(FAX));
    assertThat(document.at("/data/id").asText()).isEqualTo(WireId.of(FAX));
  }
}
