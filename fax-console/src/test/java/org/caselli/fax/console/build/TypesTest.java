package org.caselli.fax.console.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sources of the console are sound to TypeScript, which esbuild does not look at. */
class TypesTest {
  private static final Path TOOLS = Path.of("target/console/typescript");

  @Test
  void the_sources_have_no_type_errors() throws Exception {
    Process check =
        new ProcessBuilder(
                node().toString(),
                compiler().resolve("lib/tsc.js").toString(),
                "-p",
                "tsconfig.json")
            .redirectErrorStream(true)
            .start();
    try (InputStream said = check.getInputStream()) {
      assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    }
    assertThat(check.waitFor()).isZero();
  }

  private static Path compiler() throws IOException, URISyntaxException {
    String home = "META-INF/resources/webjars/typescript/";
    Path copy = TOOLS.resolve("compiler");
    if (Files.exists(copy.resolve("lib/tsc.js"))) {
      return copy;
    }
    URI jar = TypesTest.class.getClassLoader().getResource(home).toURI();
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
      Path version;
      try (Stream<Path> versions = Files.list(files.getPath(home))) {
        version = versions.findFirst().orElseThrow();
      }
      try (Stream<Path> all = Files.walk(version)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Path to = copy.resolve(version.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  /** Out of the bundle that the tests of the console in the browser need anyway. */
  private static Path node() throws IOException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path node = TOOLS.resolve(windows ? "node.exe" : "node").toAbsolutePath();
    if (!Files.exists(node)) {
      Files.createDirectories(TOOLS);
      String entry = "/driver/" + platform() + "/" + node.getFileName();
      try (InputStream in = TypesTest.class.getResourceAsStream(entry)) {
        assertThat(in).as(entry).isNotNull();
        Files.copy(in, node);
      }
      assertThat(node.toFile().setExecutable(true)).isTrue();
    }
    return node;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.startsWith("windows")) {
      return "win32_x64";
    }
    return (system.startsWith("mac") ? "mac" : "linux") + (arm ? "-arm64" : "");
  }
}
