package org.caselli.fax.console.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Builds the console into {@code target/classes/console}; Maven calls it. */
public final class BuildConsole {
  private final Workplace workplace;

  BuildConsole(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * @param arguments the module's directory
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new BuildConsole(new Workplace(Path.of(arguments[0]).toAbsolutePath())).buildConsole();
  }

  void buildConsole() throws IOException, InterruptedException {
    new PatternFlySheet(workplace).write();
    Bundle.Outputs outputs = new Bundle(workplace).write();
    String template = Files.readString(workplace.sources().resolve("index.html"));
    Files.writeString(workplace.outcome().resolve("index.html"), page(template, outputs));
    compress();
  }

  private static String page(String template, Bundle.Outputs outputs) {
    return template
        .replace("{script}", outputs.script())
        .replace("{style}", outputs.style())
        .replace("{icon}", outputs.others().getOrDefault("icon.svg", ""))
        .replace("{font}", outputs.others().getOrDefault("RedHatTextVF.woff2", ""))
        .replace(
            "{parts}",
            outputs.parts().stream()
                .map(part -> "<link rel=\"modulepreload\" href=\"/assets/" + part + "\">")
                .collect(Collectors.joining("\n")));
  }

  private void compress() throws IOException {
    try (Stream<Path> files = Files.list(workplace.assets())) {
      for (Path file : files.filter(BuildConsole::shrinks).toList()) {
        Path small = file.resolveSibling(file.getFileName() + ".gz");
        try (OutputStream out = new Best(Files.newOutputStream(small))) {
          Files.copy(file, out);
        }
      }
    }
  }

  private static boolean shrinks(Path file) {
    return file.toString().matches(".*\\.(js|css|svg)");
  }

  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
