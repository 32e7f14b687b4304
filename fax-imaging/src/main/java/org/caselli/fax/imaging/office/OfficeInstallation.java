package org.caselli.fax.imaging.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caselli.fax.imaging.type.DocumentType;

/**
 * LibreOffice as it is installed.
 *
 * @param program the directory of its programs and libraries
 */
public record OfficeInstallation(Path program) {

  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/lib/libreoffice/program"),
          Path.of("/usr/lib64/libreoffice/program"),
          Path.of("/opt/libreoffice/program"),
          Path.of("/Applications/LibreOffice.app/Contents/MacOS"));

  /** The libraries of its applications, and what their documents are called. */
  private static final Map<String, String> APPLICATIONS = new LinkedHashMap<>();

  static {
    APPLICATIONS.put("sw", "text documents (doc, docx, odt, rtf)");
    APPLICATIONS.put("sc", "spreadsheets (xls, xlsx, ods)");
    APPLICATIONS.put("sd", "presentations and drawings (ppt, pptx, odp, odg)");
  }

  /** The installation in one of the usual places. */
  public static Optional<OfficeInstallation> find() {
    return USUAL.stream()
        .map(OfficeInstallation::new)
        .filter(each -> Files.isExecutable(each.executable()))
        .findFirst();
  }

  /** The office process itself, without the script that restarts it. */
  Path executable() {
    Path binary = program.resolve("soffice.bin");
    return Files.isExecutable(binary) ? binary : program.resolve("soffice");
  }

  /** Kinds of document whose application is missing, in words. */
  List<String> missing() {
    return APPLICATIONS.entrySet().stream()
        .filter(each -> !has(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  boolean reads(DocumentType type) {
    return switch (type) {
      case EXCEL, EXCEL_97, OPEN_SPREADSHEET, FLAT_OPEN_SPREADSHEET -> has("sc");
      case POWERPOINT, POWERPOINT_97, ENCRYPTED_POWERPOINT_97 -> has("sd");
      case OPEN_PRESENTATION, FLAT_OPEN_PRESENTATION -> has("sd");
      case OPEN_DRAWING, FLAT_OPEN_DRAWING -> has("sd");
      default -> has("sw");
    };
  }

  private boolean has(String application) {
    Path libraries = program.endsWith("MacOS") ? program.resolveSibling("Frameworks") : program;
    return Files.exists(libraries.resolve("lib" + application + "lo.so"))
        || Files.exists(libraries.resolve("lib" + application + "lo.dylib"));
  }
}
