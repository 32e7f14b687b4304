package org.caselli.fax.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientFilePathTest {
  private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  private static final String ROW = "insert into fax(text) values (repeat('x', 5000))";
  private static final int ROWS = 40;

  @TempDir private Path directory;

  @BeforeAll
  static void register() {
    FilePath.register(new NarrowFilePath());
    PatientFilePath.register();
  }

  @AfterEach
  void makeRoom() {
    NarrowFilePath.ROOM.set(Long.MAX_VALUE);
  }

  @Test
  void what_is_written_to_a_full_disk_waits_for_room() throws Exception {
    try (Connection connection = open("fax")) {
      fillUp();
      CompletableFuture<Void> written = CompletableFuture.runAsync(() -> insert(connection, ROWS));
      awaitRefusals();

      assertThat(written).isNotDone();

      NarrowFilePath.ROOM.set(Long.MAX_VALUE);
      written.get(30, TimeUnit.SECONDS);
    }
    try (Connection connection = open("fax")) {
      assertThat(count(connection)).isEqualTo(ROWS + 1);
    }
  }

  @Test
  void a_process_that_dies_while_it_waits_has_lost_nothing_that_was_committed() throws Exception {
    try (Connection connection = open("fax")) {
      insert(connection, ROWS);
      fillUp();
      CompletableFuture<Void> written = CompletableFuture.runAsync(() -> insert(connection, 1));
      awaitRefusals();
      Files.copy(
          directory.resolve("fax.mv.db"),
          directory.resolve("left.mv.db"),
          StandardCopyOption.REPLACE_EXISTING);
      NarrowFilePath.ROOM.set(Long.MAX_VALUE);
      written.get(30, TimeUnit.SECONDS);
    }

    try (Connection left = open("left")) {
      assertThat(count(left)).isEqualTo(ROWS + 1);
    }
  }

  private Connection open(String name) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:patient:narrow:" + directory.resolve(name) + OPTIONS, "sa", "sa");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists fax(text varchar)");
      if (count(connection) == 0) {
        statement.execute(ROW);
      }
    }
    return connection;
  }

  /** Leaves some bytes, so that a write is cut in its middle. */
  private void fillUp() throws Exception {
    NarrowFilePath.ROOM.set(Files.size(directory.resolve("fax.mv.db")) + 1_000);
  }

  private static void awaitRefusals() {
    int before = NarrowFilePath.REFUSED.get();
    while (NarrowFilePath.REFUSED.get() < before + 2) {
      Thread.onSpinWait();
    }
  }

  private static void insert(Connection connection, int rows) {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < rows; i++) {
        statement.execute(ROW);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from fax")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
