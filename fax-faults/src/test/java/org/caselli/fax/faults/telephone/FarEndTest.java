package org.caselli.fax.faults.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import org.caselli.fax.faults.telephone.FarEnd.Behaviour;
import org.junit.jupiter.api.Test;

class FarEndTest {
  @Test
  void the_last_seven_digits_tell_what_a_machine_does() {
    assertThat(FarEnd.of("+1 (555) 321-0001")).isEqualTo(new FarEnd(Behaviour.DROPS, 2));
    assertThat(FarEnd.of("4930900000")).isEqualTo(new FarEnd(Behaviour.ACCEPTS, 9));
    assertThat(FarEnd.of("1234")).isEqualTo(new FarEnd(Behaviour.ACCEPTS, 0));
  }

  @Test
  void a_machine_that_drops_once_takes_the_second_call() {
    FarEnd machine = FarEnd.of("15554200001");

    assertThat(machine.at(0)).isEqualTo(new FarEnd(Behaviour.DROPS, 2));
    assertThat(machine.at(1).behaviour()).isEqualTo(Behaviour.ACCEPTS);
  }

  @Test
  void a_machine_is_busy_at_as_many_calls_as_its_number_says() {
    FarEnd machine = FarEnd.of("15557200001");

    assertThat(machine.at(1).behaviour()).isEqualTo(Behaviour.BUSY);
    assertThat(machine.at(2).behaviour()).isEqualTo(Behaviour.ACCEPTS);
    assertThat(FarEnd.of("15557000001").at(0).behaviour()).isEqualTo(Behaviour.BUSY);
  }
}
