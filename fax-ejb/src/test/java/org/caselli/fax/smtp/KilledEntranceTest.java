package org.caselli.fax.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server dies while it takes a mail, and what sent it tries again with the next server on the
 * same database: one fax for each recipient, whatever had been done.
 */
class KilledEntranceTest {
  private static final String FIRST = "15551234567";
  private static final String SECOND = "15551234568";

  @TempDir private Path directory;
  private TestDatabase database;
  private DataSource file;
  private DurableSteps steps;
  private MailRoom room;
  private final List<Runnable> remains = new ArrayList<>();

  @BeforeEach
  void begin() {
    database =
        TestDatabase.kept(
            directory.resolve("fax"),
            source -> {
              file = source;
              steps = new DurableSteps(source);
              return DurableSteps.watched(source, () -> steps);
            });
    room = new MailRoom(database, directory.resolve("spool"), true);
    room.faxbox();
  }

  @AfterEach
  void end() {
    steps.letGo();
    room.abandon();
    remains.forEach(Runnable::run);
    database.close();
  }

  /** The one that is dead goes nowhere, and the next one begins. */
  private void nextServer() {
    DurableSteps dark = steps;
    MailRoom dead = room;
    remains.add(
        () -> {
          dark.letGo();
          dead.abandon();
        });
    steps = new DurableSteps(file);
    room = new MailRoom(database, directory.resolve("spool"), true);
  }

  private SmtpClient begun() {
    SmtpClient client = room.client().greeted();
    client.ask("MAIL FROM:<" + MailRoom.SENDER + ">");
    for (String number : List.of(FIRST, SECOND)) {
      assertThat(client.ask("RCPT TO:<" + number + "@" + MailRoom.DOMAIN + ">")).startsWith("250");
    }
    assertThat(client.ask("DATA")).startsWith("354");
    return client;
  }

  private String sent(String mail) {
    try (SmtpClient client = begun()) {
      return client.write(mail).ask(".");
    }
  }

  private static String mail() {
    String content = UUID.randomUUID().toString();
    return Mails.with(Mails.pdf(content), Mails.file("application/msword", "two.doc", content));
  }

  @Test
  void at_no_step_of_the_server_a_fax_is_lost_or_made_twice() throws Exception {
    try (SmtpClient client = begun()) {
      steps.watch();
      assertThat(client.write(mail()).ask(".")).startsWith("250 2.0.0 queued as ");
    }
    List<String> known = steps.passed();
    assertThat(known).as("durable steps").hasSizeGreaterThanOrEqualTo(5);

    int last = 2 * known.size() - 1;
    // After a step is what is before the next one.
    int[] moments =
        IntStream.concat(IntStream.range(0, known.size()).map(i -> 2 * i), IntStream.of(last))
            .toArray();

    long expected = 1;
    for (int moment : moments) {
      String mail = mail();
      try (SmtpClient client = begun()) {
        steps.dieAt(moment);
        client.write(mail).say(".");
        assertThat(steps.isDark()).as("moment %d of %s", moment, known).isTrue();
      }
      nextServer();

      String answer = sent(mail);

      assertThat(answer).as("moment %d of %s", moment, known).startsWith("250 2.0.0 queued as ");
      expected++;
      assertThat(faxes()).as("moment %d of %s", moment, known).isEqualTo(expected);
    }
  }

  @Test
  void neither_before_the_end_of_the_mail_nor_after_the_answer() throws Exception {
    for (String part : List.of("", "Message-ID: <half", mail())) {
      String mail = part.length() > 100 ? part : mail();
      try (SmtpClient client = begun()) {
        client.write(part);
        steps.powerOff();
      }
      nextServer();
      assertThat(sent(mail)).startsWith("250 2.0.0 queued as ");
    }
    assertThat(faxes()).isEqualTo(3);

    String mail = mail();
    String answer = sent(mail);
    steps.powerOff();
    nextServer();

    assertThat(sent(mail)).isEqualTo(answer);
    assertThat(faxes()).isEqualTo(4);
  }

  /**
   * How many each of the two recipients has; each with its job, its documents and a line of the
   * log.
   */
  private long faxes() {
    assertThat(count("select count(*) from fax")).isEqualTo(count("select count(*) from job"));
    assertThat(count("select count(*) from fax"))
        .isEqualTo(count("select count(distinct fax_id) from mail_log"))
        .isEqualTo(count("select count(*) from mail_log"));
    assertThat(count("select count(*) from document d where refs > 0 and size_bytes < 0")).isZero();
    long first = count("select count(*) from fax where to_number = '+" + FIRST + "'");
    assertThat(count("select count(*) from fax where to_number = '+" + SECOND + "'"))
        .isEqualTo(first);
    return first;
  }

  private long count(String query) {
    return room.store.tx.in(
        () ->
            ((Number) room.store.tx.entityManager().createNativeQuery(query).getSingleResult())
                .longValue());
  }
}
