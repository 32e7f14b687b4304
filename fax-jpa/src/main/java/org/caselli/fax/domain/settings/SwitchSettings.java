package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** That part of the catalogue which is about switches that hand calls over. */
public final class SwitchSettings {
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);

  public static final SettingKey<String> FILE_DIRECTORY =
      new SettingKey<>(
              "fax_file_path",
              SettingType.matching(
                  Pattern.compile("/[A-Za-z0-9/._-]*"),
                  "an absolute path of letters, digits, dots, dashes and slashes, such as /tmp/"),
              "/tmp/",
              SYSTEM_ONLY,
              true,
              "Where a switch keeps a fax while it receives it, as the switch sees it. There has to be"
                  + " room for all faxes that come in at once.")
          .alias("ecallmgr.fax_file_path");

  public static final SettingKey<String> SHARED_DIRECTORY =
      new SettingKey<>(
          "received_file_directory",
          SettingType.matching(Pattern.compile("|/\\P{Cntrl}*"), "an absolute path, or empty"),
          "",
          SYSTEM_ONLY,
          true,
          "The directory fax_file_path of the switches as this server sees it, when it is shared."
              + " Files are then taken from there. Empty: the switch uploads each file to the file"
              + " proxy.");

  public static final SettingKey<Integer> PORT =
      new SettingKey<>(
          "inbound_port",
          SettingType.integer(1, 65_535),
          8_084,
          SYSTEM_ONLY,
          false,
          "Port on which calls are taken from switches, before the port offset.");

  public static final SettingKey<List<String>> ALLOWED =
      new SettingKey<>(
          "inbound_switches",
          SettingType.from(
              SettingType.STRING,
              "addresses, CIDR ranges or host names, separated by blanks",
              SwitchSettings::words,
              words -> String.join(" ", words)),
          List.of(),
          SYSTEM_ONLY,
          true,
          "Which switches may hand calls over; they show no password. Empty: those that this server"
              + " is connected to, and this machine itself.");

  public static final SettingKey<Integer> MAX_CALLS =
      new SettingKey<>(
          "inbound_max_calls",
          SettingType.integer(0, 100_000),
          1_000,
          SYSTEM_ONLY,
          true,
          "Calls that one node takes from switches at once; more are refused as congestion, which"
              + " makes most networks try another way.");

  static final List<SettingKey<?>> ALL =
      List.of(PORT, ALLOWED, MAX_CALLS, FILE_DIRECTORY, SHARED_DIRECTORY);

  private SwitchSettings() {}

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
