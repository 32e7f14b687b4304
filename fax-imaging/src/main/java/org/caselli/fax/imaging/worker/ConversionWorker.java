package org.caselli.fax.imaging.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * Main class of a worker process. Says that it is ready, then answers the requests on standard
 * input one after the other on standard output, and ends when standard input ends, which also
 * happens when the parent dies in any way. Standard error is for the log.
 */
public final class ConversionWorker {

  /** Of the thread that converts: deep enough for nested forms and long page trees. */
  private static final long STACK_BYTES = 8L << 20;

  private static final int UNCAUGHT = 4;

  private final FaxConverter converter;
  private final Path target;
  private final DataOutputStream answers;
  private final BlockingQueue<ConversionRequest<?>> requests = new LinkedBlockingQueue<>();

  private ConversionWorker(FaxConverter converter, Path target, DataOutputStream answers) {
    this.converter = converter;
    this.target = target;
    this.answers = answers;
  }

  /**
   * Runs a worker.
   *
   * @param arguments the file that results are written to, in a directory of this worker alone, and
   *     {@code once} to end after the warm-up
   */
  public static void main(String[] arguments) throws IOException {
    // Whatever a library prints must not get between the answers.
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    Path target = Path.of(arguments[0]);
    FaxConverter converter = new DocumentConverter();
    WarmUp.run(converter, target);
    if (arguments.length > 1 && arguments[1].equals("once")) {
      return;
    }
    Frame.write(answers, new byte[0]);
    new ConversionWorker(converter, target, answers).serve();
  }

  private void serve() throws IOException {
    Thread converting = new Thread(null, this::convert, "convert", STACK_BYTES);
    converting.setDaemon(true);
    converting.setUncaughtExceptionHandler(
        (thread, fault) -> {
          fault.printStackTrace();
          end(UNCAUGHT);
        });
    converting.start();
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    try {
      while (true) {
        byte[] frame = Frame.read(in);
        requests.add(ConversionRequest.read(new DataInputStream(new ByteArrayInputStream(frame))));
      }
    } catch (EOFException e) {
      end(0);
    }
  }

  private void convert() {
    try {
      while (true) {
        Frame.write(answers, Answer.to(requests.take(), converter, target));
      }
    } catch (InterruptedException | IOException e) {
      // Nobody is there to read the answer.
      end(0);
    }
  }

  /** Ends at once, with whatever decoder is still running. */
  private static void end(int status) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(status);
  }
}
