package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.prepare.MakePaper;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.Submission.Upload;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.Accounts;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.callflow.ArrivingCall;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.port.Ids;
import org.caselli.fax.port.TestCalls;
import org.caselli.fax.port.TestCalls.Course;
import org.caselli.fax.port.TestCalls.Fate;
import org.caselli.fax.port.TestCalls.Placed;
import org.caselli.fax.port.TestCalls.TestCall;

/**
 * Lets the sandbox play a fax to a number of an account; from the routing of the call on everything
 * is as for a real one. Blocks for as long as a conversion takes.
 */
@ApplicationScoped
public class PlaceTestCall {
  private final TestCalls calls;
  private final Tenancy tenancy;
  private final Accounts accounts;
  private final MakePaper makePaper;
  private final Spool spool;
  private final Ids ids;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PlaceTestCall() {
    this(null, null, null, null, null, null);
  }

  @Inject
  public PlaceTestCall(
      TestCalls calls,
      Tenancy tenancy,
      Accounts accounts,
      MakePaper makePaper,
      Spool spool,
      Ids ids) {
    this.calls = calls;
    this.tenancy = tenancy;
    this.accounts = accounts;
    this.makePaper = makePaper;
    this.spool = spool;
    this.ids = ids;
  }

  /**
   * A call that a client wants.
   *
   * @param pages after which it breaks off or is lost
   * @param failedUploads how often the switch fails to bring the file
   */
  public record Wish(
      String toNumber,
      ArrivingCall.Caller caller,
      String station,
      Fate fate,
      int pages,
      int failedUploads) {
    public Wish {
      Objects.requireNonNull(toNumber);
      Objects.requireNonNull(caller);
      Objects.requireNonNull(station);
      Objects.requireNonNull(fate);
    }

    /** Whether it takes a document. */
    public boolean bringsPages() {
      return fate != Fate.VOICE && fate != Fate.NO_PAGES;
    }
  }

  /** A call that was made; its id is the fax's. */
  public record Made(CallId call, Placed placed) {}

  /**
   * Demands that the caller may let calls be made.
   *
   * @throws FaxException forbidden; method not allowed, where real switches are connected
   */
  public void permit(Access access, UUID account) {
    tenancy.send(access, account);
    if (!calls.areAvailable()) {
      throw new FaxException(
          ProblemType.METHOD_NOT_ALLOWED,
          "This server is connected to real switches; only the sandbox plays calls");
    }
  }

  /**
   * Makes the call.
   *
   * @param document what the far machine sends
   * @throws FaxException forbidden; invalid, without a document that is needed; unreadable
   */
  public Made placeTestCall(Access access, UUID account, Wish wish, Optional<Upload> document) {
    permit(access, account);
    if (!wish.bringsPages()) {
      return made(account, wish, Optional.empty());
    }
    Upload upload =
        document.orElseThrow(
            () ->
                FaxException.invalid(
                    new Violation(
                        "document.url",
                        "required",
                        "Attach a document, or give document.url or fax_id")));
    Path paper = makePaper.makePaper(upload.file(), upload.mediaType());
    try {
      return made(account, wish, Optional.of(paper));
    } finally {
      if (!paper.equals(upload.file())) {
        spool.discard(paper);
      }
    }
  }

  private Made made(UUID account, Wish wish, Optional<Path> paper) {
    CallId call = new CallId(ids.next());
    String realm = accounts.byId(account).map(Account::realm).orElse("");
    TestCall wanted =
        new TestCall(
            call,
            account,
            new ArrivingCall.Dialled(wish.toNumber(), realm, Map.of()),
            wish.caller(),
            wish.station(),
            new Course(wish.fate(), paper, wish.pages(), wish.failedUploads()));
    try {
      return new Made(call, calls.place(wanted));
    } catch (IOException e) {
      FaxException unavailable =
          new FaxException(ProblemType.UNAVAILABLE, "The call cannot be made now");
      unavailable.initCause(e);
      throw unavailable;
    }
  }
}
