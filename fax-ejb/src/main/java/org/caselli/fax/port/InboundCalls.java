package org.caselli.fax.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.caselli.fax.domain.call.CallId;
import org.caselli.fax.domain.call.TransmissionReport;
import org.caselli.fax.domain.callflow.Route;

/**
 * Where an engine tells how the reception of a fax goes on, from the first second, and learns what
 * it has to do about the file. Each method is idempotent by the call, blocks for as long as a
 * database takes, is not to be called within a transaction, and may throw any unchecked exception:
 * then nothing of it has happened. Thread-safe.
 */
public interface InboundCalls {
  /**
   * A fax begins to come in: the reception is durable when this returns.
   *
   * @param file on the switch into which the fax is to be received
   * @param uploadPath path on the file proxy to which the switch uploads the file by PUT; secret,
   *     and good for this call only
   */
  record Begun(String file, String uploadPath) {
    public Begun {
      Objects.requireNonNull(file);
      Objects.requireNonNull(uploadPath);
    }
  }

  /** What is to be done after the end of a call. */
  enum Next {
    /** The switch is to upload the file now. */
    UPLOAD,
    /** No file is waited for. */
    NOTHING
  }

  /**
   * A file of which something is to be done on the switch.
   *
   * @param file on the switch
   * @param stored whether its pages are safe here, and it is only to be erased there; otherwise it
   *     is to be uploaded
   */
  record AwaitedFile(CallId call, String file, String uploadPath, boolean stored) {
    public AwaitedFile {
      Objects.requireNonNull(call);
      Objects.requireNonNull(file);
      Objects.requireNonNull(uploadPath);
    }
  }

  /** There is no room for a call any more; it is to be refused as that says. */
  final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Route.HangUp refusal;

    public NotAdmitted(Route.HangUp refusal) {
      super(refusal.why());
      this.refusal = refusal;
    }

    public Route.HangUp refusal() {
      return refusal;
    }
  }

  /**
   * A call is about to be answered.
   *
   * @throws NotAdmitted when it must not be
   */
  Begun begins(InboundCall call);

  /**
   * It goes on.
   *
   * @param pages that have come so far
   * @param remoteStationId TSI of the sender; empty while it is not known; untrusted
   */
  void goesOn(CallId call, int pages, String remoteStationId);

  /**
   * The call is over, or lost. The first report of a call counts.
   *
   * @param report of the receiving side: {@code pagesConfirmed} are the pages that came
   */
  Next ends(TransmissionReport report);

  /**
   * Takes the file of a call from a directory that the switch shares with this server.
   *
   * @throws IOException when it cannot be read or stored now
   */
  void store(CallId call, Path file) throws IOException;

  /**
   * Files of a switch that are due to be uploaded or erased; nobody else is told of them for a
   * while. Asked again and again while the switch is connected.
   */
  List<AwaitedFile> awaited(String switchName);

  /** The switch was asked to upload the file and could not; not for a switch out of reach. */
  void notFetched(CallId call, String why);

  /** Every way to the switch broke before it answered: the file is soon due again. */
  void notAsked(CallId call);

  /** The switch has the file no more. */
  void removed(CallId call);
}
