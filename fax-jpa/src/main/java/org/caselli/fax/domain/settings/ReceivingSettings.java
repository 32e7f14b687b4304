package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caselli.fax.domain.callflow.NumberOrder;

/** That part of the catalogue which is about faxes that come in by telephone. */
public final class ReceivingSettings {
  private static final Set<SettingScope> EVERYWHERE = Set.of(SYSTEM, ACCOUNT, FAXBOX);
  private static final Set<SettingScope> ACCOUNTS = Set.of(SYSTEM, ACCOUNT);
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);

  public static final SettingKey<ReceivingIdentity> IDENTITY =
      new SettingKey<>(
          "fax_settings",
          SettingType.from(
                  SettingType.OBJECT,
                  "any of override_fax_identity, override_callee_number (boolean), fax_identity,"
                      + " caller_id, fax_header, caller_name, fax_timezone (string)",
                  ReceivingIdentity::parse,
                  ReceivingIdentity::flags)
              .merging(),
          ReceivingIdentity.PRESET,
          ACCOUNTS,
          true,
          "As whom a number answers. With override_fax_identity its station id is fax_identity, else"
              + " caller_id; with override_callee_number its own number is caller_id, else"
              + " fax_identity; otherwise both are the number that was called. An account's fields"
              + " are laid over the system's, those in its document over these, and over all the"
              + " faxbox's own, or those in the document of the user whose number it is.");

  public static final SettingKey<Boolean> DELETE_EMPTY =
      new SettingKey<>(
          "delete_empty_faxes",
          SettingType.BOOLEAN,
          false,
          EVERYWHERE,
          true,
          "Received faxes without a page are only logged. Without it they are put into the inbox as"
              + " failed.");

  public static final SettingKey<String> T38_DEFAULT =
      new SettingKey<>(
          "inbound_t38_default",
          SettingType.word("true", "false", "auto"),
          "true",
          EVERYWHERE,
          true,
          "Whether T.38 is wanted for faxes that come in, where neither the callflow nor the faxbox"
              + " (media.fax_option) says so. True, and auto, which means the same: it is taken, and"
              + " asked for by re-INVITE unless the trunk is known to speak it. False: audio alone,"
              + " unless the trunk is known.");

  public static final SettingKey<Integer> MAX_INBOUND =
      new SettingKey<>(
          "max_inbound",
          SettingType.integer(0, 100_000),
          100,
          EVERYWHERE,
          true,
          "How many faxes an account, or a faxbox, receives at once; whoever calls then hears the"
              + " line busy. 0 takes no call at all.");

  public static final SettingKey<List<NumberOrder.Place>> NUMBER_ORDER =
      new SettingKey<>(
          "called_number_order",
          SettingType.from(
              SettingType.STRING,
              "words out of header, to and diversion, separated by blanks",
              ReceivingSettings::places,
              ReceivingSettings::words),
          List.of(NumberOrder.Place.HEADER, NumberOrder.Place.TO, NumberOrder.Place.DIVERSION),
          SYSTEM_ONLY,
          true,
          "Where the called number is looked for in an incoming call, and in which order: the header"
              + " of called_number_header, To, Diversion (RFC 5806). The first number that leads"
              + " anywhere counts. Put diversion first where many lines are passed on to one number"
              + " that is known here too.");

  public static final SettingKey<String> NUMBER_HEADER =
      new SettingKey<>(
          "called_number_header",
          SettingType.matching(
              Pattern.compile("|[A-Za-z0-9-]{1,64}"), "the name of a SIP header, or empty"),
          "",
          SYSTEM_ONLY,
          true,
          "SIP header in which the trunk gives the called number, for instance P-Called-Party-ID."
              + " Empty: none.");

  public static final SettingKey<Duration> DETECT_DURATION =
      new SettingKey<>(
              "fax_detect_duration_s",
              SettingType.seconds(1, 60),
              Duration.ofSeconds(5),
              ACCOUNTS,
              true,
              "How long a switch listens for a fax tone before it takes a call for a voice, where the"
                  + " callflow does not say.")
          .in("callflow", "fax_detect_duration_s");

  public static final SettingKey<Integer> UPLOAD_ASKS =
      new SettingKey<>(
              "call_command.store_file.fax.retries",
              SettingType.integer(0, 100),
              5,
              SYSTEM_ONLY,
              true,
              "Times in quick succession that a switch is asked for the file of a fax that it"
                  + " received. After max_storage_retry such rounds the fax is put into the inbox"
                  + " without its pages, and they are asked for every quarter of an hour.")
          .in("call_command", "store_file.fax.retries");

  public static final SettingKey<Duration> UPLOAD_TIMEOUT =
      new SettingKey<>(
              "call_command.store_file.fax.save_timeout_ms",
              SettingType.millis(1_000, 3_600_000),
              Duration.ofMinutes(5),
              SYSTEM_ONLY,
              true,
              "Limit for one transfer of such a file; when it has passed without the file, the"
                  + " switch is asked again.")
          .in("call_command", "store_file.fax.save_timeout_ms");

  public static final SettingKey<Long> LARGEST_FILE =
      new SettingKey<>(
          "max_received_size",
          SettingType.bytes(1_000_000, 4_000_000_000L),
          500_000_000L,
          SYSTEM_ONLY,
          true,
          "Largest file of a received fax that the file proxy takes from a switch.");

  static final List<SettingKey<?>> ALL =
      List.of(
          IDENTITY,
          DELETE_EMPTY,
          T38_DEFAULT,
          MAX_INBOUND,
          NUMBER_ORDER,
          NUMBER_HEADER,
          DETECT_DURATION,
          UPLOAD_ASKS,
          UPLOAD_TIMEOUT,
          LARGEST_FILE);

  private ReceivingSettings() {}

  private static List<NumberOrder.Place> places(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must name at least one of header, to and diversion");
    }
    return Stream.of(text.strip().split("\\s+")).map(NumberOrder.Place::named).toList();
  }

  private static String words(List<NumberOrder.Place> places) {
    return places.stream()
        .map(place -> place.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
