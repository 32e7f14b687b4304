package org.caselli.fax.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Notice notice =
      new Notice(
          new UUID(0, 1),
          new UUID(0, 2),
          new UUID(0, 3),
          NoticeKind.RECEIPT,
          List.of("a@example.org", "b@example.org"),
          NOW);

  @Test
  void a_new_notice_is_due_at_once() {
    assertThat(notice.dueAt()).isEqualTo(NOW);
    assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
    assertThat(notice.recipients()).containsExactly("a@example.org", "b@example.org");
  }

  @Test
  void the_delay_doubles_up_to_two_hours() {
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      notice.failed("no server", NOW);
      seconds.add(Duration.between(NOW, notice.dueAt()).toSeconds());
    }

    assertThat(seconds)
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 5120L, 7200L, 7200L);
  }

  @Test
  void it_is_given_up_after_sixty_tries_and_not_before() {
    for (int i = 0; i < 59; i++) {
      notice.failed("no server", NOW);
    }
    assertThat(notice.state()).isEqualTo(Notice.State.WAITING);

    notice.failed("x".repeat(600), NOW);

    assertThat(notice.state()).isEqualTo(Notice.State.ABANDONED);
    assertThat(notice.lastError()).hasSize(500);
  }

  @Test
  void waiting_for_a_mail_server_is_no_try() {
    notice.postponed(NOW.plusSeconds(60));

    assertThat(notice.tries()).isZero();
    assertThat(notice.dueAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void what_was_sent_is_sent() {
    notice.failed("once", NOW);
    notice.handedOver(notice.recipients(), List.of(), "", NOW);

    assertThat(notice.state()).isEqualTo(Notice.State.SENT);
    assertThat(notice.lastError()).isEmpty();
  }

  @Test
  void who_began_to_send_it_before_somebody_else_did_is_late() {
    Notice notice =
        new Notice(
            new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), NoticeKind.ERROR, List.of("a@x"), NOW);

    long first = notice.claimed(NOW.plusSeconds(300));
    long second = notice.claimed(NOW.plusSeconds(600));

    assertThat(notice.isClaimed(first)).isFalse();
    assertThat(notice.isClaimed(second)).isTrue();
    assertThat(notice.dueAt()).isEqualTo(NOW.plusSeconds(600));
  }
}
