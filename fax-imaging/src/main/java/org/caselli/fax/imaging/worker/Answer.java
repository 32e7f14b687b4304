package org.caselli.fax.imaging.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.UnreadableDocumentException.Reason;
import org.caselli.fax.imaging.worker.ConversionRequest.Preview;
import org.caselli.fax.imaging.worker.Frame.MalformedFrameException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a request went, as the content of a {@link Frame}. */
final class Answer {

  private static final Logger log = LoggerFactory.getLogger(Answer.class);

  /** The ways a request may go. */
  private enum Kind {
    DONE,
    /** The document is at fault. */
    REFUSED,
    /** Reading or writing files failed. */
    FAILED,
    /** What was asked for is not there. */
    NO_SUCH_PAGE,
    /** The converter itself failed on the document. */
    FAULT
  }

  private Answer() {}

  /** The converter threw what it should not throw; the worker had better be replaced. */
  static final class ConverterFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    ConverterFaultException(String message) {
      super(message);
    }
  }

  /** Carries a request out and tells how it went, whatever the document does to the converter. */
  static <R> byte[] to(ConversionRequest<R> request, FaxConverter converter, Path target)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      R result = request.run(converter, target);
      Wire.writeConstant(out, Kind.DONE);
      request.writeResult(out, result);
    } catch (UnreadableDocumentException e) {
      log.debug("The document is refused", e);
      Wire.writeConstant(out, Kind.REFUSED);
      Wire.writeConstant(out, e.reason());
      Wire.writeText(out, e.getMessage());
    } catch (IOException e) {
      tell(out, Kind.FAILED, e);
    } catch (RuntimeException | StackOverflowError e) {
      // The outermost loop: a document must not end the worker if that can be avoided.
      boolean missing = request instanceof Preview && e instanceof IllegalArgumentException;
      tell(out, missing ? Kind.NO_SUCH_PAGE : Kind.FAULT, e);
    }
    return bytes.toByteArray();
  }

  private static void tell(DataOutputStream out, Kind kind, Throwable fault) throws IOException {
    if (kind == Kind.FAULT) {
      log.warn("The converter failed", fault);
    }
    Wire.writeConstant(out, kind);
    Wire.writeText(out, kind == Kind.NO_SUCH_PAGE ? fault.getMessage() : fault.toString());
  }

  /**
   * The result of a request, or the exception that tells why there is none.
   *
   * @throws IOException when the worker could not read or write files
   * @throws MalformedFrameException when {@code content} is no answer to this request
   */
  static <R> R read(byte[] content, ConversionRequest<R> request)
      throws UnreadableDocumentException, ConverterFaultException, IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    try {
      switch (Wire.readConstant(in, Kind.class)) {
        case DONE:
          return request.readResult(in);
        case REFUSED:
          Reason reason = Wire.readConstant(in, Reason.class);
          throw new UnreadableDocumentException(reason, Wire.readText(in));
        case FAILED:
          throw new IOException("The worker could not convert: " + Wire.readText(in));
        case NO_SUCH_PAGE:
          throw new IllegalArgumentException(Wire.readText(in));
        default:
          throw new ConverterFaultException(Wire.readText(in));
      }
    } catch (EOFException e) {
      throw new MalformedFrameException("The answer breaks off");
    }
  }
}
