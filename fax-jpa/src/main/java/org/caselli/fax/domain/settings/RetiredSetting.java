package org.caselli.fax.domain.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting of Kazoo's that has lost its meaning: accepted for the whole system, not kept, without
 * effect.
 *
 * @param name as in Kazoo's configuration
 * @param successor what does its work now, a sentence
 */
public record RetiredSetting(String name, String successor) {
  private static final String INSIDE =
      "Documents are converted without commands; limits are convert_command_timeout and max_pages.";
  private static final String LOOK =
      "Pictures and pages of any size are fitted without commands: page_scaling, fax_resolution.";
  private static final String OFFICE =
      "LibreOffice is driven by the server itself: enable_openoffice, serialize_openoffice.";
  private static final String VALIDATION = "Every file that is written is read again and compared.";

  private static final List<RetiredSetting> ALL =
      List.of(
          new RetiredSetting("fax_converter", "There is one converter, and it is built in."),
          new RetiredSetting("convert_image_command", LOOK),
          new RetiredSetting("resample_image_command", LOOK),
          new RetiredSetting("large_tiff_command", LOOK),
          new RetiredSetting("small_tiff_command", LOOK),
          new RetiredSetting("image_size_cmd_format", LOOK),
          new RetiredSetting("convert_pdf_command", INSIDE),
          new RetiredSetting("convert_tiff_command", INSIDE),
          new RetiredSetting("convert_openoffice_command", OFFICE),
          new RetiredSetting("validate_pdf_command", VALIDATION),
          new RetiredSetting("validate_tiff_command", VALIDATION),
          new RetiredSetting(
              "convertapi",
              "No document leaves the server to be converted; see enable_openoffice."));

  public RetiredSetting {
    Objects.requireNonNull(name);
    Objects.requireNonNull(successor);
  }

  /** All of them, in the order of the documentation. */
  public static List<RetiredSetting> all() {
    return ALL;
  }

  /** The retired setting of that name; {@code convertapi.secret} and the like are part of one. */
  public static Optional<RetiredSetting> named(String name) {
    String whole = name.startsWith("convertapi.") ? "convertapi" : name;
    return ALL.stream().filter(retired -> retired.name().equals(whole)).findFirst();
  }
}
