package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir private Path parent;
  private Path directory;
  private Spool spool;

  @BeforeEach
  void open() {
    directory = parent.resolve("data").resolve("spool");
    spool = new Spool(directory, new SequentialIds());
    spool.open();
  }

  @Test
  void a_document_of_exactly_the_limit_is_received() throws IOException {
    Path file = spool.receive(new ByteArrayInputStream(new byte[200_000]), 200_000);

    assertThat(file).hasParent(directory).hasSize(200_000);
    spool.discard(file);
    assertThat(file).doesNotExist();
    spool.discard(file);
  }

  @Test
  void a_document_beyond_the_limit_is_refused_while_it_comes_and_erased() {
    AtomicLong read = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read.incrementAndGet();
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            read.addAndGet(length);
            return length;
          }
        };

    assertThatThrownBy(() -> spool.receive(endless, 1_000_000))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));

    assertThat(read.get()).isLessThan(1_200_000);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset by peer");
          }
        };

    assertThatThrownBy(() -> spool.receive(broken, 100)).isInstanceOf(UncheckedIOException.class);

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void what_an_earlier_life_left_is_erased() throws IOException {
    Files.writeString(spool.fresh(".in"), "left");

    spool.open();

    assertThat(directory).isEmptyDirectory();
  }
}
