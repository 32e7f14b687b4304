package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.imaging.UnreadableDocumentException;

/** One document in a process of its own with a fresh profile, which takes about a second more. */
final class ColdConversion {

  private final OfficeCommand command;
  private final Duration limit;
  private final int mostMegabytes;

  ColdConversion(OfficeCommand command, Duration limit, int mostMegabytes) {
    this.command = command;
    this.limit = limit;
    this.mostMegabytes = mostMegabytes;
  }

  /**
   * Writes the document as PDF beside it, under the name that LibreOffice gives it.
   *
   * @param pdf what it will be: same directory, same name, other ending
   * @throws UnreadableDocumentException when there is no PDF afterwards, whatever the process says
   */
  void run(Path source, Path pdf, Path home)
      throws UnreadableDocumentException, IOException, InterruptedException {
    OfficeProfile.write(OfficeCommand.profile(home));
    Files.deleteIfExists(pdf);
    if (exitCode(source, home) == OfficeCommand.START_AGAIN) {
      exitCode(source, home);
    }
    if (!Files.exists(pdf) || Files.size(pdf) == 0) {
      throw UnreadableDocumentException.damaged(
          "The document is damaged, or of a kind that LibreOffice cannot read", null);
    }
  }

  private int exitCode(Path source, Path home)
      throws UnreadableDocumentException, IOException, InterruptedException {
    Process process = command.start(home, command.convert(source, source.getParent()));
    List<Path> pipes = List.of();
    try {
      OfficeWatch watch = new OfficeWatch(process, limit, mostMegabytes);
      while (!process.waitFor(OfficeWatch.INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        List<Path> now = OfficePipes.of(process.toHandle());
        pipes = now.isEmpty() ? pipes : now;
        watch.check();
      }
      return process.exitValue();
    } finally {
      OfficeKill.now(process);
      OfficePipes.delete(pipes);
    }
  }
}
