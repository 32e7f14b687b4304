package org.caselli.fax.imaging.ccitt;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.caselli.fax.imaging.FaxCoding;

/**
 * libtiff's codec in a process of its own, compiled from {@code src/test/c/libtiff_peer.c}: needs
 * gcc and the headers of libtiff (Debian: gcc, libtiff-dev).
 */
public final class LibtiffPeer implements Closeable {

  private static final String SOURCE = "src/test/c/libtiff_peer.c";

  /** What libtiff answers: whether it saw no error, its processor time, and the bytes. */
  public record Answer(boolean good, long nanos, byte[] bytes) {}

  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;

  private LibtiffPeer(Process process) {
    this.process = process;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(process.getInputStream());
  }

  /** Compiles and starts the peer; empty where it cannot be compiled. */
  public static Optional<LibtiffPeer> start(Path folder) throws IOException, InterruptedException {
    Path program = folder.resolve("libtiff_peer");
    Path fromModule = Path.of(SOURCE);
    Path source = Files.exists(fromModule) ? fromModule : Path.of("fax-imaging", SOURCE);
    try {
      Process gcc =
          new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString(), "-ltiff")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (gcc.waitFor() != 0 || !Files.isExecutable(program)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(
        new LibtiffPeer(
            new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()));
  }

  public Answer encode(byte[] rows, int widthPx, int heightPx, FaxCode code, int repetitions)
      throws IOException {
    return ask(1, rows, widthPx, heightPx, code, repetitions);
  }

  public Answer decode(byte[] bytes, int widthPx, int heightPx, FaxCode code, int repetitions)
      throws IOException {
    return ask(2, bytes, widthPx, heightPx, code, repetitions);
  }

  private Answer ask(
      int operation, byte[] bytes, int widthPx, int heightPx, FaxCode code, int repetitions)
      throws IOException {
    int options = (code.coding() == FaxCoding.MR ? 1 : 0) | (code.alignedEols() ? 4 : 0);
    int compression = code.coding() == FaxCoding.MMR ? 4 : code.eols() ? 3 : 2;
    int fillOrder = code.leastBitFirst() ? 2 : 1;
    int lines = code.k() > 2 ? 196 : 98;
    for (int number :
        new int[] {
          operation,
          compression,
          options,
          fillOrder,
          lines,
          widthPx,
          heightPx,
          repetitions,
          bytes.length
        }) {
      questions.writeInt(number);
    }
    questions.write(bytes);
    questions.flush();
    boolean good = answers.readInt() == 1;
    long nanos = answers.readLong();
    byte[] answer = new byte[answers.readInt()];
    answers.readFully(answer);
    return new Answer(good, nanos, answer);
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
