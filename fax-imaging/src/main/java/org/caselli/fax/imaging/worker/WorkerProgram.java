package org.caselli.fax.imaging.worker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a worker runs.
 *
 * @param classPath jars, or directories of classes
 * @param mainClass answers requests as {@link ConversionWorker} does
 */
public record WorkerProgram(List<Path> classPath, String mainClass) {

  public WorkerProgram {
    classPath = List.copyOf(classPath);
  }

  /** The class path of this process, which must have been started from plain files. */
  public static WorkerProgram ofThisProcess() {
    return of(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList());
  }

  /**
   * The jars in an archive, unpacked unless they are there already.
   *
   * @param archive ZIP of jars without directories; closed by the caller
   * @param directory holds these jars and nothing else afterwards; a jar that is there with the
   *     same bytes is left as it is
   */
  public static WorkerProgram unpacked(InputStream archive, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> jars = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(archive);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      Path jar = directory.resolve(Path.of(entry.getName()).getFileName());
      keep(zip.readAllBytes(), jar);
      jars.add(jar);
    }
    if (jars.isEmpty()) {
      throw new IOException("The archive of the worker's program is empty");
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> !jars.contains(each)).toList()) {
        Files.delete(file);
      }
    }
    return of(jars);
  }

  private static void keep(byte[] bytes, Path jar) throws IOException {
    if (Files.exists(jar) && Arrays.equals(Files.readAllBytes(jar), bytes)) {
      return;
    }
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
  }

  private static WorkerProgram of(List<Path> classPath) {
    return new WorkerProgram(classPath, ConversionWorker.class.getName());
  }
}
