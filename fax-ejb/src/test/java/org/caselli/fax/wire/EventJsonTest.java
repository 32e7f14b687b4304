package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.Facts;
import org.caselli.fax.domain.event.FaxEvent;
import org.caselli.fax.domain.event.FaxEvent.People;
import org.caselli.fax.domain.event.FaxEvent.Subject;
import org.caselli.fax.domain.event.LoggedEvent;
import org.caselli.fax.domain.job.JobState;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final FaxEvent.About ABOUT =
      new FaxEvent.About(
          new UUID(0, 1),
          Subject.OUTBOUND,
          new UUID(0, 3),
          Optional.of(new UUID(0, 2)),
          People.NOBODY);
  private static final FaxEvent.About COMING_IN =
      new FaxEvent.About(
          new UUID(0, 1), Subject.INBOUND, new UUID(0, 3), Optional.empty(), People.NOBODY);

  private static ObjectNode logged(FaxEvent event) {
    return EventJson.of(new LoggedEvent(17, 4, event));
  }

  @Test
  void an_event_has_the_fields_of_kazoos_status_messages() {
    ObjectNode json =
        logged(
            new FaxEvent(
                new UUID(0, 9),
                FaxEvent.Kind.SEND,
                ABOUT,
                Optional.of(JobState.PROCESSING),
                "Sent page 1 of 2",
                new Facts(Map.of("page", 1)),
                Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(json.toString())
        .isEqualTo(
            "{\"id\":\"00000000000000000000000000000009\",\"event\":\"send\",\"sequence\":4,\"timestamp\":63934444800,"
                + "\"account_id\":\"00000000000000000000000000000001\","
                + "\"type\":\"fax\","
                + "\"faxbox_id\":\"00000000000000000000000000000002\","
                + "\"fax_id\":\"00000000000000000000000000000003\","
                + "\"job_id\":\"00000000000000000000000000000003\",\"direction\":\"outgoing\","
                + "\"state\":\"processing\",\"fax_state\":\"send\",\"status\":\"Sent page 1 of 2\","
                + "\"page\":1,\"fax_info\":{\"page\":1}}");
  }

  @Test
  void a_received_fax_comes_in_and_has_no_job_state() {
    ObjectNode json =
        logged(
            new FaxEvent(
                new UUID(0, 9),
                FaxEvent.Kind.RECEIVE,
                COMING_IN,
                Optional.empty(),
                "A fax was received",
                Facts.NONE,
                Instant.EPOCH));

    assertThat(json.path("direction").asText()).isEqualTo("incoming");
    assertThat(json.path("state").asText()).isEqualTo("received");
    assertThat(json.path("fax_state").asText()).isEqualTo("end");
    assertThat(json.has("faxbox_id")).isFalse();
  }

  @Test
  void a_fax_that_came_in_part_has_failed() {
    ObjectNode json =
        logged(
            new FaxEvent(
                new UUID(0, 9),
                FaxEvent.Kind.ERROR,
                COMING_IN,
                Optional.empty(),
                "A fax was received in part",
                Facts.NONE,
                Instant.EPOCH));

    assertThat(json.path("state").asText()).isEqualTo("failed");
    assertThat(json.path("fax_state").asText()).isEqualTo("error");
  }

  @Test
  void what_became_of_a_faxbox_says_nothing_of_a_fax() {
    UUID box = new UUID(0, 2);
    ObjectNode json =
        logged(
            new FaxEvent(
                new UUID(0, 9),
                FaxEvent.Kind.DOC_DELETED,
                new FaxEvent.About(
                    new UUID(0, 1), Subject.FAXBOX, box, Optional.of(box), People.NOBODY),
                Optional.empty(),
                "The faxbox was deleted",
                Facts.NONE,
                Instant.EPOCH));

    assertThat(json.path("type").asText()).isEqualTo("faxbox");
    assertThat(json.path("action").asText()).isEqualTo("doc_deleted");
    assertThat(json.path("faxbox_id").asText()).isEqualTo(WireId.of(box));
    assertThat(json.has("fax_id") || json.has("state") || json.has("fax_info")).isFalse();
  }
}
