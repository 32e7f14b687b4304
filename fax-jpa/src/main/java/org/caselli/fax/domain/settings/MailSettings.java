package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** That part of the catalogue which is about faxes that are submitted by mail. */
public final class MailSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  private static final String MAIL = "mail to fax";
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

  static {
    add(
        "allow_all_addresses_when_empty",
        SettingType.BOOLEAN,
        false,
        SYSTEM_ONLY,
        "Anybody may mail to a faxbox that has neither a list of senders nor an owner.");
    add(
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
        "Attachments that become a fax, unless a longer entry of denied_content_types fits.");
    add(
        "denied_content_types",
        CONTENT_TYPES,
        List.of(Map.of(PREFIX, "image/")),
        EVERYWHERE,
        "Attachments that do not, unless a longer entry of allowed_content_types fits: by default"
            + " pictures other than TIFF, which are mostly logos of signatures.");
    add(
        "image_min_size",
        SettingType.matching(
            Pattern.compile("\\d{1,5}(x\\d{1,5})?"), "width x height in pixels such as 700x10"),
        "700x10",
        EVERYWHERE,
        "Attached pictures that are smaller in either direction are left out.");
    add(
        "log_faxbox_errors",
        SettingType.BOOLEAN,
        true,
        ACCOUNTS,
        "Refused mail is kept in the mail log of the account, unless its faxbox says otherwise.");
    add(
        "report_anonymous_system_errors",
        SettingType.BOOLEAN,
        false,
        SYSTEM_ONLY,
        "The system's administrator hears of failed mail that belongs to no account.");
    add(
        "report_faxbox_system_errors",
        SettingType.BOOLEAN,
        true,
        SYSTEM_ONLY,
        "The system's administrator hears of failed mail to a faxbox.");
    add(
        "report_smtp_errors",
        SettingType.BOOLEAN,
        true,
        SYSTEM_ONLY,
        "The sender hears of mail that could not become a fax.");
    add(
        "smtp_max_msg_size",
        SettingType.bytes(1, 10_737_418_240L),
        10_485_670L,
        SYSTEM_ONLY,
        "Largest mail that is taken.");
    add(
        "smtp_port",
        SettingType.integer(1, 65_535),
        19_025,
        SYSTEM_ONLY,
        "Port that mail is taken on, before the port offset.");
    add(
        "smtp_sessions",
        SettingType.integer(1, 10_000),
        50,
        SYSTEM_ONLY,
        "Connections at once; more are answered with 421.");
  }

  private MailSettings() {}

  private static <T> void add(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    ALL.add(new SettingKey<>(name, type, fallback, scopes, true, gain).awaiting(MAIL));
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
