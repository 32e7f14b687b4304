package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;

/** Settings with short waits, as far as a test does not need others. */
final class TestSettings {
  private TestSettings() {}

  static FreeSwitchSettings patient() {
    return of(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofSeconds(30));
  }

  /** Gives a lost switch up soon. */
  static FreeSwitchSettings impatient() {
    return of(Duration.ofMinutes(3), Duration.ofMillis(400), Duration.ofSeconds(30));
  }

  /** Lets the switch forget a call as soon as its end was reported. */
  static FreeSwitchSettings forgetful() {
    return of(
        Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMillis(1));
  }

  static FreeSwitchSettings of(Duration negotiation, Duration lostSwitch, Duration silence) {
    return of(negotiation, lostSwitch, silence, Duration.ofMinutes(10));
  }

  private static FreeSwitchSettings of(
      Duration negotiation, Duration lostSwitch, Duration silence, Duration keepRecords) {
    return new FreeSwitchSettings(
        30950,
        true,
        new FreeSwitchSettings.Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            silence,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(30),
            negotiation,
            Duration.ofMinutes(5),
            lostSwitch,
            keepRecords),
        FreeSwitchSettings.Limits.standard());
  }
}
