package org.caselli.fax.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same step has the same name in each run. */
class PointNamesTest {
  @Test
  void a_step_is_named_after_the_class_that_takes_it_and_not_after_its_proxy() {
    assertThat(
            PointNames.maker("org.caselli.fax.app.submit.StoreSubmission$Proxy$_$$_WeldSubclass"))
        .contains("StoreSubmission");
    assertThat(PointNames.maker("org.caselli.fax.app.transmit.LiveCalls")).contains("LiveCalls");
  }

  @Test
  void those_who_write_for_others_name_no_step() {
    assertThat(PointNames.maker("org.caselli.fax.store.JpaJobs")).isEmpty();
    assertThat(PointNames.maker("org.caselli.fax.boot.UncheckedCommits")).isEmpty();
    assertThat(PointNames.maker("org.h2.engine.SessionLocal")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bgapi originate {origination_uuid=1}sofia/x &txfax(/a); bgapi originate",
        "bgapi http_get http://127.0.0.1/a; bgapi http_get",
        "api db insert/caselli_begun/1-2/1; api db insert/caselli_begun",
        "api uuid_exists 1-2; api uuid_exists",
        "sendmsg; sendmsg"
      })
  void a_command_is_named_without_what_differs_between_calls(String command, String name) {
    assertThat(PointNames.command(command + "\nJob-UUID: 1")).isEqualTo(name);
  }

  @Test
  void questions_that_are_asked_all_the_time_are_no_steps() {
    assertThat(PointNames.command("api uptime s")).isEmpty();
    assertThat(PointNames.command("auth secret")).isEmpty();
  }
}
