package org.caselli.fax.app.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.app.dispatch.SequentialIds;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir private Path parent;
  private Path directory;
  private String elsewhere = "";
  private Runnable room = () -> {};
  private Spool spool;

  @BeforeEach
  void open() {
    directory = parent.resolve("data").resolve("spool");
    spool = spool();
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
  void what_there_is_no_room_for_is_not_read() {
    room = SpoolTest::refuse;
    ByteArrayInputStream upload = new ByteArrayInputStream(new byte[100]);

    assertThatThrownBy(() -> spool.receive(upload, 1_000)).isInstanceOf(FaxException.class);

    assertThat(upload.available()).isEqualTo(100);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void an_upload_is_refused_in_its_middle_when_the_disk_fills_up_meanwhile() {
    AtomicLong asked = new AtomicLong();
    room =
        () -> {
          if (asked.incrementAndGet() == 3) {
            refuse();
          }
        };
    ByteArrayInputStream upload = new ByteArrayInputStream(new byte[20_000_000]);

    assertThatThrownBy(() -> spool.receive(upload, 100_000_000))
        .isInstanceOfSatisfying(
            FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.STORAGE_FULL));

    assertThat(upload.available()).isGreaterThan(10_000_000);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_disk_that_is_full_is_told_as_that() {
    assertThatThrownBy(
            () ->
                spool.receive(
                    (Spool.Filling)
                        out -> {
                          throw new IOException("No space left on device");
                        },
                    100))
        .isInstanceOfSatisfying(
            FaxException.class,
            e -> {
              assertThat(e.type()).isEqualTo(ProblemType.STORAGE_FULL);
              assertThat(e.retryAfter()).isPositive();
            });
    assertThat(directory).isEmptyDirectory();
  }

  private static void refuse() {
    throw new FaxException(ProblemType.STORAGE_FULL, "No room");
  }

  @Test
  void what_an_earlier_life_left_is_erased() throws IOException {
    Files.writeString(spool.fresh(".in"), "left");
    Files.writeString(Files.createDirectory(spool.fresh("")).resolve("document.docx"), "left");

    spool.open();

    assertThat(directory).isEmptyDirectory();
  }

  private Spool spool() {
    return new Spool(
        new SpoolDirectory(directory, "node-1", () -> elsewhere),
        new SequentialIds(),
        () -> room.run());
  }

  @Nested
  class In_another_place {
    private Path place;

    @BeforeEach
    void set() throws IOException {
      place = Files.createDirectory(parent.resolve("cache"));
      elsewhere = place.toString();
    }

    private Path written() throws IOException {
      return Files.writeString(spool.fresh(".in"), "content");
    }

    @Test
    void files_go_to_a_directory_of_their_own_that_nobody_else_reads() throws IOException {
      Path file = written();

      assertThat(file.getParent().getParent()).isEqualTo(place);
      assertThat(Files.getPosixFilePermissions(file.getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_an_earlier_life_left_is_erased_and_what_others_have_there_is_not()
        throws IOException {
      Path left = written();
      Path foreign = Files.writeString(place.resolve("precious"), "of somebody else");

      spool = spool();
      spool.open();
      Path file = written();

      assertThat(left).doesNotExist();
      assertThat(file).exists();
      assertThat(foreign).exists();
    }

    @Test
    void a_place_that_is_gone_is_not_used_until_it_is_back() throws IOException {
      elsewhere = parent.resolve("unmounted").toString();
      assertThat(written()).hasParent(directory);

      Files.createDirectory(Path.of(elsewhere));

      assertThat(written().getParent()).hasParent(Path.of(elsewhere));
    }

    @Test
    void a_link_that_somebody_put_there_is_not_followed() throws IOException {
      Path mine = written().getParent();
      Path trap = Files.createDirectory(parent.resolve("trap"));
      Files.walk(mine).sorted(Comparator.reverseOrder()).forEach(spool::discard);
      Files.createSymbolicLink(mine, trap);

      spool = spool();
      spool.open();

      assertThat(written()).hasParent(directory);
      assertThat(trap).isEmptyDirectory();
    }

    @Test
    void a_place_that_cannot_be_used_is_refused_when_it_is_set() {
      spool.check("");
      spool.check(place.toString());

      assertThatThrownBy(() -> spool.check(parent.resolve("nowhere").toString()))
          .isInstanceOfSatisfying(
              FaxException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION))
          .hasMessageContaining("nowhere");
      for (String odd : new String[] {"relative/path", "/with\0zero"}) {
        assertThatThrownBy(() -> spool.check(odd)).isInstanceOf(FaxException.class);
      }
    }
  }
}
