package org.caselli.fax.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.caselli.fax.domain.settings.ConversionSettings;
import org.caselli.fax.domain.settings.Settings;
import org.caselli.fax.domain.settings.SettingsSnapshot;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.jpeg2000.OpenJpeg;
import org.caselli.fax.imaging.office.OfficeConverter;
import org.caselli.fax.imaging.office.OfficeInstallation;
import org.caselli.fax.imaging.office.OfficeOptions;
import org.caselli.fax.imaging.office.OfficePool;
import org.caselli.fax.imaging.worker.WorkerConverter;
import org.caselli.fax.imaging.worker.WorkerLimits;
import org.caselli.fax.imaging.worker.WorkerProgram;
import org.caselli.fax.imaging.worker.WorkerStatistics;
import org.caselli.fax.port.Measures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes fax pages of documents: worker processes, with LibreOffice before them. Both start
 * soon after the server, or when they are first wanted.
 */
@ApplicationScoped
public class Converters {
  /** Made by the module {@code fax-imaging-worker}: jars within an EAR are no files. */
  private static final String PROGRAM = "/fax-imaging-worker.zip";

  private static final Logger log = LoggerFactory.getLogger(Converters.class);

  private final Bootstrap bootstrap;
  private final Settings settings;
  private final ScheduledExecutorService scheduler;
  private final ExecutorService executor;
  private @Nullable WorkerConverter workers;
  private @Nullable OfficePool office;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Converters() {
    this(null, null, null, null);
  }

  @Inject
  Converters(
      Bootstrap bootstrap,
      Settings settings,
      ScheduledExecutorService scheduler,
      ExecutorService executor) {
    this.bootstrap = bootstrap;
    this.settings = settings;
    this.scheduler = scheduler;
    this.executor = executor;
  }

  @Produces
  @ApplicationScoped
  @Typed(FaxConverter.class)
  FaxConverter converter(Measures measures, Clock clock) {
    return new MeasuredConverter(
        new OfficeConverter(office(), workerConverter(), this::officeWanted), measures, clock);
  }

  /** The worker processes, which begin to warm up with the first call. */
  private synchronized WorkerConverter workerConverter() {
    if (workers == null) {
      try {
        Path home = Files.createDirectories(bootstrap.data().resolve("imaging"));
        workers =
            new WorkerConverter(
                home, program(home.resolve("program")), this::workerLimits, scheduler);
      } catch (IOException e) {
        throw new UncheckedIOException("The worker processes have no place for their files", e);
      }
    }
    return workers;
  }

  private static WorkerProgram program(Path directory) throws IOException {
    try (InputStream archive = Converters.class.getResourceAsStream(PROGRAM)) {
      return WorkerProgram.unpacked(
          Objects.requireNonNull(archive, "The EAR lacks " + PROGRAM), directory);
    }
  }

  WorkerLimits workerLimits() {
    SettingsSnapshot system = settings.system();
    return new WorkerLimits(
        system.get(ConversionSettings.WORKERS),
        system.get(ConversionSettings.WORKER_MEMORY),
        system.get(ConversionSettings.DOCUMENTS_PER_WORKER));
  }

  boolean officeWanted() {
    return settings.system().get(ConversionSettings.OFFICE_ENABLED);
  }

  int officeProcesses() {
    return settings.system().get(ConversionSettings.OFFICE_SERIAL) ? 1 : 2;
  }

  private synchronized OfficePool office() {
    if (office == null) {
      try {
        Path home = Files.createDirectories(bootstrap.data().resolve("office"));
        office =
            OfficePool.open(
                OfficeOptions.of(home, officeProcesses()), OfficeInstallation.find(), executor);
      } catch (IOException e) {
        throw new UncheckedIOException("LibreOffice has no place for its files", e);
      }
    }
    return office;
  }

  /**
   * Starts what converts in the background, so that the first document need not wait for it, and
   * tells the operator which documents are off. LibreOffice stays away where it is not wanted.
   */
  void warm() {
    workerConverter();
    if (officeWanted()) {
      office().warm();
    }
    MissingPrograms.sentences(officeUnavailable(), OpenJpeg.installed().isPresent())
        .forEach(log::warn);
  }

  /** The worker processes now; nothing is started for that. */
  public synchronized WorkerStatistics workers() {
    return workers == null ? WorkerStatistics.none() : workers.statistics();
  }

  /**
   * Which Office documents cannot be converted and how to change that; empty when all can, and
   * before anything was started.
   */
  public synchronized Optional<String> officeUnavailable() {
    return office == null ? Optional.empty() : office.unavailable();
  }

  /** Whether JPEG 2000 pictures can be converted. */
  public boolean jpeg2000() {
    return OpenJpeg.installed().isPresent();
  }

  /** Ends the processes. */
  synchronized void close() {
    if (workers != null) {
      workers.close();
    }
    if (office != null) {
      office.close();
    }
  }
}
