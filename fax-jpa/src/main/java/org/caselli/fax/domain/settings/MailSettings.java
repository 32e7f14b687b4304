package org.caselli.fax.domain.settings;

import static java.util.stream.Collectors.joining;
import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caselli.fax.domain.network.AddressRange;

/** That part of the catalogue which is about faxes that are submitted by mail. */
public final class MailSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  private static final Set<SettingScope> EVERYWHERE = Set.of(SYSTEM, ACCOUNT, FAXBOX);
  private static final Set<SettingScope> ACCOUNTS = Set.of(SYSTEM, ACCOUNT);
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);
  private static final String PREFIX = "prefix";

  private static final SettingType<List<?>> CONTENT_TYPES =
      SettingType.from(
          SettingType.LIST,
          "media types: a text or {\"type\": …} for a whole one, {\"prefix\": …} for its beginning",
          MailSettings::contentTypes,
          types -> types);

  public static final SettingKey<Boolean> OPEN_TO_ALL =
      key(
          "allow_all_addresses_when_empty",
          SettingType.BOOLEAN,
          false,
          SYSTEM_ONLY,
          true,
          "Anybody may mail to a faxbox that has neither a list of senders nor an owner.");

  public static final SettingKey<List<?>> ALLOWED_TYPES =
      key(
          "allowed_content_types",
          CONTENT_TYPES,
          List.of(
              "application/pdf",
              "image/tiff",
              Map.of(PREFIX, "image"),
              Map.of(PREFIX, "application/vnd.openxmlformats-officedocument"),
              Map.of(PREFIX, "application/vnd.oasis.opendocument"),
              "application/msword",
              "application/vnd.ms-excel",
              "application/vnd.ms-powerpoint"),
          EVERYWHERE,
          true,
          "Attachments that become a fax, unless an entry of denied_content_types fits that is as long"
              + " or longer.");

  public static final SettingKey<List<?>> DENIED_TYPES =
      key(
          "denied_content_types",
          CONTENT_TYPES,
          List.of(Map.of(PREFIX, "image/")),
          EVERYWHERE,
          true,
          "Attachments that do not, unless a longer entry of allowed_content_types fits: by default"
              + " pictures other than TIFF, which are mostly logos of signatures.");

  public static final SettingKey<String> SMALLEST_PICTURE =
      key(
          "image_min_size",
          SettingType.matching(
              Pattern.compile("\\d{1,5}(x\\d{1,5})?"), "width x height in pixels such as 700x10"),
          "700x10",
          EVERYWHERE,
          true,
          "Attached pictures that are smaller in either direction are left out.");

  public static final SettingKey<Boolean> LOGGED =
      key(
          "log_faxbox_errors",
          SettingType.BOOLEAN,
          true,
          ACCOUNTS,
          true,
          "Refused mail is kept in the mail log of the account, unless its faxbox says otherwise."
              + " Without one of its own an account has its reseller's.");

  public static final SettingKey<Boolean> REPORT_STRANGERS =
      key(
          "report_anonymous_system_errors",
          SettingType.BOOLEAN,
          false,
          SYSTEM_ONLY,
          true,
          "The system's administrator hears of failed mail that belongs to no account.");

  public static final SettingKey<Boolean> REPORT_FAXBOXES =
      key(
          "report_faxbox_system_errors",
          SettingType.BOOLEAN,
          true,
          SYSTEM_ONLY,
          true,
          "The system's administrator hears of failed mail to a faxbox.");

  public static final SettingKey<Boolean> REPORT_SENDERS =
      key(
          "report_smtp_errors",
          SettingType.BOOLEAN,
          true,
          SYSTEM_ONLY,
          true,
          "The sender hears of mail that could not become a fax.");

  public static final SettingKey<Long> MAX_SIZE =
      key(
          "smtp_max_msg_size",
          SettingType.bytes(1, 10_737_418_240L),
          10_485_670L,
          SYSTEM_ONLY,
          true,
          "Largest mail that is taken.");

  public static final SettingKey<Integer> PORT =
      key(
          "smtp_port",
          SettingType.integer(1, 65_535),
          19_025,
          SYSTEM_ONLY,
          false,
          "Port that mail is taken on, before the port offset.");

  public static final SettingKey<Integer> SESSIONS =
      key(
          "smtp_sessions",
          SettingType.integer(1, 10_000),
          50,
          SYSTEM_ONLY,
          true,
          "Connections at once; more are answered with 421.");

  public static final SettingKey<Boolean> REQUIRE_TLS =
      key(
          "smtp_require_tls",
          SettingType.BOOLEAN,
          false,
          SYSTEM_ONLY,
          true,
          "Mail is taken only after STARTTLS, which needs a certificate; else it is answered with"
              + " 530.");

  public static final SettingKey<Boolean> REQUIRE_AUTH =
      key(
          "smtp_require_auth",
          SettingType.BOOLEAN,
          false,
          SYSTEM_ONLY,
          true,
          "Mail is taken only from who has signed in, after STARTTLS; else it is answered with 530."
              + " Then no mail server of somebody else can bring mail.");

  public static final SettingKey<Integer> RECIPIENTS =
      key(
          "smtp_max_recipients",
          SettingType.integer(1, 10_000),
          100,
          SYSTEM_ONLY,
          true,
          "Recipients that a mail may have, each a fax; more are answered with 452.");

  public static final SettingKey<Duration> IDLE =
      key(
          "smtp_idle_timeout",
          SettingType.seconds(1, 3_600),
          Duration.ofMinutes(5),
          SYSTEM_ONLY,
          true,
          "How long a mail connection may rest between two lines.");

  public static final SettingKey<Duration> LONGEST_SESSION =
      key(
          "smtp_session_timeout",
          SettingType.seconds(1, 86_400),
          Duration.ofMinutes(30),
          SYSTEM_ONLY,
          true,
          "How long a mail connection may last, however busy it is.");

  public static final SettingKey<Integer> HOURLY =
      key(
          "smtp_sender_hourly_mails",
          SettingType.integer(0, 1_000_000),
          1_000,
          SYSTEM_ONLY,
          true,
          "Mails that one sender may send in an hour to a node; more are answered with 450. 0: as many"
              + " as it likes.");

  public static final SettingKey<List<AddressRange>> PROXIES =
      key(
          "smtp_proxies",
          SettingType.from(
              SettingType.STRING,
              "addresses or CIDR ranges, separated by blanks",
              MailSettings::ranges,
              ranges -> ranges.stream().map(AddressRange::toString).collect(joining(" "))),
          List.of(),
          SYSTEM_ONLY,
          true,
          "Load balancers that begin each mail connection with a PROXY header (version 1 or 2), and"
              + " are believed whose connection it is.");

  public static final SettingKey<Duration> CHECK_TIME =
      key(
          "smtp_sender_check_timeout",
          SettingType.millis(0, 60_000),
          Duration.ofSeconds(5),
          SYSTEM_ONLY,
          true,
          "Longest time that the name servers are asked whether a mail comes from its sender's domain"
              + " (SPF and DKIM). 0: they are not asked.");

  private MailSettings() {}

  private static List<AddressRange> ranges(String text) {
    return Stream.of(text.split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(AddressRange::of)
        .toList();
  }

  private static <T> SettingKey<T> key(
      String name,
      SettingType<T> type,
      T fallback,
      Set<SettingScope> scopes,
      boolean live,
      String gain) {
    SettingKey<T> key = new SettingKey<>(name, type, fallback, scopes, live, gain);
    ALL.add(key);
    return key;
  }

  private static List<?> contentTypes(List<?> given) {
    given.forEach(
        each -> {
          boolean object =
              each instanceof Map<?, ?> map
                  && map.size() == 1
                  && (map.get("type") instanceof String || map.get(PREFIX) instanceof String);
          if (!object && !(each instanceof String)) {
            throw new IllegalArgumentException(
                "must hold texts, {\"type\": …} or {\"prefix\": …}, not " + each);
          }
        });
    return List.copyOf(given);
  }
}
