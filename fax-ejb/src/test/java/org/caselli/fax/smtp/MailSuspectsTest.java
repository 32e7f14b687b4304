package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSuspectsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path directory;
  private Path mail;
  private Path marks;

  @BeforeEach
  void receive() throws IOException {
    mail = Files.writeString(directory.resolve("mail"), "From: ann\r\n\r\nHello\r\n");
    marks = directory.resolve("marks");
  }

  /** A server in a life of its own; it ends without closing anything. */
  private MailSuspects nextLife() {
    return new MailSuspects(marks, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private boolean poisons(Path other) throws IOException {
    try (MailSuspects.Watch watch = nextLife().watch(other)) {
      return watch.isPoison();
    }
  }

  @Test
  void a_mail_is_set_aside_when_the_server_has_ended_during_it_three_times() throws IOException {
    for (int life = 0; life < 3; life++) {
      assertThat(nextLife().watch(mail).isPoison()).isFalse();
    }

    assertThat(poisons(mail)).isTrue();
    assertThat(poisons(mail)).isTrue();
    assertThat(poisons(Files.writeString(directory.resolve("other"), "Other"))).isFalse();
  }

  @Test
  void a_mail_that_was_only_there_is_cleared_when_it_is_taken() throws IOException {
    nextLife().watch(mail);
    nextLife().watch(mail);

    assertThat(poisons(mail)).isFalse();

    assertThat(marks.toFile().list()).isEmpty();
  }

  @Test
  void the_same_mail_twice_at_once_is_no_sign() throws IOException {
    MailSuspects life = nextLife();
    MailSuspects.Watch first = life.watch(mail);
    for (int more = 0; more < 4; more++) {
      try (MailSuspects.Watch again = life.watch(mail)) {
        assertThat(again.isPoison()).isFalse();
      }
    }
    first.close();

    assertThat(marks.toFile().list()).isEmpty();
  }

  @Test
  void a_mark_that_was_not_written_to_its_end_counts_once() throws IOException {
    nextLife().watch(mail);
    Path mark = marks.resolve(marks.toFile().list()[0]);
    Files.writeString(mark, "");

    assertThat(poisons(mail)).isFalse();
    assertThat(mark).doesNotExist();
  }

  @Test
  void marks_are_forgotten_after_a_month() throws IOException {
    nextLife().watch(mail);
    Path mark = marks.resolve(marks.toFile().list()[0]);
    Files.setLastModifiedTime(mark, FileTime.from(NOW.minus(Duration.ofDays(31))));

    poisons(Files.writeString(directory.resolve("other"), "Other"));

    assertThat(mark).doesNotExist();
  }
}
