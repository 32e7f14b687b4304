package org.caselli.fax.app.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.prepare.PreviewDocument.Seen;
import org.caselli.fax.app.prepare.PreviewDocument.Wanted;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.fax.FaxOptions.Look;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PreviewDocumentTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  @TempDir private Path spool;
  @TempDir private Path elsewhere;
  private Preparation world;

  @BeforeEach
  void prepare() {
    world = new Preparation(DATABASE.get(), spool);
  }

  private Seen seen(byte[] document, int first, int most) throws Exception {
    Path file = Files.write(elsewhere.resolve("document"), document);
    Wanted wanted = new Wanted(world.account, Optional.empty(), Look.AS_SET, first, most, 300);
    return world.previewDocument.previewDocument(
        InMemoryTenants.access(world.account, Role.USER), wanted, file, "application/pdf");
  }

  @Test
  void the_pages_are_drawn_and_nothing_is_kept() throws Exception {
    Seen seen = seen(Preparation.pdf(3), 1, 10);

    assertThat(seen.pages()).isEqualTo(3);
    assertThat(seen.pictures()).hasSize(3).allSatisfy(png -> assertThat(png).startsWith(PNG));
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }

  @Test
  void only_the_pages_that_are_wanted_are_drawn() throws Exception {
    assertThat(seen(Preparation.pdf(3), 2, 1).pictures()).hasSize(1);
    assertThat(world.converter.previews).hasValue(1);
  }

  @Test
  void a_page_that_there_is_not_is_refused() {
    assertRefused(ProblemType.VALIDATION, Preparation.pdf(1), 2);
  }

  @Test
  void a_document_that_cannot_be_faxed_is_refused_with_the_reason() {
    assertRefused(
        ProblemType.UNREADABLE_DOCUMENT,
        "no document at all".getBytes(StandardCharsets.US_ASCII),
        1);
  }

  @Test
  void nobody_looks_through_the_faxbox_of_another() {
    UUID box = UUID.randomUUID();
    Wanted wanted = new Wanted(world.account, Optional.of(box), Look.AS_SET, 1, 1, 300);

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(
            () ->
                world.previewDocument.permit(
                    InMemoryTenants.access(world.account, Role.USER), wanted))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
  }

  private void assertRefused(ProblemType type, byte[] document, int first) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> seen(document, first, 1))
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
    assertThat(world.spooled()).as("files that are left over").isEmpty();
  }
}
