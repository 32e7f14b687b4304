package org.caselli.fax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.caselli.fax.cli.KazooNames.Name;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KazooNamesTest {
  /** The commands of Kazoo's {@code fax_maintenance} and {@code kazoo_convert_maintenance}. */
  private static final List<String> KAZOO =
      List.of(
          "fax_maintenance pending_jobs",
          "fax_maintenance active_jobs",
          "fax_maintenance account_jobs",
          "fax_maintenance faxbox_jobs",
          "fax_maintenance restart_job",
          "fax_maintenance update_job",
          "fax_maintenance flush",
          "fax_maintenance refresh_views",
          "fax_maintenance load_smtp_attachment",
          "fax_maintenance migrate",
          "fax_maintenance migrate_outbound_faxes",
          "kazoo_convert_maintenance convert_fax_file",
          "kazoo_convert_maintenance read_metadata",
          "kazoo_convert_maintenance read_tiff_info",
          "kazoo_convert_maintenance versions_in_use");

  private final List<Name> names = KazooNames.read().names();

  @Test
  void every_command_of_kazoo_has_an_answer() {
    assertThat(names.stream().map(name -> name.module() + " " + name.command()))
        .containsExactlyInAnyOrderElementsOf(KAZOO);
  }

  @Test
  void each_is_a_command_that_there_is_or_a_sentence() {
    CommandLine all = CommandTable.complete(FakeScreen.nowhere());

    assertThat(names)
        .allSatisfy(
            name -> {
              if (name.isCommand()) {
                assertThat(all.getSubcommands()).containsKey(name.target());
                assertThat(name.sentence()).isEmpty();
              } else {
                assertThat(name.sentence()).endsWith(".");
              }
            });
    assertThat(names.stream().filter(name -> !name.isCommand()).map(Name::target))
        .allMatch(Set.of("=", "!")::contains);
  }
}
