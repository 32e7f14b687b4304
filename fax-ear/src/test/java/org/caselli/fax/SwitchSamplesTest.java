package org.caselli.fax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration of a switch that an engineer copies says what the documentation says. */
class SwitchSamplesTest {
  private static final Path SAMPLES = Path.of("../wildfly-config/freeswitch");
  private static final Path GUIDE = Path.of("../docs/freeswitch.md");
  private static final Pattern MODULE = Pattern.compile("mod_[a-z_]+");

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".xml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void each_file_is_well_formed_and_named_in_the_list(Path file) throws Exception {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());

    assertThat(Files.readString(SAMPLES.resolve("README.md")))
        .contains("`" + SAMPLES.relativize(file) + "`");
  }

  @Test
  void every_module_that_the_guide_names_is_loaded() throws IOException {
    String loaded = Files.readString(SAMPLES.resolve("autoload_configs/modules.conf.xml"));
    Set<String> named = new TreeSet<>();
    for (Matcher module = MODULE.matcher(Files.readString(GUIDE)); module.find(); ) {
      named.add(module.group());
    }

    assertThat(named)
        .isNotEmpty()
        .allSatisfy(module -> assertThat(loaded).contains("module=\"" + module + "\""));
  }

  @Test
  void calls_are_handed_over_so_that_they_can_be_worked_with() throws IOException {
    String dialplan = Files.readString(SAMPLES.resolve("dialplan/fax.xml"));

    assertThat(dialplan).contains(":8084 async full").contains("caselli_number=$1");
    assertThat(Files.readString(GUIDE)).contains("insert/caselli_page/${uuid}");
    assertThat(dialplan).contains("insert/caselli_page/${uuid}/${fax_document_transferred_pages}");
  }
}
