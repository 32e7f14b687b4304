package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caselli.fax.domain.notice.Language;

/** That part of the catalogue which is about the mails that tell of faxes. */
public final class NoticeSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  public static final SettingKey<String> LANGUAGE =
      live(
          "default_language",
          SettingType.matching(Language.FORM, "a language such as en or de-at"),
          "en",
          Set.of(SYSTEM),
          "Language of notices to those of whom neither they themselves, nor their faxbox, nor their"
              + " account say another.");

  public static final SettingKey<Boolean> THUMBNAILS =
      live(
          "notice_thumbnails",
          SettingType.BOOLEAN,
          true,
          Set.of(SYSTEM, ACCOUNT, FAXBOX),
          "Notices show the first page as a small picture within their text. Off where pages must not"
              + " be seen in the preview of a mail program.");

  public static final SettingKey<Duration> DELAY =
      live(
          "smtp_delay_notice_after",
          SettingType.seconds(60, 604_800),
          Duration.ofHours(4),
          Set.of(SYSTEM),
          "How long a fax that came by mail may wait until a sender who asked for that (NOTIFY=DELAY)"
              + " is told.");

  private NoticeSettings() {}

  private static <T> SettingKey<T> live(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    SettingKey<T> key = new SettingKey<>(name, type, fallback, scopes, true, gain);
    ALL.add(key);
    return key;
  }
}
