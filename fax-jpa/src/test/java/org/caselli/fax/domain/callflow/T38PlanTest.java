package org.caselli.fax.domain.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.caselli.fax.domain.callflow.T38Plan.Gateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class T38PlanTest {
  @ParameterizedTest
  @CsvSource({
    "true,   true,  true,  false, true,  NONE",
    "true,   false, true,  true,  false, PEER",
    "false,  false, true,  false, true,  NONE",
    "false,  true,  true,  true,  false, SELF",
    "absent, true,  true,  true,  false, SELF",
    "absent, false, false, false, false, NONE"
  })
  void carrier_and_receiver_decide_together(
      String carrier,
      boolean receiver,
      boolean enabled,
      boolean request,
      boolean passthrough,
      Gateway gateway) {
    Optional<Boolean> known =
        carrier.equals("absent") ? Optional.empty() : Optional.of(Boolean.valueOf(carrier));

    assertThat(T38Plan.of(known, receiver))
        .isEqualTo(new T38Plan(enabled, request, passthrough, gateway));
  }
}
