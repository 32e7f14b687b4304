package org.caselli.fax.console.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts PatternFly's style sheet, cut to what the sources name, among the libraries. */
final class PatternFlySheet {
  private static final Pattern CLASS = Pattern.compile("pf-(?:v5-[clu]|m)-[A-Za-z0-9_-]+");
  private static final Set<String> FONTS = Set.of("RedHatTextVF", "RedHatDisplayVF");

  private final Workplace workplace;

  PatternFlySheet(Workplace workplace) {
    this.workplace = workplace;
  }

  void write() throws IOException {
    Path library = workplace.libraries().resolve("patternfly");
    String whole = Files.readString(workplace.patternFly().resolve("patternfly.min.css"));
    Files.createDirectories(library);
    Files.writeString(
        library.resolve("patternfly.css"), new StyleCut(classesInUse(), FONTS).cut(whole));
    copyFonts(workplace.patternFly().resolve("assets"), library.resolve("assets"));
  }

  private Set<String> classesInUse() throws IOException {
    Set<String> classes = new HashSet<>();
    for (Path file : workplace.code()) {
      CLASS.matcher(Files.readString(file)).results().forEach(match -> classes.add(match.group()));
    }
    return classes;
  }

  private static void copyFonts(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
