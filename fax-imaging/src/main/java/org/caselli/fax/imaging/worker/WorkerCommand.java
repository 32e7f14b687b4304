package org.caselli.fax.imaging.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line and surroundings of a worker's JVM. */
final class WorkerCommand {

  private final Path home;
  private final WorkerProgram program;

  /**
   * Workers of a program.
   *
   * @param home for what workers share: the list of the system's fonts
   */
  WorkerCommand(Path home, WorkerProgram program) {
    this.home = home;
    this.program = program;
  }

  /**
   * A process that is not started yet.
   *
   * @param heapMb most Java heap, in MiB
   * @param more options of the JVM
   * @param arguments of the main class, after the result file
   */
  ProcessBuilder process(
      WorkerDirectory directory, int heapMb, List<String> more, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMb + "m");
    command.addAll(
        List.of(
            "-Xms16m",
            "-XX:+UseSerialGC",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            // Standard output belongs to the answers.
            "-XX:+DisplayVMOutputToStderr",
            "-XX:ErrorFile=" + directory.path().resolve("error.log"),
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + directory.path(),
            "-Duser.home=" + directory.path(),
            "-Dpdfbox.fontcache=" + home,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
    command.addAll(more);
    command.add("-cp");
    command.add(
        program.classPath().stream()
            .map(entry -> entry.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.mainClass());
    command.add(directory.result().toString());
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.path().toFile());
    setUp(process.environment());
    return process;
  }

  /** Nothing of the parent's environment but the way to decoders that are programs. */
  private static void setUp(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("MALLOC_ARENA_MAX", "2");
  }

  /** The options that let a worker start quickly; none while there is no archive. */
  List<String> quickStart() throws IOException {
    return archive().exists() ? List.of("-XX:SharedArchiveFile=" + archive().file()) : List.of();
  }

  ClassArchive archive() throws IOException {
    return ClassArchive.of(program, home);
  }
}
