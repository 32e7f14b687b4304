package org.caselli.fax.store;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An H2 in memory of a test class's own, from before its first test to behind its last; for a
 * static field with {@link RegisterExtension}.
 */
public final class OwnDatabase implements BeforeAllCallback, AfterAllCallback {
  private TestDatabase database;

  @Override
  public void beforeAll(ExtensionContext context) {
    database = TestDatabase.h2();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }

  /** The database, while the tests run. */
  public TestDatabase get() {
    return database;
  }
}
