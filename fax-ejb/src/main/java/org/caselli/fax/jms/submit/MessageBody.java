package org.caselli.fax.jms.submit;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.domain.problem.FaxException;
import org.jspecify.annotations.Nullable;

/**
 * The document in a message, received into the spool when it is wanted, and erased when this is
 * closed. Artemis hands it over piece by piece, so that a large one is never in memory as a whole,
 * but only once. Used by one thread.
 */
final class MessageBody implements AutoCloseable {
  /** Artemis writes the body to what is set as this property. */
  private static final String SAVE_STREAM = "JMS_AMQ_SaveStream";

  private final Message message;
  private final Spool spool;
  private @Nullable Path file;
  private @Nullable FaxException refusal;

  MessageBody(Message message, Spool spool) {
    this.message = message;
    this.spool = spool;
  }

  /**
   * The bytes; empty for a message that is not one of bytes.
   *
   * @throws FaxException too large, when there are more than {@code limitBytes}
   */
  Optional<Path> receive(long limitBytes) {
    if (refusal != null) {
      throw refusal;
    }
    if (file == null && message instanceof BytesMessage bytes) {
      try {
        file = spool.receive(out -> write(bytes, out), limitBytes);
      } catch (FaxException e) {
        refusal = e;
        throw e;
      }
    }
    return Optional.ofNullable(file);
  }

  private static void write(BytesMessage message, OutputStream out) throws IOException {
    Whole whole = new Whole(out);
    try {
      message.setObjectProperty(SAVE_STREAM, whole);
    } catch (JMSException e) {
      throw new IOException("The broker did not give the whole message", e);
    }
    whole.check();
  }

  @Override
  public void close() {
    if (file != null) {
      spool.discard(file);
    }
  }

  /**
   * Takes everything: a message whose body is not taken to the end cannot be acknowledged. What
   * comes after a failure is dropped, and the failure told at the end.
   */
  private static final class Whole extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    Whole(OutputStream out) {
      this.out = out;
    }

    void check() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (failure == null) {
        try {
          out.write(bytes, offset, length);
        } catch (IOException e) {
          failure = e;
        }
      }
    }
  }
}
