package org.caselli.fax.console.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the console is built.
 *
 * @param module directory of the module {@code fax-console}
 */
record Workplace(Path module) {
  Path sources() {
    return module.resolve("src/main/console");
  }

  /** Where the build has laid the libraries, as a bundler looks for them. */
  Path libraries() {
    return module.resolve("target/console/node_modules");
  }

  Path patternFly() {
    return module.resolve("target/console/patternfly");
  }

  /** The program of this machine's kind, ready to be run. */
  Path esbuild() throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve("target/console/esbuild"))) {
      Path program =
          files
              .filter(file -> file.getFileName().toString().matches("esbuild(\\.exe)?"))
              .filter(Files::isRegularFile)
              .findAny()
              .orElseThrow(() -> new IOException("There is no esbuild for this kind of machine"));
      if (!program.toFile().setExecutable(true)) {
        throw new IOException(program + " cannot be made executable");
      }
      return program;
    }
  }

  Path outcome() {
    return module.resolve("target/classes/console");
  }

  Path assets() {
    return outcome().resolve("assets");
  }

  /** All sources that may name a class. */
  List<Path> code() throws IOException {
    try (Stream<Path> files = Files.walk(sources())) {
      return files.filter(file -> file.toString().matches(".*\\.(tsx?|css|html)")).toList();
    }
  }
}
