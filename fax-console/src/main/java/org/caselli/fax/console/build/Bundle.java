package org.caselli.fax.console.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles the sources and libraries with esbuild into files named by their content. */
final class Bundle {
  private final Workplace workplace;

  Bundle(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Replaces the files of the bundle before. */
  Outputs write() throws IOException, InterruptedException {
    clear();
    Path meta = workplace.module().resolve("target/console/bundle.json");
    ProcessBuilder esbuild =
        new ProcessBuilder(
            workplace.esbuild().toString(),
            workplace.sources().resolve("main.tsx").toString(),
            "--bundle",
            "--splitting",
            "--format=esm",
            "--minify",
            "--target=es2022",
            "--jsx=automatic",
            "--jsx-import-source=preact",
            "--charset=utf8",
            "--legal-comments=none",
            "--loader:.woff2=file",
            "--loader:.svg=file",
            "--entry-names=[name]-[hash]",
            "--chunk-names=part-[hash]",
            "--asset-names=[name]-[hash]",
            "--metafile=" + meta,
            "--outdir=" + workplace.assets(),
            "--log-override:css-syntax-error=error",
            "--log-level=warning");
    esbuild.environment().put("NODE_PATH", workplace.libraries().toString());
    esbuild.directory(workplace.module().toFile()).inheritIO();
    if (esbuild.start().waitFor() != 0) {
      throw new IOException("esbuild could not bundle the console; see above");
    }
    return Outputs.of(new ObjectMapper().readTree(meta.toFile()));
  }

  private void clear() throws IOException {
    Files.createDirectories(workplace.assets());
    try (Stream<Path> old = Files.list(workplace.assets())) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * What the page must name.
   *
   * @param script of the entry
   * @param style of the entry
   * @param parts scripts that the entry always loads
   * @param others every other file by its name without the hash
   */
  record Outputs(String script, String style, List<String> parts, Map<String, String> others) {
    static Outputs of(JsonNode meta) {
      String script = "";
      String style = "";
      List<String> parts = new ArrayList<>();
      Map<String, String> others = new TreeMap<>();
      for (Map.Entry<String, JsonNode> output : meta.path("outputs").properties()) {
        String file = nameOf(output.getKey());
        others.put(file.replaceFirst("-[A-Z0-9]{8}\\.", "."), file);
        if (output.getValue().path("entryPoint").asText().endsWith("main.tsx")) {
          script = file;
          style = nameOf(output.getValue().path("cssBundle").asText());
          for (JsonNode imported : output.getValue().path("imports")) {
            if (imported.path("kind").asText().equals("import-statement")) {
              parts.add(nameOf(imported.path("path").asText()));
            }
          }
        }
      }
      return new Outputs(script, style, List.copyOf(parts), Map.copyOf(others));
    }

    private static String nameOf(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
