package org.caselli.fax.app.receive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.reception.Reception;
import org.caselli.fax.port.InboundCall;
import org.caselli.fax.port.InboundCalls;

/** Faxes that come in by an engine, from the first second of the call to the inbox. */
@ApplicationScoped
public class ReceiveFaxes implements InboundCalls {
  private final CallSteps calls;
  private final FileSteps files;
  private final StoreReception storeReception;
  private final AfterReception after;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ReceiveFaxes() {
    this(null, null, null, null);
  }

  @Inject
  public ReceiveFaxes(
      CallSteps calls, FileSteps files, StoreReception storeReception, AfterReception after) {
    this.calls = calls;
    this.files = files;
    this.storeReception = storeReception;
    this.after = after;
  }

  @Override
  public Begun begins(InboundCall call) {
    return calls.begin(call);
  }

  @Override
  public void goesOn(CallId call, int pages, String remoteStationId) {
    calls.goesOn(call, pages, remoteStationId);
  }

  @Override
  public Next ends(TransmissionReport report) {
    CallSteps.Ended ended = calls.end(report);
    ended.concluded().ifPresent(after::afterReception);
    return ended.next();
  }

  @Override
  public void store(CallId call, Path file) throws IOException {
    Reception reception =
        files.byCall(call).orElseThrow(() -> FaxException.notFound("reception", call));
    storeReception.storeReception(reception, file);
  }

  @Override
  public List<AwaitedFile> awaited(String switchName) {
    return files.awaited(switchName);
  }

  @Override
  public void notFetched(CallId call, String why) {
    files.notFetched(call.value(), why).ifPresent(after::afterReception);
  }

  @Override
  public void notAsked(CallId call) {
    files.notAsked(call.value());
  }

  @Override
  public void removed(CallId call) {
    files.removed(call.value());
  }
}
