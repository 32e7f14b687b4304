package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.VirtualMachine;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings are seen, changed, told apart and taken back. */
@ExtendWith(FaxServer.class)
class SettingsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SYSTEM = "/v2/system_configs/";

  private final FaxServer.Running running;
  private final FaxClient client;

  SettingsIT(FaxServer.Running running) {
    this.running = running;
    this.client = running.client();
  }

  private static JsonNode json(Object value) {
    return JSON.valueToTree(value);
  }

  @Test
  void what_holds_says_where_it_comes_from() {
    FaxClient account = running.newAccount("origins");
    String configs = "/v2/accounts/" + account.account() + "/configs/fax";
    account.patch(configs, json(Map.of("endpoint_timeout", 55)));

    JsonNode held = account.get(configs + "?effective=true").data();

    assertThat(held.path("endpoint_timeout"))
        .isEqualTo(json(Map.of("value", 55, "origin", "account")));
    assertThat(held.path("ecm")).isEqualTo(json(Map.of("value", true, "origin", "default")));
    assertThat(account.get(configs + "?with_defaults=true").data().path("ecm").asBoolean())
        .isTrue();
    assertThat(account.get(configs).data().has("ecm")).isFalse();
    JsonNode catalogue = account.get("/v2/settings").data();
    assertThat(catalogue.path("settings").findValuesAsText("name")).contains("smtp_port", "port");
    assertThat(catalogue.path("retired").findValuesAsText("name")).contains("xmpp_interval");
  }

  @Test
  void a_configuration_of_kazoo_is_taken_as_it_is() {
    String converter =
        "{\"data\":{\"id\":\"kazoo_convert\",\"default\":{\"fax_converter\":\"fax_converter\","
            + "\"fax\":{\"convert_command_timeout\":170000,\"convert_pdf_command\":\"gs\"}}}}";

    Answer answer =
        client.call(
            "POST",
            SYSTEM + "kazoo_convert",
            client.token(),
            "application/json",
            BodyPublishers.ofString(converter));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.data().path("default"))
        .isEqualTo(json(Map.of("fax", Map.of("convert_command_timeout", 170_000))));
    assertThat(client.get(SYSTEM + "fax/default").data().path("convert_command_timeout").asInt())
        .isEqualTo(170_000);
    Answer reset =
        client.call(
            "DELETE", SYSTEM + "kazoo_convert", client.token(), "", BodyPublishers.noBody());
    assertThat(reset.data().path("default").isEmpty()).isTrue();
  }

  @Test
  void two_administrators_do_not_undo_each_others_work() {
    FaxClient account = running.newAccount("two administrators");
    String configs = "/v2/accounts/" + account.account() + "/configs/fax";
    String seen = account.get(configs).json().path("revision").asText();
    account.patch(configs, json(Map.of("max_outbound", 4)));

    Answer late =
        change(account, configs, "{\"data\":{\"max_outbound\":9},\"revision\":\"" + seen + "\"}");

    assertThat(late.status()).as(late.toString()).isEqualTo(409);
    Answer refused =
        account.send(
            account
                .request(configs)
                .header("Content-Type", "application/json")
                .header("X-Auth-Token", account.token())
                .header("If-Match", '"' + seen + '"')
                .method("PATCH", BodyPublishers.ofString("{\"data\":{\"max_outbound\":9}}")),
            "PATCH");
    assertThat(refused.status()).isEqualTo(412);
    JsonNode history = account.get(configs + "/history").data();
    assertThat(history).hasSize(1);
    assertThat(history.get(0).path("by").asText()).isEqualTo(account.keyId());
    assertThat(history.get(0).path("changes"))
        .isEqualTo(json(Map.of("max_outbound", Map.of("to", 4))));
  }

  private static Answer change(FaxClient account, String path, String body) {
    return account.call(
        "PATCH", path, account.token(), "application/json", BodyPublishers.ofString(body, UTF_8));
  }

  @Test
  void what_is_wrong_is_told_by_field() {
    Answer answer =
        change(client, SYSTEM + "fax", "{\"data\":{\"max_outbund\":1,\"smtp_port\":70000}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.data().at("/max_outbund/unknown/message").asText())
        .endsWith("did you mean max_outbound?");
    assertThat(answer.data().at("/smtp_port/invalid/message").asText())
        .isEqualTo("smtp_port must be from 1 to 65535, not 70000");
    assertThat(client.get(SYSTEM + "nonsense").status()).isEqualTo(404);
  }

  @Test
  void an_operator_changes_them_by_jmx() throws Exception {
    String place = "account/" + running.newAccount("by jmx").account();
    VirtualMachine machine = VirtualMachine.attach(Long.toString(running.server().process().pid()));
    JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
    try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
      MBeanServerConnection server = connector.getMBeanServerConnection();

      assertThat(settings(server, "set", place, "max_pages", "12")).isEqualTo("12");
      assertThat(settings(server, "get", place, "max_pages")).isEqualTo("12");
      assertThat(settings(server, "unset", place, "max_pages")).isEqualTo("1000");
      assertThatThrownBy(() -> settings(server, "set", place, "max_pages", "0"))
          .isInstanceOf(RuntimeMBeanException.class)
          .hasMessageContaining("max_pages must be from 1 to 10000, not 0");
      String history =
          (String)
              server.invoke(
                  new ObjectName("org.caselli.fax:type=Settings"),
                  "history",
                  new Object[] {place, 5},
                  new String[] {String.class.getName(), "int"});
      assertThat(JSON.readTree(history).findValuesAsText("by")).containsExactly("jmx", "jmx");
    } finally {
      machine.detach();
    }
  }

  private static Object settings(MBeanServerConnection server, String operation, Object... words)
      throws Exception {
    String[] types = new String[words.length];
    Arrays.fill(types, String.class.getName());
    return server.invoke(new ObjectName("org.caselli.fax:type=Settings"), operation, words, types);
  }
}
