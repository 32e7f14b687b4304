package org.caselli.fax.cli.print;

import picocli.CommandLine.Option;

/** How much of a list, and in which form. */
public final class ListOptions {

  @Option(names = "--limit", paramLabel = "N", description = "most lines (50)")
  private int limit = 50;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public int limit() {
    return limit;
  }

  public boolean json() {
    return json;
  }
}
