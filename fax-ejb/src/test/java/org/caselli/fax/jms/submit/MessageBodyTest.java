package org.caselli.fax.jms.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageBodyTest {
  @TempDir private Path directory;
  private Spool spool;

  @BeforeEach
  void open() {
    spool =
        new Spool(new SpoolDirectory(directory, "test", () -> ""), new SequentialIds(), () -> {});
    spool.open();
  }

  @Test
  void a_document_lies_in_the_spool_until_the_message_is_done_with() {
    Path file;
    try (MessageBody body = new MessageBody(Letters.bytes(new byte[5000], Map.of()), spool)) {
      file = body.receive(5000).orElseThrow();
      assertThat(file).hasSize(5000);
      assertThat(body.receive(5000)).contains(file);
    }
    assertThat(file).doesNotExist();
  }

  /** The broker must get rid of all of it; {@link Letters} fails when it cannot. */
  @Test
  void a_document_that_is_too_large_is_taken_to_the_end_and_refused() {
    try (MessageBody body = new MessageBody(Letters.bytes(new byte[5000], Map.of()), spool)) {
      for (int time = 0; time < 2; time++) {
        assertThatExceptionOfType(FaxException.class)
            .isThrownBy(() -> body.receive(4999))
            .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
      }
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_message_of_text_has_no_document() {
    try (MessageBody body = new MessageBody(Letters.text("{}", Map.of()), spool)) {
      assertThat(body.receive(10)).isEmpty();
    }
  }
}
