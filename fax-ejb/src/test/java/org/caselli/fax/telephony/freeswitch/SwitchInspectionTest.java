package org.caselli.fax.telephony.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.groups.Tuple;
import org.caselli.fax.port.SwitchReport;
import org.caselli.fax.port.SwitchReport.Finding;
import org.caselli.fax.port.SwitchReport.Verdict;
import org.caselli.fax.telephony.freeswitch.socket.SwitchAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchInspectionTest {
  private static final String PROBE = "http://10.9.8.7:30950/fax/probe/caselli.txt";

  private static final String CUT = "cut";

  private final Switch freeSwitch = new Switch();
  private final EngineThreads threads = new EngineThreads();

  /** A switch that has what its answers say. */
  private static final class Switch extends FakeSwitch {
    final Map<String, String> answers = new ConcurrentHashMap<>();

    @Override
    String api(Connection connection, String command) {
      String known = answers.get(command);
      if (CUT.equals(known)) {
        connection.close();
        return "";
      }
      return known == null ? super.api(connection, command) : known;
    }

    @Override
    void originated(Connection connection, SwitchParser command, String job) {
      throw new IllegalStateException("No call is made");
    }

    @Override
    void killed(Connection connection, String uuid) {
      throw new IllegalStateException("No call is made");
    }
  }

  @AfterEach
  void stop() {
    freeSwitch.close();
    threads.close();
  }

  private void complete() {
    freeSwitch.answers.putAll(
        Map.of(
            "version",
            "FreeSWITCH Version 1.11.1+git (64bit)\n",
            "http_get {refresh=true}" + PROBE,
            "/var/cache/http_file_cache/ab/caselli.txt\n",
            "http_put " + PROBE + " /var/cache/http_file_cache/ab/caselli.txt",
            "+OK 201\n",
            "system touch /var/fax/caselli_probe",
            "+OK\n",
            "file_exists /var/fax/caselli_probe",
            "true",
            "sofia status gateway carrier",
            "Name    \tcarrier\nState   \tREGED\nStatus  \tUP\n",
            "xml_locate dialplan context name caselli",
            "<context name=\"caselli\"><extension name=\"caselli_page\"/></context>"));
    for (String module :
        List.of(
            "mod_sofia",
            "mod_dptools",
            "mod_commands",
            "mod_spandsp",
            "mod_http_cache",
            "mod_db",
            "mod_event_socket",
            "mod_dialplan_xml",
            "mod_sndfile")) {
      freeSwitch.answers.put("module_exists " + module, "true");
    }
  }

  private SwitchReport inspected(SwitchAddress address) {
    FreeSwitchEngine engine =
        new FreeSwitchEngine(List.of(address), TestSettings.patient(), Clock.systemUTC(), threads);
    engine.start(event -> {});
    try {
      return engine
          .inspect(
              new SwitchReport.Wanted(
                  Optional.of(URI.create("http://10.9.8.7:30950")),
                  "sofia/gateway/carrier/{number}",
                  "/var/fax"))
          .get(0);
    } finally {
      engine.stop();
    }
  }

  private SwitchReport inspected() {
    return inspected(freeSwitch.address("one"));
  }

  private static Tuple finding(String subject, Verdict verdict) {
    return tuple(subject, verdict);
  }

  private static List<Tuple> verdicts(SwitchReport report) {
    return report.findings().stream().map(f -> finding(f.subject(), f.verdict())).toList();
  }

  @Test
  void a_switch_that_has_everything_works() {
    complete();

    SwitchReport report = inspected();

    assertThat(report.works()).isTrue();
    assertThat(report.name()).isEqualTo("one");
    assertThat(report.findings()).hasSize(17).allMatch(each -> each.verdict() == Verdict.OK);
    assertThat(verdicts(report))
        .contains(
            finding("event socket", Verdict.OK),
            finding("password", Verdict.OK),
            finding("version", Verdict.OK),
            finding("mod_spandsp", Verdict.OK),
            finding("fetching from the file proxy", Verdict.OK),
            finding("leaving files at the file proxy", Verdict.OK),
            finding("directory of received faxes", Verdict.OK),
            finding("gateway carrier", Verdict.OK),
            finding("dialplan context caselli", Verdict.OK));
  }

  @Test
  void what_is_missing_is_told_with_what_to_do() {
    complete();
    freeSwitch.answers.put("module_exists mod_spandsp", "false");
    freeSwitch.answers.put("http_get {refresh=true}" + PROBE, "-ERR http_get Command not found!\n");
    freeSwitch.answers.put("file_exists /var/fax/caselli_probe", "false");
    freeSwitch.answers.put("sofia status gateway carrier", "Invalid Gateway!\n");
    freeSwitch.answers.put("xml_locate dialplan context name caselli", "-ERR not found\n");
    freeSwitch.answers.put("version", "FreeSWITCH Version 1.8.7\n");

    SwitchReport report = inspected();

    assertThat(report.works()).isFalse();
    assertThat(report.findings())
        .filteredOn(each -> each.verdict() != Verdict.OK)
        .extracting(Finding::subject, Finding::verdict)
        .containsExactly(
            finding("version", Verdict.WARNING),
            finding("mod_spandsp", Verdict.MISSING),
            finding("fetching from the file proxy", Verdict.MISSING),
            finding("directory of received faxes", Verdict.WARNING),
            finding("gateway carrier", Verdict.MISSING),
            finding("dialplan context caselli", Verdict.WARNING));
    assertThat(report.findings())
        .extracting(Finding::subject)
        .doesNotContain("leaving files at the file proxy");
  }

  @Test
  void a_gateway_that_is_down_and_a_proxy_that_takes_no_files_are_warnings() {
    complete();
    freeSwitch.answers.put(
        "sofia status gateway carrier", "Name\tcarrier\nStatus  \tDOWN (ping)\n");
    freeSwitch.answers.put(
        "http_put " + PROBE + " /var/cache/http_file_cache/ab/caselli.txt", "-ERR 500\n");

    SwitchReport report = inspected();

    assertThat(report.works()).isTrue();
    assertThat(verdicts(report))
        .contains(
            finding("gateway carrier", Verdict.WARNING),
            finding("leaving files at the file proxy", Verdict.WARNING));
  }

  @Test
  void a_refused_password_is_the_last_finding() {
    SwitchAddress right = freeSwitch.address("one");

    SwitchReport report =
        inspected(new SwitchAddress("one", right.host(), right.port(), "not this one"));

    assertThat(verdicts(report))
        .containsExactly(finding("event socket", Verdict.OK), finding("password", Verdict.MISSING));
  }

  @Test
  void a_switch_that_is_not_there_is_the_only_finding() {
    SwitchAddress gone = freeSwitch.address("gone");
    freeSwitch.close();

    assertThat(verdicts(inspected(gone))).containsExactly(finding("event socket", Verdict.MISSING));
  }

  @Test
  void a_switch_that_breaks_off_is_told() {
    complete();
    freeSwitch.answers.put("module_exists mod_db", CUT);

    SwitchReport report = inspected();

    assertThat(report.works()).isFalse();
    assertThat(report.findings().get(report.findings().size() - 1).sentence())
        .contains("broke off");
  }
}
