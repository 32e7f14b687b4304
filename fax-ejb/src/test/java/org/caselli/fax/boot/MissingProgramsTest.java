package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingProgramsTest {

  @Test
  void nothing_is_said_when_all_is_installed() {
    assertThat(MissingPrograms.sentences(Optional.empty(), true)).isEmpty();
  }

  @Test
  void each_missing_program_is_named_with_its_documents_and_its_package() {
    String office = "LibreOffice is not installed; install the packages libreoffice-core-nogui";

    assertThat(MissingPrograms.sentences(Optional.of(office), false))
        .satisfiesExactly(
            first -> assertThat(first).startsWith(office).contains("./fax install-converters"),
            second ->
                assertThat(second)
                    .contains("JPEG 2000")
                    .contains("libopenjp2-tools")
                    .contains("./fax install-converters"));
  }
}
