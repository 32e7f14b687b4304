package org.caselli.fax.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
  private static final List<String> READ =
      List.of(
          "caselli.engine",
          "caselli.switches",
          "caselli.switch.password.file",
          "caselli.data.dir",
          "caselli.secrets.dir",
          "caselli.file.proxy.port",
          "caselli.mail.host",
          "caselli.mail.from",
          "caselli.dial.string",
          "caselli.jms.listener",
          "caselli.sandbox.pace",
          "jboss.server.data.dir",
          "jboss.socket.binding.port-offset",
          "jboss.node.name");

  @TempDir private Path directory;
  private final Properties before = new Properties();

  @BeforeEach
  void beginWithNothing() {
    before.putAll(System.getProperties());
    READ.forEach(System::clearProperty);
  }

  @AfterEach
  void restore() {
    Properties restored = new Properties();
    restored.putAll(before);
    System.setProperties(restored);
  }

  private void switches(String text) throws IOException {
    Path file = directory.resolve("password");
    Files.writeString(file, "ClueCon\n");
    System.setProperty("caselli.switch.password.file", file.toString());
    System.setProperty("caselli.switches", text);
  }

  @Test
  void with_nothing_given_the_sandbox_runs_in_the_data_directory() {
    Bootstrap bootstrap = Bootstrap.read();

    assertThat(bootstrap.engine()).isEqualTo("sandbox");
    assertThat(bootstrap.switches()).isEmpty();
    assertThat(bootstrap.data()).isEqualTo(Path.of("data"));
    assertThat(bootstrap.secrets()).isEqualTo(Path.of("data"));
    assertThat(bootstrap.fileProxyPort()).isEqualTo(30_950);
    assertThat(bootstrap.mailHost()).isEmpty();
    assertThat(bootstrap.mailFrom()).isEmpty();
    assertThat(bootstrap.dialString()).isEmpty();
    assertThat(bootstrap.node()).isEqualTo("node");
    assertThat(bootstrap.sandboxPace()).isEmpty();
  }

  @Test
  void each_property_is_read() {
    System.setProperty("caselli.engine", " freeswitch ");
    System.setProperty("caselli.data.dir", "/srv/fax");
    System.setProperty("caselli.secrets.dir", "/srv/secrets");
    System.setProperty("caselli.file.proxy.port", "31000");
    System.setProperty("caselli.mail.host", "mail.example.com");
    System.setProperty("caselli.mail.from", "fax@example.com");
    System.setProperty("caselli.dial.string", "sofia/gateway/carrier/{number}");
    System.setProperty("caselli.sandbox.pace", "instant");
    System.setProperty("jboss.node.name", "fax-2");

    Bootstrap bootstrap = Bootstrap.read();

    assertThat(bootstrap.engine()).isEqualTo("freeswitch");
    assertThat(bootstrap.data()).isEqualTo(Path.of("/srv/fax"));
    assertThat(bootstrap.secrets()).isEqualTo(Path.of("/srv/secrets"));
    assertThat(bootstrap.fileProxyPort()).isEqualTo(31_000);
    assertThat(bootstrap.mailHost()).isEqualTo("mail.example.com");
    assertThat(bootstrap.mailFrom()).isEqualTo("fax@example.com");
    assertThat(bootstrap.dialString()).contains("sofia/gateway/carrier/{number}");
    assertThat(bootstrap.sandboxPace()).isEqualTo("instant");
    assertThat(bootstrap.node()).isEqualTo("fax-2");
  }

  @Test
  void the_servers_own_data_directory_and_port_offset_count() {
    System.setProperty("jboss.server.data.dir", "/srv/server/data");
    System.setProperty("jboss.socket.binding.port-offset", "100");

    Bootstrap bootstrap = Bootstrap.read();

    assertThat(bootstrap.data()).isEqualTo(Path.of("/srv/server/data"));
    assertThat(bootstrap.secrets()).isEqualTo(Path.of("/srv/server/data"));
    assertThat(bootstrap.fileProxyPort()).isEqualTo(31_050);
  }

  @Test
  void switches_come_by_comma_with_the_usual_port_unless_it_is_said() throws IOException {
    switches("one.example.com:8022, 192.0.2.7 ,,");

    assertThat(Bootstrap.read().switches())
        .containsExactly(
            new SwitchAddress("one.example.com:8022", "one.example.com", 8022, "ClueCon"),
            new SwitchAddress("192.0.2.7", "192.0.2.7", 8021, "ClueCon"));
  }

  @Test
  void a_blank_list_of_switches_needs_no_password() {
    System.setProperty("caselli.switches", "  ");

    assertThat(Bootstrap.read().switches()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs.example.com:abc", "fs.example.com:", "fs.example.com:8021x"})
  void a_port_that_is_no_number_is_said_with_what_was_given(String text) throws IOException {
    switches("good.example.com:8021," + text);

    assertThatThrownBy(Bootstrap::read)
        .hasMessageContaining("caselli.switches")
        .hasMessageContaining("HOST:PORT")
        .hasMessageEndingWith("not " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1"})
  void a_port_that_cannot_be_is_said_with_its_switch(String port) throws IOException {
    switches("fs.example.com:" + port);

    assertThatThrownBy(Bootstrap::read)
        .hasMessageContaining("fs.example.com")
        .hasMessageContaining("out of range: " + port);
  }

  @Test
  void a_switch_without_a_password_file_is_said_by_the_name_of_the_property() {
    System.setProperty("caselli.switches", "fs.example.com");

    assertThatThrownBy(Bootstrap::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("caselli.switch.password.file");
  }

  @Test
  void a_password_file_that_is_not_there_is_said_by_its_path() {
    Path missing = directory.resolve("nowhere");
    System.setProperty("caselli.switches", "fs.example.com");
    System.setProperty("caselli.switch.password.file", missing.toString());

    assertThatThrownBy(Bootstrap::read)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void the_password_is_not_shown() throws IOException {
    switches("fs.example.com");

    assertThat(Bootstrap.read().toString()).doesNotContain("ClueCon");
  }
}
