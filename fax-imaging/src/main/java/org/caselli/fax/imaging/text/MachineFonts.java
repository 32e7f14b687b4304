package org.caselli.fax.imaging.text;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.util.autodetect.FontFileFinder;

/** TrueType fonts of this machine that are known to serve, by the names of their files. */
final class MachineFonts {

  private static final List<String> FIXED_PITCH =
      List.of(
          "dejavusansmono.ttf",
          "liberationmono-regular.ttf",
          "notosansmono-regular.ttf",
          "freemono.ttf",
          "cour.ttf");

  /** Those with many scripts first, then those for one. */
  private static final List<String> ANY_PITCH =
      List.of(
          "dejavusans.ttf",
          "notosans-regular.ttf",
          "freesans.ttf",
          "arial.ttf",
          "droidsansfallbackfull.ttf",
          "droidsansfallback.ttf",
          "ipag.ttf",
          "ipagp.ttf",
          "takaopgothic.ttf",
          "vl-gothic-regular.ttf",
          "notosansjp-regular.ttf",
          "notosanssc-regular.ttf",
          "notosanstc-regular.ttf",
          "notosanskr-regular.ttf",
          "nanumgothic.ttf",
          "undotum.ttf",
          "notosansarabic-regular.ttf",
          "notosanshebrew-regular.ttf",
          "notosansdevanagari-regular.ttf",
          "notosansthai-regular.ttf",
          "lohit-devanagari.ttf",
          "symbola.ttf",
          "symbola_hint.ttf",
          "notoemoji-regular.ttf",
          "unifont.ttf");

  private MachineFonts() {}

  /** Looked up once; fonts installed later are seen at the next start. */
  private static final class Files {
    private static final Map<String, Path> BY_NAME = byName();
  }

  private static Map<String, Path> byName() {
    Map<String, Path> files = new HashMap<>();
    for (URI each : new FontFileFinder().find()) {
      if ("file".equals(each.getScheme())) {
        Path file = Path.of(each);
        files.putIfAbsent(file.getFileName().toString().toLowerCase(Locale.ROOT), file);
      }
    }
    return files;
  }

  static List<Path> fixedPitch() {
    return present(FIXED_PITCH);
  }

  static List<Path> anyPitch() {
    return present(ANY_PITCH);
  }

  /** The files of these names (in lower case) that there are, in the same order. */
  static List<Path> present(List<String> names) {
    return names.stream().filter(Files.BY_NAME::containsKey).map(Files.BY_NAME::get).toList();
  }
}
