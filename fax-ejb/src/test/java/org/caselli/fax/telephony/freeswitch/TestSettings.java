package org.caselli.fax.telephony.freeswitch;

import java.time.Duration;

/** Settings with short waits, as far as a test does not need others. */
public final class TestSettings {
  /** How long silence has to last. */
  static final Duration UNHEARD = Duration.ofMillis(600);

  private TestSettings() {}

  public static FreeSwitchSettings patient() {
    return of(Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofSeconds(30));
  }

  /** Gives a lost switch up soon. */
  static FreeSwitchSettings impatient() {
    return of(Duration.ofMinutes(3), Duration.ofMillis(400), Duration.ofSeconds(30));
  }

  static FreeSwitchSettings of(Duration negotiation, Duration lostSwitch, Duration silence) {
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
            UNHEARD,
            Duration.ofSeconds(2)),
        FreeSwitchSettings.Limits.standard(),
        () -> lostSwitch);
  }
}
