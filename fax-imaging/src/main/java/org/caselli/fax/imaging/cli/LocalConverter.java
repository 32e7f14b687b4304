package org.caselli.fax.imaging.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.office.OfficeConverter;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.imaging.office.OfficeOptions;
import org.caselli.fax.imaging.office.OfficePool;

/** Converts within this process, Office documents by a LibreOffice that lives as long as this. */
final class LocalConverter implements AutoCloseable {

  private final Path folder;
  private final ExecutorService threads;
  private final OfficePool office;

  private LocalConverter(Path folder, ExecutorService threads, OfficePool office) {
    this.folder = folder;
    this.threads = threads;
    this.office = office;
  }

  static LocalConverter open() throws IOException {
    Path folder = Files.createTempDirectory("fax-office");
    ExecutorService threads = Executors.newCachedThreadPool();
    OfficePool office =
        OfficePool.open(OfficeOptions.of(folder, 1), OfficeInstallation.find(), threads);
    return new LocalConverter(folder, threads, office);
  }

  FaxConverter converter() {
    return new OfficeConverter(office, new DocumentConverter());
  }

  @Override
  public void close() throws IOException {
    office.close();
    threads.shutdownNow();
    List<Path> left;
    try (Stream<Path> walk = Files.walk(folder)) {
      left = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : left) {
      Files.deleteIfExists(each);
    }
  }
}
