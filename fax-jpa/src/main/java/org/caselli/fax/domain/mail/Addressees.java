package org.caselli.fax.domain.mail;

import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is to get a mail, and what has become of each: open, taken by the mail server, or refused by
 * it for good. Not thread-safe; lives in the row of its mail.
 */
@Embeddable
public class Addressees {
  private String recipients;
  private String taken = "";
  private String refused = "";

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Addressees() {}

  /**
   * Nobody has it yet.
   *
   * @param to mail addresses, at least one
   */
  public Addressees(List<String> to) {
    this.recipients = String.join("\n", to);
  }

  /**
   * The mail server took the mail for some, and refused others for good. As long as nobody has it,
   * a refusal closes nothing: a server that wants none of them may only be set up wrongly.
   */
  public void handedOver(Collection<String> to, Collection<String> refusedForGood) {
    taken = joined(taken, to);
    if (!taken.isEmpty()) {
      refused = joined(refused, refusedForGood);
    }
  }

  /** One of them is not to get it after all. */
  public void leaveOut(String recipient) {
    refused = joined(refused, List.of(recipient));
  }

  /** Nobody is left who is to be tried again. */
  public boolean areDone() {
    return open().isEmpty();
  }

  /** All of them, as the mail names them. */
  public List<String> all() {
    return List.of(recipients.split("\n"));
  }

  /** Those who do not have it and may still get it, in the order of {@link #all}. */
  public List<String> open() {
    Set<String> open = lines(recipients);
    open.removeAll(lines(taken));
    open.removeAll(lines(refused));
    return List.copyOf(open);
  }

  private static String joined(String lines, Collection<String> more) {
    Set<String> all = lines(lines);
    all.addAll(more);
    return String.join("\n", all);
  }

  private static Set<String> lines(String lines) {
    Set<String> all = new LinkedHashSet<>(List.of(lines.split("\n")));
    all.remove("");
    return all;
  }
}
