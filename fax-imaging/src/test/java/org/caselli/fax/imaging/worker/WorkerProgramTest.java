package org.caselli.fax.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerProgramTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void jars_are_unpacked_once() throws Exception {
    unpack("a.jar", "one", "b.jar", "two");
    Files.setLastModifiedTime(folder.resolve("a.jar"), LONG_AGO);

    WorkerProgram program = unpack("a.jar", "one", "b.jar", "two");

    assertThat(program.classPath())
        .isEqualTo(List.of(folder.resolve("a.jar"), folder.resolve("b.jar")));
    assertThat(Files.getLastModifiedTime(folder.resolve("a.jar"))).isEqualTo(LONG_AGO);
  }

  @Test
  void a_jar_that_is_not_as_it_should_be_is_replaced() throws Exception {
    unpack("a.jar", "one");
    Files.writeString(folder.resolve("a.jar"), "on");

    unpack("a.jar", "one");

    assertThat(folder.resolve("a.jar")).hasContent("one");
  }

  @Test
  void what_an_earlier_version_left_is_removed() throws Exception {
    unpack("a-1.jar", "one");

    unpack("a-2.jar", "two");

    assertThat(folder.resolve("a-1.jar")).doesNotExist();
  }

  @Test
  void names_in_the_archive_do_not_lead_out_of_the_directory() throws Exception {
    unpack("../../a.jar", "one");

    assertThat(folder.resolve("a.jar")).hasContent("one");
  }

  @Test
  void an_archive_without_jars_is_an_error() {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> unpack());
  }

  private WorkerProgram unpack(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return WorkerProgram.unpacked(new ByteArrayInputStream(bytes.toByteArray()), folder);
  }
}
