package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caselli.fax.domain.retry.RescheduleRule;

/** That part of the catalogue which says how faxes are sent, and what is taken in to be sent. */
public final class FaxSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();
  private static final Set<SettingScope> EVERYWHERE = Set.of(SYSTEM, ACCOUNT, FAXBOX);
  private static final Set<SettingScope> ACCOUNTS = Set.of(SYSTEM, ACCOUNT);
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);
  private static final int HOUR_S = 3600;
  private static final int DAY_S = 24 * HOUR_S;
  private static final long MIB = 1024L * 1024;

  public static final SettingKey<Integer> MAX_OUTBOUND =
      live(
          "max_outbound",
          SettingType.integer(0, 100_000),
          10,
          ACCOUNTS,
          "How many faxes of one account are sent at once. 0 holds the account's faxes back. Without"
              + " one of its own an account has its reseller's.");

  public static final SettingKey<Boolean> SENDING_PAUSED =
      live(
          "sending_paused",
          SettingType.BOOLEAN.merging(),
          false,
          ACCOUNTS,
          "Nothing new is dialled; calls that are up go on, and faxes are accepted and prepared. What"
              + " is paused for the whole system is paused for every account. Only the system's"
              + " administrator may change it; ./fax pause and ./fax resume do, and start at once"
              + " what was held back.");

  public static final SettingKey<Boolean> SERIALIZE_OUTBOUND_NUMBERS =
      add(
          key(
                  "serialize_outbound_numbers",
                  SettingType.BOOLEAN,
                  true,
                  SYSTEM_ONLY,
                  "Never two calls at once to one number. Switch it off only for destinations that take"
                      + " many calls.")
              .alias("serialize_outbound_number"));

  public static final SettingKey<Duration> DEFAULT_RETRY_PERIOD =
      live(
          "default_retry_period",
          SettingType.seconds(0, 7 * DAY_S),
          Duration.ofSeconds(300),
          SYSTEM_ONLY,
          "How long a failed fax waits for its next attempt when no reschedule rule says"
              + " otherwise.");

  public static final SettingKey<Integer> DEFAULT_RETRY_COUNT =
      live(
          "default_retry_count",
          SettingType.integer(0, 100),
          3,
          SYSTEM_ONLY,
          "Attempts allowed by a matching reschedule rule that does not say how many.");

  public static final SettingKey<String> DEFAULT_COMPARE_FIELD =
      live(
          "default_compare_field",
          SettingType.STRING,
          "result_cause",
          SYSTEM_ONLY,
          "Field of tx_result that a reschedule rule compares when it does not name one.");

  public static final SettingKey<List<RescheduleRule>> RESCHEDULE =
      live(
          "reschedule",
          SettingType.from(
              SettingType.OBJECT,
              "rules by name, as in docs/api.md",
              RescheduleRule::parse,
              rules -> Map.of()),
          List.of(),
          SYSTEM_ONLY,
          "Rules by name: when to try again after which result, and how often. The first match"
              + " wins.");

  public static final SettingKey<Duration> NOT_DIALLED_RETRY_PERIOD =
      live(
          "not_dialled_retry_period",
          SettingType.seconds(1, HOUR_S),
          Duration.ofSeconds(15),
          SYSTEM_ONLY,
          "How long a fax waits that could not be dialled for our own reasons, for instance"
              + " because no switch is connected. It uses up no attempt.");

  public static final SettingKey<Duration> NOT_DIALLED_LIMIT =
      live(
          "not_dialled_limit",
          SettingType.seconds(1, 30 * DAY_S),
          Duration.ofDays(1),
          SYSTEM_ONLY,
          "How long after its submission a fax may wait that can never be dialled for our own"
              + " reasons; then it fails with a notice.");

  public static final SettingKey<Duration> LOST_CALL_LIMIT =
      live(
          "lost_call_limit",
          SettingType.seconds(10, 7 * DAY_S),
          Duration.ofHours(1),
          SYSTEM_ONLY,
          "How long a switch that is out of reach is asked how a call ended. The number stays"
              + " locked and the slot taken until then; after that the outcome is unknown, see"
              + " retry_unknown_outcome.");

  public static final SettingKey<Integer> MAX_DOCUMENTS =
      live(
          "max_documents",
          SettingType.integer(1, 200),
          50,
          ACCOUNTS,
          "How many documents one fax may be made of.");

  public static final SettingKey<Integer> MAX_RECIPIENTS =
      live(
          "max_recipients",
          SettingType.integer(1, 10_000),
          1000,
          ACCOUNTS,
          "How many recipients one request may have; each gets a fax of its own.");

  public static final SettingKey<Duration> IDEMPOTENCY_KEY_RETENTION =
      live(
          "idempotency_key_retention",
          SettingType.seconds(7 * DAY_S, 365 * DAY_S),
          Duration.ofDays(30),
          SYSTEM_ONLY,
          "How long a request is known again by its idempotency key, and a message by its id.");

  public static final SettingKey<Duration> ENDPOINT_TIMEOUT =
      live(
          "endpoint_timeout",
          SettingType.seconds(1, 600),
          Duration.ofSeconds(40),
          EVERYWHERE,
          "How long a number may ring (originate_timeout).");

  public static final SettingKey<Duration> ORIGINATE_TIMEOUT =
      live(
          "originate_stage_timeout",
          SettingType.seconds(5, 1200),
          Duration.ofSeconds(60),
          SYSTEM_ONLY,
          "Limit from dialling to the answer, at least endpoint_timeout and 20 s; then the call is"
              + " ended.");

  public static final SettingKey<Duration> NEGOTIATE_TIMEOUT =
      live(
          "negotiate_stage_timeout",
          SettingType.seconds(5, 1200),
          Duration.ofSeconds(120),
          SYSTEM_ONLY,
          "Limit from the answer to the end of the negotiation; then the call is ended.");

  public static final SettingKey<Duration> SEND_TIMEOUT =
      live(
          "send_stage_timeout",
          SettingType.seconds(5, 7200),
          Duration.ofSeconds(360),
          SYSTEM_ONLY,
          "Limit for one page; then the call is ended.");

  public static final SettingKey<Boolean> IGNORE_EARLY_MEDIA =
      live(
          "ignore_early_media",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "Wait for the true answer, as Kazoo always does whatever it is set to. Without it the switch starts to send into announcements"
              + " (ignore_early_media).");

  public static final SettingKey<Boolean> T38_ENABLED =
      live(
          "t38_enabled",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "Take part in T.38 when the far side asks for it (fax_enable_t38).");

  public static final SettingKey<Boolean> T38_REQUEST =
      live(
          "t38_request",
          SettingType.BOOLEAN,
          false,
          EVERYWHERE,
          "Ask for T.38 by re-INVITE. Leave it off for carriers that answer the question with 5xx:"
              + " that ends the call (fax_enable_t38_request).");

  public static final SettingKey<Boolean> ECM =
      live(
          "ecm",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "Error correction mode, T.30 Annex A (fax_use_ecm).");

  public static final SettingKey<Boolean> V17 =
      live(
          "v17",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "Modem rates up to 14 400 bit/s. Without it 9 600 bit/s at the most, which survives poor"
              + " lines (fax_disable_v17).");

  public static final SettingKey<String> DIAL_STRING =
      live(
          "dial_string",
          SettingType.matching(
              Pattern.compile(
                  "(?!.*:_:)(?!(?i).*app=)[A-Za-z][A-Za-z0-9_]*/[^\\s{}\\[\\]|,'\"\\\\$<>&^]*"
                      + "\\{number\\}[^\\s{}\\[\\]|,'\"\\\\$<>&^]*"),
              "one endpoint of FreeSWITCH with {number} in it, without spaces, commas, quotes, pipes,"
                  + " brackets or applications, for instance sofia/gateway/carrier/{number}"),
          "sofia/gateway/default/{number}",
          ACCOUNTS,
          "Where the switch sends the call: {number} stands for the normalised destination.");

  public static final SettingKey<String> DIAL_NUMBER_FORMAT =
      live(
          "dial_number_format",
          SettingType.oneOf("e164", "digits", "national"),
          "e164",
          ACCOUNTS,
          "How {number} is written in the dial string: +15551234567, 15551234567, or 5551234567"
              + " for North American numbers.");

  public static final SettingKey<String> FILE_PROXY_ADDRESS =
      live(
          "file_proxy_address",
          SettingType.matching(
              Pattern.compile("|https?://[A-Za-z0-9.\\-\\[\\]:]+"),
              "an address such as http://fax.example.net:30950, or empty"),
          "",
          SYSTEM_ONLY,
          "Address by which the switch reaches the file proxy. Empty: the address of our own end of"
              + " the connection to that switch.");

  public static final SettingKey<Boolean> ENSURE_VALID_CALLER_ID =
      live(
          "ensure_valid_caller_id",
          SettingType.BOOLEAN,
          true,
          SYSTEM_ONLY,
          "The caller number must be one of the account's own numbers.");

  public static final SettingKey<String> HEADER_BY =
      live(
          "page_header",
          SettingType.oneOf("server", "switch", "none"),
          "server",
          EVERYWHERE,
          "Who draws the line with sender, date and page on top of each page: the server into rows"
              + " of its own, the switch (which can cut off the last rows), or nobody.");

  public static final SettingKey<Boolean> RESUME =
      live(
          "resume_at_unconfirmed_page",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "A retry begins at the first page that the far end has not confirmed.");

  public static final SettingKey<Boolean> RETRY_UNKNOWN =
      live(
          "retry_unknown_outcome",
          SettingType.BOOLEAN,
          false,
          EVERYWHERE,
          "Whether a fax is dialled again although nobody knows how its last call ended (the switch"
              + " has lost its records): it may then arrive twice. Otherwise it fails, and the"
              + " notice says so.");

  public static final SettingKey<String> ATTACHMENT_FORMAT =
      add(
          key(
                  "attachment_format",
                  SettingType.oneOf("pdf", "tiff", "original"),
                  "pdf",
                  ACCOUNTS,
                  "Format of a document that is mailed, or fetched without asking for a format"
                      + " (kazoo_convert.fax.attachment_format).")
              .in("kazoo_convert", "fax.attachment_format"));

  public static final SettingKey<Long> MAX_UPLOAD_SIZE =
      add(
          key(
                  "max_upload_size",
                  SettingType.bytes(1, 10_240 * MIB),
                  100 * MIB,
                  SYSTEM_ONLY,
                  "Largest document that is accepted, uploaded or fetched; enforced while it streams.")
              .in("crossbar", "max_upload_size"));

  public static final SettingKey<Duration> FETCH_TIMEOUT =
      live(
          "document_fetch_timeout",
          SettingType.seconds(1, HOUR_S),
          Duration.ofSeconds(60),
          SYSTEM_ONLY,
          "Limit for fetching a document by URL, from the connection to the last byte.");

  public static final SettingKey<List<String>> FETCH_ALLOW_LIST =
      live(
          "document_fetch_allowed_hosts",
          SettingType.from(
              SettingType.STRING,
              "words separated by blanks",
              FaxSettings::words,
              words -> String.join(" ", words)),
          List.of(),
          SYSTEM_ONLY,
          "Hosts, addresses or CIDR ranges, separated by blanks, that documents may be fetched from"
              + " although they are not public.");

  public static final SettingKey<Integer> MAX_PAGES =
      live("max_pages", SettingType.integer(1, 10_000), 1_000, ACCOUNTS, "Most pages of one fax.");

  public static final SettingKey<Duration> CONVERT_TIMEOUT =
      add(
          key(
                  "convert_command_timeout",
                  SettingType.millis(1_000, HOUR_S * 1000),
                  Duration.ofMillis(180_000),
                  SYSTEM_ONLY,
                  "Limit for converting one document (kazoo_convert.fax.convert_command_timeout).")
              .in("kazoo_convert", "fax.convert_command_timeout"));

  public static final SettingKey<String> DEFAULT_SMTP_DOMAIN =
      live(
          "default_smtp_domain",
          SettingType.matching(Pattern.compile("[A-Za-z0-9.\\-]{1,200}"), "a domain name"),
          "fax.kazoo.io",
          ACCOUNTS,
          "Parent of the mail domain that a new faxbox gets. Without one of its own an account has"
              + " its reseller's.");

  public static final SettingKey<Integer> PORT =
      atStart(
          "port",
          SettingType.integer(1, 65_535),
          30_950,
          "Port of the file proxy, before the port offset.");

  public static final SettingKey<Integer> FILE_PROXY_THREADS =
      atStart(
          "workers",
          SettingType.integer(1, 1_000),
          50,
          "Files that the file proxy hands to switches at once; others wait.");

  public static final SettingKey<String> FILE_EXTENSION =
      add(
          key(
                  "default_fax_extension",
                  SettingType.oneOf(".tiff", ".tif"),
                  ".tiff",
                  SYSTEM_ONLY,
                  "Ending of the name under which a switch fetches its file, which its copy gets too.")
              .in("ecallmgr", "default_fax_extension"));

  public static final SettingKey<Duration> CALL_TIMEOUT =
      live(
          "wait_for_fax_timeout_ms",
          SettingType.millis(60_000, DAY_S * 1000),
          Duration.ofMillis(3_600_000),
          EVERYWHERE,
          "Limit of a whole call, from the answer to the result; then the call is ended, and the"
              + " next attempt goes on at the first page that was not confirmed.");

  private FaxSettings() {}

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  private static <T> SettingKey<T> live(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    return add(key(name, type, fallback, scopes, gain));
  }

  private static <T> SettingKey<T> key(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    return new SettingKey<>(name, type, fallback, scopes, true, gain);
  }

  private static <T> SettingKey<T> atStart(
      String name, SettingType<T> type, T fallback, String gain) {
    return add(new SettingKey<>(name, type, fallback, SYSTEM_ONLY, false, gain));
  }

  private static <T> SettingKey<T> add(SettingKey<T> key) {
    ALL.add(key);
    return key;
  }
}
