package org.caselli.fax.domain.settings;

import static org.caselli.fax.domain.settings.SettingScope.ACCOUNT;
import static org.caselli.fax.domain.settings.SettingScope.FAXBOX;
import static org.caselli.fax.domain.settings.SettingScope.SYSTEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** That part of the catalogue which says how documents look as a fax, and what of them is kept. */
public final class DocumentSettings {
  static final List<SettingKey<?>> ALL = new ArrayList<>();

  private static final Set<SettingScope> EVERYWHERE = Set.of(SYSTEM, ACCOUNT, FAXBOX);
  private static final Set<SettingScope> ACCOUNTS = Set.of(SYSTEM, ACCOUNT);
  private static final Set<SettingScope> SYSTEM_ONLY = Set.of(SYSTEM);

  public static final SettingKey<String> RESOLUTION =
      live(
          "fax_resolution",
          SettingType.oneOf("standard", "fine", "superfine"),
          "fine",
          EVERYWHERE,
          "Lines per inch that documents are drawn at: 98, 196 or 391. Standard takes half the time"
              + " on the line, superfine twice; a fax TIFF keeps its own.");

  public static final SettingKey<String> CODING =
      live(
          "fax_coding",
          SettingType.oneOf("auto", "mh", "mr", "mmr"),
          "mmr",
          EVERYWHERE,
          "How pages are coded in the file for the switch: MH (T.4 one-dimensional), MR (T.4"
              + " two-dimensional), MMR (T.6), or auto for the smallest, page by page. The switch"
              + " and the far end agree on the coding of the line by themselves.");

  public static final SettingKey<String> SCALING =
      live(
          "page_scaling",
          SettingType.oneOf("true_size", "fit"),
          "true_size",
          EVERYWHERE,
          "True to scale with what is too wide reduced, or every page enlarged or reduced to the"
              + " width of the fax page.");

  public static final SettingKey<String> CONTENT =
      live(
          "content_mode",
          SettingType.oneOf("automatic", "text", "photo"),
          "automatic",
          EVERYWHERE,
          "What is kept when gray and colour become black and white: automatic decides place by"
              + " place, text keeps letters sharp and pages small, photo keeps tones everywhere.");

  public static final SettingKey<Boolean> CLEAN_SCANS =
      live(
          "clean_scans",
          SettingType.BOOLEAN,
          true,
          EVERYWHERE,
          "Scanned pages are straightened and lose their dark borders.");

  public static final SettingKey<Boolean> STORE_TIFF =
      live(
          "store_fax_tiff",
          SettingType.BOOLEAN,
          true,
          ACCOUNTS,
          "Keep the TIFF of a sent fax. Without it the TIFF goes when the fax has ended and its"
              + " notice is out, and is made again from the original when somebody asks for it.");

  public static final SettingKey<Boolean> STORE_PDF =
      live(
          "store_fax_pdf",
          SettingType.BOOLEAN,
          true,
          ACCOUNTS,
          "Make the PDF of a fax when it is prepared, and keep it. Without it the PDF is made when"
              + " somebody asks for it, and not kept.");

  public static final SettingKey<Boolean> STORE_URL =
      add(
          key(
                  "store_url_document",
                  SettingType.BOOLEAN,
                  true,
                  ACCOUNTS,
                  "Keep a document that was fetched by URL as the original. Without it the document goes"
                      + " when the fax has ended and its notice is out, and is fetched again when somebody"
                      + " asks for it.")
              .alias("store_fax_url"));

  public static final SettingKey<Integer> STORAGE_TRIES =
      live(
          "max_storage_retry",
          SettingType.integer(1, 100),
          5,
          SYSTEM_ONLY,
          "Times that storing a document is tried, with growing pauses; each time what was stored"
              + " is read again and compared. Also rounds in which a switch is asked for the file of a"
              + " received fax.");

  public static final SettingKey<String> SCRATCH =
      add(
          key(
                  "file_cache_path",
                  SettingType.matching(
                      Pattern.compile("|/\\P{Cntrl}*"),
                      "an absolute path such as /var/tmp, or empty"),
                  "",
                  SYSTEM_ONLY,
                  "Where files lie while they are received and converted: in a directory of this node's own"
                      + " below this path, which must be writable on every node. Empty, unlike Kazoo's"
                      + " /tmp/: in the server's own data directory.")
              .alias("kazoo_convert.file_cache_path"));

  private DocumentSettings() {}

  private static <T> SettingKey<T> live(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    return add(key(name, type, fallback, scopes, gain));
  }

  private static <T> SettingKey<T> key(
      String name, SettingType<T> type, T fallback, Set<SettingScope> scopes, String gain) {
    return new SettingKey<>(name, type, fallback, scopes, true, gain);
  }

  private static <T> SettingKey<T> add(SettingKey<T> key) {
    ALL.add(key);
    return key;
  }
}
