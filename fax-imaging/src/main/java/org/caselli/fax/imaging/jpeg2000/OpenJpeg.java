package org.caselli.fax.imaging.jpeg2000;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.sample.MalformedPictureException;
import org.caselli.fax.imaging.sample.PortableAnyMap;

/**
 * OpenJPEG's {@code opj_decompress}, run as a child process with limits on memory, time and output,
 * and killed when the conversion ends before it. Thread-safe.
 */
public final class OpenJpeg {

  private static final String PROGRAM = "opj_decompress";

  /** In KiB, as {@code ulimit} takes it: what the samples need four times over. */
  private static final long MEMORY_KIB = 1536 << 10;

  private static final long CPU_SECONDS = 60;

  /** Of 512 bytes: 512 MiB. */
  private static final long OUTPUT_BLOCKS = 1 << 20;

  private static final String LIMITED =
      "ulimit -v "
          + MEMORY_KIB
          + "; ulimit -t "
          + CPU_SECONDS
          + "; ulimit -f "
          + OUTPUT_BLOCKS
          + "; exec \"$@\"";

  private static final long POLL_MILLIS = 50;

  private final Path program;

  private OpenJpeg(Path program) {
    this.program = program;
  }

  /** The program on the search path, when it is installed. */
  public static Optional<OpenJpeg> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : path.split(File.pathSeparator)) {
      Path program = Path.of(folder.isEmpty() ? "." : folder).resolve(PROGRAM);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(new OpenJpeg(program));
      }
    }
    return Optional.empty();
  }

  /**
   * Decodes a picture.
   *
   * @param halvings how often width and height are halved, at most the header's levels
   * @param exact samples keep their values also when they have fewer than 8 bits
   * @return the samples, to be closed
   */
  public PortableAnyMap decode(
      byte[] data, Jpeg2000Header header, int halvings, boolean exact, Deadline deadline)
      throws IOException, MalformedPictureException {
    Path folder = Files.createTempDirectory("fax-jpeg2000-");
    Path source = folder.resolve(header.boxed() ? "source.jp2" : "source.j2k");
    Path target = folder.resolve("target.pnm");
    try {
      Files.write(source, data);
      List<String> options = options(header, halvings, exact);
      if (!run(source, target, options, deadline)) {
        // Tiles may have fewer levels than the main header says, and files may be truncated.
        options = options(header, 0, exact);
        options.add("-allow-partial");
        if (!run(source, target, options, deadline)) {
          throw new MalformedPictureException("A JPEG 2000 picture cannot be decoded");
        }
      }
      // The open file outlives its deletion.
      InputStream samples = new FileInputStream(target.toFile());
      return PortableAnyMap.of(samples);
    } finally {
      Files.deleteIfExists(source);
      Files.deleteIfExists(target);
      Files.deleteIfExists(folder);
    }
  }

  private static List<String> options(Jpeg2000Header header, int halvings, boolean exact) {
    List<String> options = new ArrayList<>();
    if (halvings > 0) {
      options.addAll(List.of("-r", String.valueOf(halvings)));
    }
    if (!header.plain() && !exact) {
      options.addAll(List.of("-p", "8S"));
    }
    if (header.subsampled()) {
      options.add("-upsample");
    }
    return options;
  }

  private boolean run(Path source, Path target, List<String> options, Deadline deadline)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, "sh"));
    command.add(program.toString());
    command.addAll(List.of("-i", source.toString(), "-o", target.toString(), "-quiet"));
    command.addAll(options);
    Files.deleteIfExists(target);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        deadline.check();
      }
      return process.exitValue() == 0 && Files.isRegularFile(target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a JPEG 2000 picture was decoded", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
