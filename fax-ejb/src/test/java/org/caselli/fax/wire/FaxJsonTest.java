package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxIndex;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.job.FaxDetail;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.junit.jupiter.api.Test;

class FaxJsonTest {
  private static final UUID ID = new UUID(7, 7);
  private static final UUID ACCOUNT = new UUID(1, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T04:05:06Z");
  private static final FaxOptions OPTIONS =
      new FaxOptions(
          "",
          "",
          "",
          List.of(),
          Map.of(),
          Map.of(),
          false,
          "5550000",
          Optional.empty(),
          FaxOptions.Look.AS_SET);

  private final Fax fax =
      Fax.outbound(
          ID,
          new Fax.Parties(ACCOUNT, Optional.empty(), "+15551112222", "Me", "+15005550000", "You"),
          OPTIONS,
          "{\"to_number\":\"5550000\",\"invoice\":7,\"pvt_secret\":1}",
          NOW);
  private final Job job = new Job(ID, ACCOUNT, "+15005550000", 3, Schedule.AT_ONCE, "req", NOW);

  @Test
  void a_fresh_fax_shows_its_document_and_that_nothing_was_sent_yet() {
    ObjectNode json = FaxJson.of(new FaxDetail(fax, Optional.of(job), Optional.empty()));

    assertThat(json.get("id").asText()).isEqualTo(WireId.of(ID));
    assertThat(json.get("status").asText()).isEqualTo("attaching_files");
    assertThat(json.get("to_number").asText()).isEqualTo("+15005550000");
    assertThat(json.get("invoice").asInt()).isEqualTo(7);
    assertThat(json.get("retries").asInt()).isEqualTo(3);
    assertThat(json.get("attempts").asInt()).isZero();
    assertThat(json.get("created").asLong()).isEqualTo(NOW.getEpochSecond() + 62_167_219_200L);
    assertThat(json.at("/tx_result/success").asBoolean(true)).isFalse();
    assertThat(json.has("delivered")).isFalse();
    assertThat(json.has("stage")).isFalse();
    json.fieldNames().forEachRemaining(name -> assertThat(name).doesNotStartWith("pvt_"));
  }

  @Test
  void a_live_fax_shows_its_stage() {
    job.prepared(NOW, NOW);
    Attempt attempt =
        new Attempt(new UUID(9, 9), job, new Attempt.Owner("n", ID), true, "f", 0, 5, NOW);
    job.claimed(attempt.id(), NOW);

    ObjectNode json = FaxJson.of(new FaxDetail(fax, Optional.of(job), Optional.of(attempt)));

    assertThat(json.get("status").asText()).isEqualTo("processing");
    assertThat(json.get("stage").asText()).isEqualTo("acquire");
    assertThat(json.has("page")).isFalse();
  }

  @Test
  void a_pending_fax_shows_when_it_is_tried_next() {
    job.prepared(NOW.plusSeconds(60), NOW);

    ObjectNode json = FaxJson.of(new FaxDetail(fax, Optional.of(job), Optional.empty()));

    assertThat(json.get("status").asText()).isEqualTo("pending");
    assertThat(json.get("next_attempt").asLong()).isEqualTo(WireTime.of(NOW) + 60);
  }

  private static FaxIndex.Row row(Fax.Direction direction, FaxIndex.JobFacts job, String result) {
    return new FaxIndex.Row(
        ID,
        direction,
        new FaxIndex.Belonging(Optional.empty(), Optional.of(ACCOUNT), Optional.empty()),
        job,
        new FaxIndex.Parties("1", "A", "2", "B"),
        4,
        99,
        new FaxIndex.Times(NOW, NOW, Optional.of(NOW), Optional.empty()),
        "{\"invoice\":7,\"owner_id\":\"of another\",\"priority\":\"high\",\"send_at\":\"2030-01-31\"}",
        result);
  }

  @Test
  void an_outgoing_list_is_short_and_an_outbox_list_is_whole() {
    FaxIndex.Row row =
        row(
            Fax.Direction.OUTBOUND,
            new FaxIndex.JobFacts(
                "FAILED",
                2,
                3,
                0,
                "",
                "busy",
                new FaxIndex.Wish(7, Optional.of(NOW), Optional.empty())),
            "{\"result_cause\":\"USER_BUSY\"}");

    ObjectNode outgoing = FaxJson.of(row, View.OUTGOING);
    ObjectNode outbox = FaxJson.of(row, View.OUTBOX);

    assertThat(outgoing.has("invoice")).isFalse();
    assertThat(outgoing.get("attempts").asInt()).isEqualTo(2);
    assertThat(outbox.get("invoice").asInt()).isEqualTo(7);
    assertThat(outbox.get("status").asText()).isEqualTo("failed");
    assertThat(outbox.get("owner_id").asText()).isEqualTo(WireId.of(ACCOUNT));
    assertThat(outbox.get("priority")).isEqualTo(IntNode.valueOf(7));
    assertThat(outbox.get("send_at").asLong()).isEqualTo(WireTime.of(NOW));
    assertThat(outbox.get("reason").asText()).isEqualTo("busy");
    assertThat(outbox.at("/tx_result/result_cause").asText()).isEqualTo("USER_BUSY");
  }

  @Test
  void a_received_fax_has_no_state() {
    ObjectNode json =
        FaxJson.of(row(Fax.Direction.INBOUND, FaxIndex.JobFacts.NONE, "{}"), View.INBOX);

    assertThat(json.get("folder").asText()).isEqualTo("inbox");
    assertThat(json.has("status")).isFalse();
    assertThat(json.has("rx_result")).isTrue();
    assertThat(json.get("delivered").asLong()).isEqualTo(WireTime.of(NOW));
  }
}
