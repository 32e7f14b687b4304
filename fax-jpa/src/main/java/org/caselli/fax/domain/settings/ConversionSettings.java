package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That part of the catalogue which says what converting a document may cost. */
public final class ConversionSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);

  public static final SettingKey<Integer> WORKERS =
      add(
          "conversion_workers",
          SettingType.integer(1, 64),
          2,
          true,
          "Documents that are converted at once, each in a process of its own. One for each"
              + " processor is enough; each takes up to conversion_worker_memory and 256 MiB"
              + " beside it.");

  public static final SettingKey<Integer> WORKER_MEMORY =
      add(
          "conversion_worker_memory",
          SettingType.integer(64, 16_384),
          256,
          true,
          "Java heap of each of these processes, in MiB. More lets larger pictures through that"
              + " are refused as needing too much memory.");

  public static final SettingKey<Integer> DOCUMENTS_PER_WORKER =
      add(
          "conversion_documents_per_worker",
          SettingType.integer(1, 1_000_000),
          1_000,
          true,
          "After so many documents such a process is replaced by a new one, which works more slowly"
              + " at first.");

  public static final SettingKey<Integer> PAGE_PIXELS =
      add(
          "max_page_pixels",
          SettingType.integer(1_000_000, 2_000_000_000),
          40_000_000,
          true,
          "Largest page of a document at fax resolution, before it is cut into fax pages; 1728 by"
              + " 23,000 by default, as long as ten sheets.");

  public static final SettingKey<Integer> IMAGE_PIXELS =
      add(
          "max_image_pixels",
          SettingType.integer(1_000_000, 2_000_000_000),
          100_000_000,
          true,
          "Largest picture within a document, width times height. Larger ones refuse the document"
              + " before they are decoded.");

  public static final SettingKey<Boolean> OFFICE_ENABLED =
      add(
          key(
                  "enable_openoffice",
                  SettingType.BOOLEAN,
                  true,
                  true,
                  "Office documents are converted by LibreOffice where it is installed; otherwise they are"
                      + " refused.")
              .in("kazoo_convert", "fax.enable_openoffice"));

  public static final SettingKey<Boolean> OFFICE_SERIAL =
      add(
          key(
                  "serialize_openoffice",
                  SettingType.BOOLEAN,
                  true,
                  false,
                  "One LibreOffice for all documents, of 700 MB at the most while it rests. Without it two"
                      + " run at once.")
              .in("kazoo_convert", "fax.serialize_openoffice"));

  private ConversionSettings() {}

  private static <T> SettingKey<T> add(
      String name, SettingType<T> type, T fallback, boolean live, String gain) {
    return add(key(name, type, fallback, live, gain));
  }

  private static <T> SettingKey<T> key(
      String name, SettingType<T> type, T fallback, boolean live, String gain) {
    return new SettingKey<>(name, type, fallback, SYSTEM_ONLY, live, gain);
  }

  private static <T> SettingKey<T> add(SettingKey<T> key) {
    ALL.add(key);
    return key;
  }
}
