package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of Kazoo's that has lost its meaning: accepted where Kazoo had it, not kept, without
 * effect.
 *
 * @param kazoo where Kazoo had it; a name that ends in a dot stands for all that begin with it
 * @param scopes where it is accepted
 * @param successor what does its work now, a sentence
 */
public record RetiredSetting(KazooKey kazoo, Set<SettingScope> scopes, String successor) {
  private static final String INSIDE =
      "Documents are converted without commands; limits are convert_command_timeout and max_pages.";
  private static final String LOOK =
      "Pictures and pages of any size are fitted without commands: page_scaling, fax_resolution.";
  private static final String OFFICE =
      "LibreOffice is driven by the server itself: enable_openoffice, serialize_openoffice.";
  private static final String VALIDATION = "Every file that is written is read again and compared.";
  private static final String PRINTING =
      "Google Cloud Print has ended, and its printers and notices with it; fax by mail or by API.";

  private static final List<RetiredSetting> ALL =
      List.of(
          converter("fax_converter", "There is one converter, and it is built in."),
          converter("fax.convert_image_command", LOOK),
          converter("fax.resample_image_command", LOOK),
          converter("fax.large_tiff_command", LOOK),
          converter("fax.small_tiff_command", LOOK),
          converter("fax.convert_pdf_command", INSIDE),
          converter("fax.convert_tiff_command", INSIDE),
          converter("fax.convert_openoffice_command", OFFICE),
          converter("fax.validate_pdf_command", VALIDATION),
          converter("fax.validate_tiff_command", VALIDATION),
          converter(
              "convertapi.",
              "No document leaves the server to be converted; see enable_openoffice."),
          new RetiredSetting(
              new KazooKey(KazooKey.FAX, "image_size_cmd_format"),
              Set.of(SettingScope.SYSTEM),
              "The size of a picture is read without commands; the limit stays image_min_size."),
          printing("cloud_registration_pool_interval"),
          printing("xmpp_interval"),
          printing("enable_cloud_connector"),
          printing("cloud_oauth_app"),
          printing("cloud_properties"),
          new RetiredSetting(
              new KazooKey("notify", "fax.attachment_format"),
              Set.of(SettingScope.SYSTEM),
              "Notices carry the format of the setting attachment_format."),
          new RetiredSetting(
              new KazooKey("notify", "fax.tiff_to_pdf_conversion_command"),
              Set.of(SettingScope.SYSTEM),
              INSIDE));

  public RetiredSetting {
    Objects.requireNonNull(kazoo);
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(successor);
  }

  private static RetiredSetting converter(String path, String successor) {
    KazooKey key = new KazooKey("kazoo_convert", path);
    return new RetiredSetting(key, Set.of(SettingScope.SYSTEM), successor);
  }

  private static RetiredSetting printing(String name) {
    KazooKey key = new KazooKey(KazooKey.FAX, name);
    return new RetiredSetting(key, Set.of(SettingScope.SYSTEM, SettingScope.ACCOUNT), PRINTING);
  }

  /** All of them, in the order of the documentation. */
  public static List<RetiredSetting> all() {
    return ALL;
  }

  /** Its short name, as in the category {@code fax}. */
  public String name() {
    String path = kazoo.path();
    if (kazoo.category().equals("notify")) {
      return kazoo.toString();
    }
    String bare = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  /** The retired setting of that name; {@code convertapi.secret} and the like are part of one. */
  public static Optional<RetiredSetting> named(String name) {
    return ALL.stream().filter(retired -> retired.isCalled(name)).findFirst();
  }

  private boolean isCalled(String name) {
    String path = kazoo.path();
    return name.equals(name())
        || (!kazoo.category().equals("notify") && name.equals(path))
        || name.equals(kazoo.toString())
        || (path.endsWith(".") && (name.startsWith(path) || name.startsWith(kazoo.toString())));
  }
}
