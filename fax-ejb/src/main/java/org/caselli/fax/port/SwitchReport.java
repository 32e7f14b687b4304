package org.caselli.fax.port;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an inspection of a switch found.
 *
 * @param name of the switch
 * @param findings in the order in which they were made; what follows from a missing thing is left
 *     out
 */
public record SwitchReport(String name, List<Finding> findings) {
  public SwitchReport {
    Objects.requireNonNull(name);
    findings = List.copyOf(findings);
  }

  /** Whether faxes can go through it. */
  public boolean works() {
    return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.MISSING);
  }

  /** How good a thing is. */
  public enum Verdict {
    OK,
    /** Faxes go without it, but something else does not. */
    WARNING,
    /** Without it no fax goes. */
    MISSING
  }

  /**
   * One thing that was looked at.
   *
   * @param subject what, in a few words
   * @param sentence what was found, and what to do about it
   */
  public record Finding(String subject, Verdict verdict, String sentence) {
    public Finding {
      Objects.requireNonNull(subject);
      Objects.requireNonNull(verdict);
      Objects.requireNonNull(sentence);
    }
  }

  /**
   * What a switch has to do for us.
   *
   * @param fileProxy address of our file proxy; empty when it is our end of the connection
   * @param dialString where faxes are sent, with {@code {number}} in it
   * @param directory in which it keeps received faxes
   */
  public record Wanted(Optional<URI> fileProxy, String dialString, String directory) {
    public Wanted {
      Objects.requireNonNull(fileProxy);
      Objects.requireNonNull(dialString);
      Objects.requireNonNull(directory);
    }
  }
}
