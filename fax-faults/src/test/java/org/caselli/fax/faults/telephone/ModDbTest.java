package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModDbTest {
  @TempDir Path directory;

  @Test
  void what_was_inserted_is_there_in_the_next_run_and_what_was_deleted_is_not() throws IOException {
    try (ModDb db = open(false)) {
      assertThat(db.run("insert/caselli/one/success")).isEqualTo("+OK");
      db.run("insert/caselli/two/failure");
      assertThat(db.run("delete/caselli/two")).isEqualTo("+OK");
    }

    try (ModDb db = open(false)) {
      assertThat(db.run("select/caselli/one")).isEqualTo("success");
      assertThat(db.run("select/caselli/two")).isEqualTo("-ERR no reply\n");
    }
  }

  @Test
  void a_forgetful_run_begins_with_nothing() throws IOException {
    try (ModDb db = open(false)) {
      db.run("insert/caselli/one/success");
    }

    try (ModDb db = open(true)) {
      assertThat(db.run("select/caselli/one")).isEqualTo("-ERR no reply\n");
    }
  }

  @Test
  void deleting_what_is_not_there_is_answered_as_if_it_were() throws IOException {
    try (ModDb db = open(false)) {
      assertThat(db.run("delete/caselli/one")).isEqualTo("+OK");
    }
  }

  private ModDb open(boolean forget) throws IOException {
    return new ModDb(directory.resolve("mod_db"), forget);
  }
}
