package org.caselli.fax.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files under the scheme {@code patient:}: a write for which the disk has no room waits until
 * it has. H2 would take the error for the end of the database, and its file may be damaged for good
 * when it is opened again on the full disk (seen with 2.2.224; h2database issue 3011). Thread-safe.
 */
public final class PatientFilePath extends FilePathWrapper {
  private static final String SCHEME = "patient";

  /** Lets H2 know the scheme; once, before it opens a database. */
  public static void register() {
    FilePath.register(new PatientFilePath());
    FullDisk.endWithProcess();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new PatientChannel(super.open(mode), new FullDisk(name));
  }
}
