package org.caselli.fax.imaging.type;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first bytes of a file say. Patterns are bytes written as ISO 8859-1. */
final class Signatures {

  /** PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, H.3.4.1). */
  private static final int PDF_HEADER_WITHIN = 1024;

  private static final Pattern PNM =
      Pattern.compile("P[1-6]\\s+(#[^\n]*\n\\s*)*\\d+\\s+\\d+\\s|P7\nWIDTH");

  private static final Map<String, DocumentType> TYPES = new LinkedHashMap<>();
  private static final Map<String, String> FOREIGN_TEXT = new LinkedHashMap<>();
  private static final Map<String, String> FOREIGN = new LinkedHashMap<>();
  private static final Set<String> HEIF_BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

  static {
    for (String tiff : new String[] {"II*\0", "MM\0*", "II+\0", "MM\0+"}) {
      TYPES.put(tiff, DocumentType.TIFF);
    }
    TYPES.put("\u0089PNG\r\n\u001a\n", DocumentType.PNG);
    TYPES.put("\u00ff\u00d8\u00ff", DocumentType.JPEG);
    TYPES.put("GIF87a", DocumentType.GIF);
    TYPES.put("GIF89a", DocumentType.GIF);
    TYPES.put("\0\0\0\fjP  \r\n\u0087\n", DocumentType.JPEG_2000);
    TYPES.put("\u00ff\u004f\u00ff\u0051", DocumentType.JPEG_2000);
    TYPES.put("\u00b1\u0068\u00de\u003a", DocumentType.DCX);
    TYPES.put("{\\rtf", DocumentType.RTF);
    // BIFF3 and BIFF4 workbooks, which are not in an OLE container.
    TYPES.put("\u0009\u0002\u0006\0", DocumentType.EXCEL_97);
    TYPES.put("\u0009\u0004\u0006\0", DocumentType.EXCEL_97);

    FOREIGN_TEXT.put("%!", "a PostScript file");
    FOREIGN_TEXT.put("\u0004%!", "a PostScript file");
    FOREIGN_TEXT.put("\u001b%-12345X", "a printer file");
    FOREIGN_TEXT.put("\u001bE", "a printer file");
    FOREIGN.put("\u00c5\u00d0\u00d3\u00c6", "a PostScript file");
    FOREIGN.put("\u001f\u008b", "a gzip archive");
    FOREIGN.put("BZh", "a bzip2 archive");
    FOREIGN.put("7z\u00bc\u00af\u0027\u001c", "a 7-Zip archive");
    FOREIGN.put("Rar!\u001a\u0007", "a RAR archive");
    FOREIGN.put("\u00fd7zXZ\0", "an xz archive");
    FOREIGN.put("MSCF", "a cabinet archive");
    FOREIGN.put("\u007fELF", "a program");
    FOREIGN.put("MZ", "a program");
    FOREIGN.put("\u00ca\u00fe\u00ba\u00be", "a program");
    FOREIGN.put("\u00cf\u00fa\u00ed\u00fe", "a program");
    FOREIGN.put("8BPS", "a Photoshop file");
    FOREIGN.put("SQLite format 3\0", "a database");
    FOREIGN.put("\0\u0001\0\0Standard", "an Access database");
    FOREIGN.put("\u00ffWPC", "a WordPerfect document");
    FOREIGN.put("AT&TFORM", "a DjVu document");
    FOREIGN.put("ITSF", "a help file");
    FOREIGN.put("ID3", "a sound file");
    FOREIGN.put("fLaC", "a sound file");
    FOREIGN.put("OggS", "a sound or film");
    FOREIGN.put("\u001a\u0045\u00df\u00a3", "a film");
    FOREIGN.put("0&\u00b2u\u008ef\u00cf\u0011", "a sound or film");
    FOREIGN.put("\u00d7\u00cd\u00c6\u009a", "a Windows metafile");
    FOREIGN.put("\u0001\0\u0009\0\0\u0003", "a Windows metafile");
    FOREIGN.put("\0\0\u0001\0", "an icon");
    FOREIGN.put("AC10", "an AutoCAD drawing");
  }

  private Signatures() {}

  static Optional<DocumentType> type(byte[] head) {
    String start = latin(head, 0, PDF_HEADER_WITHIN);
    for (Map.Entry<String, DocumentType> each : TYPES.entrySet()) {
      if (start.startsWith(each.getKey())) {
        return Optional.of(each.getValue());
      }
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of(DocumentType.WEBP);
    }
    if (start.startsWith("BM") && isBitmap(head)) {
      return Optional.of(DocumentType.BMP);
    }
    if (start.startsWith("\n") && isPcx(head)) {
      return Optional.of(DocumentType.PCX);
    }
    if (PNM.matcher(start).lookingAt()) {
      return Optional.of(DocumentType.PNM);
    }
    return start.contains("%PDF-") ? Optional.of(DocumentType.PDF) : isoMedia(start);
  }

  /** The size of the info header follows the file header: 12 (OS/2), 40 and longer. */
  private static boolean isBitmap(byte[] head) {
    return head.length > 18 && head[14] >= 12 && head[15] == 0 && head[16] == 0 && head[17] == 0;
  }

  private static boolean isPcx(byte[] head) {
    return head.length > 128 && head[1] >= 0 && head[1] <= 5 && head[2] == 1 && head[3] <= 8;
  }

  private static Optional<DocumentType> isoMedia(String start) {
    if (!start.startsWith("ftyp", 4) || start.length() < 12) {
      return Optional.empty();
    }
    String brand = start.substring(8, 12);
    if (brand.equals("avif") || brand.equals("avis")) {
      return Optional.of(DocumentType.AVIF);
    }
    return HEIF_BRANDS.contains(brand) ? Optional.of(DocumentType.HEIF) : Optional.empty();
  }

  /** The kind, with its article, of a file that may look like text and is a program. */
  static Optional<String> foreignText(byte[] head) {
    return find(FOREIGN_TEXT, latin(head, 0, PDF_HEADER_WITHIN));
  }

  /** The kind, with its article, of a binary file that is certainly not one of ours. */
  static Optional<String> foreignBinary(byte[] head) {
    String start = latin(head, 0, PDF_HEADER_WITHIN);
    Optional<String> found = find(FOREIGN, start);
    if (found.isPresent()) {
      return found;
    }
    if (start.startsWith("RIFF") || start.startsWith("ftyp", 4)) {
      return Optional.of("a sound or film");
    }
    if (start.startsWith(" EMF", 40)) {
      return Optional.of("a Windows metafile");
    }
    return start.startsWith("ustar", 257) ? Optional.of("a tar archive") : Optional.empty();
  }

  private static Optional<String> find(Map<String, String> signatures, String start) {
    return signatures.entrySet().stream()
        .filter(each -> start.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static boolean isZip(byte[] head) {
    String start = latin(head, 0, 4);
    return start.equals("PK\u0003\u0004") || start.equals("PK\u0005\u0006");
  }

  static boolean isOle(byte[] head) {
    return latin(head, 0, 8).equals("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
  }

  private static String latin(byte[] bytes, int from, int length) {
    int end = Math.min(bytes.length, from + length);
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
