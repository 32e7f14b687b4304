package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.caselli.fax.app.prepare.FaxFiles.FaxFile;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  private Preparation world;
  private Fax fax;
  private FaxFile file;

  @BeforeEach
  void prepare() throws IOException {
    world = new Preparation(DATABASE.get(), spool);
    UUID id = world.uploaded(Preparation.pdf(2), "application/pdf", 1);
    world.prepare(id);
    fax = world.fax(id);
    file = world.renditions.pages(fax);
  }

  @Test
  void a_page_is_drawn_as_a_picture_of_the_width_that_is_wanted() {
    byte[] picture = world.renditions.preview(fax, file.document(), 2, 300);

    assertThat(file.pages()).isEqualTo(2);
    assertThat(picture).startsWith(PNG);
    assertThat(width(picture)).isEqualTo(300);
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }

  @Test
  void no_picture_is_wider_than_the_page() {
    assertThat(width(world.renditions.preview(fax, file.document(), 1, 5_000))).isEqualTo(1728);
  }

  @Test
  void a_page_that_is_not_there_is_a_mistake() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> world.renditions.preview(fax, file.document(), 3, 300))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION));
  }

  /** Of the header of a PNG: bytes 16 to 19. */
  private static int width(byte[] png) {
    return (png[16] & 0xff) << 24
        | (png[17] & 0xff) << 16
        | (png[18] & 0xff) << 8
        | (png[19] & 0xff);
  }
}
