package org.caselli.fax.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import org.caselli.fax.cli.print.Screen;

/** Screens for tests. */
final class FakeScreen {

  private FakeScreen() {}

  /** One that nobody sees. */
  static Screen nowhere() {
    return new Screen(
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()),
        0,
        Clock.systemUTC());
  }
}
