package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Starts office processes: isolated, with a directory and an environment of their own. */
record OfficeCommand(OfficeInstallation installation, OfficeIsolation isolation) {

  private static final List<String> ALWAYS =
      List.of(
          "--headless",
          "--invisible",
          "--nocrashreport",
          "--nodefault",
          "--nofirststartwizard",
          "--nolockcheck",
          "--nologo",
          "--norestore");

  /**
   * Ends the process when our end of its standard input closes, which the system does even for a
   * server that is killed. The process itself reads nothing.
   */
  private static final List<String> WITH_US =
      List.of(
          "sh",
          "-c",
          "exec 3<&0; \"$@\" 3<&- & office=$!;"
              + " { cat <&3 >/dev/null; kill -9 $office; } 2>/dev/null & guard=$!;"
              + " wait $office; code=$?; kill $guard 2>/dev/null; exit $code",
          "sh");

  /** What an office process exits with when it wants to be started once more (new profile). */
  static final int START_AGAIN = 81;

  /**
   * Starts a process.
   *
   * @param home holds its profile, its temporary files and what it prints
   */
  Process start(Path home, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(WITH_US);
    command.addAll(isolation.prefix());
    command.add(installation.executable().toString());
    command.add("-env:UserInstallation=" + profile(home).toUri());
    command.addAll(ALWAYS);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(home.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(home.resolve("output.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(each -> !each.equals("PATH") && !each.equals("LANG") && !each.startsWith("LC_"));
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", home.toString());
    environment.put("SAL_USE_VCLPLUGIN", "svp");
    Process process = builder.start();
    OfficeHomes.note(home, process);
    return process;
  }

  static Path profile(Path home) {
    return home.toAbsolutePath().resolve("profile");
  }

  List<String> convert(Path source, Path directory) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "--convert-to", "pdf", "--outdir", directory.toString());
    arguments.add(source.toString());
    return arguments;
  }
}
