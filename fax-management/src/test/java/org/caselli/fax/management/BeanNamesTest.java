package org.caselli.fax.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeanNamesTest {
  @Test
  void names_of_the_model_become_those_of_beans() {
    assertThat(BeanNames.operation("pause")).isEqualTo("pause");
    assertThat(BeanNames.operation("account-jobs")).isEqualTo("accountJobs");
    assertThat(BeanNames.attribute("paused-accounts")).isEqualTo("PausedAccounts");
  }
}
