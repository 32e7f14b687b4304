package org.caselli.fax.imaging.worker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.PageShape;
import org.caselli.fax.imaging.SourceDocument;

/** A worker that does what a decoder might be brought to do: what the source's name says. */
public final class HostileWorker implements FaxConverter {

  private static final PageShape PAGE = new PageShape(1728, 2292, 204, 196);

  private final DataOutputStream answers;

  private HostileWorker(DataOutputStream answers) {
    this.answers = answers;
  }

  /** See {@link ConversionWorker#main}. */
  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of(arguments[0]).resolveSibling("../does-not-start"))) {
      System.err.println("There is something wrong with this machine");
      System.exit(1);
    }
    DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    Frame.write(answers, new byte[0]);
    HostileWorker worker = new HostileWorker(answers);
    DataInputStream in = new DataInputStream(System.in);
    while (true) {
      byte[] frame = Frame.read(in);
      ConversionRequest<?> request =
          ConversionRequest.read(new DataInputStream(new ByteArrayInputStream(frame)));
      Frame.write(answers, Answer.to(request, worker, Path.of(arguments[0])));
    }
  }

  @Override
  public FaxImageResult toFaxTiff(
      List<SourceDocument> sources, Path target, FaxFormat format, ConversionLimits limits)
      throws IOException {
    Files.writeString(target, "half");
    misbehave(sources.get(0).file());
    Files.writeString(target, "" + ProcessHandle.current().pid());
    return new FaxImageResult(1, Files.size(target), false, List.of(PAGE));
  }

  private void misbehave(Path source) throws IOException {
    switch (source.getFileName().toString()) {
      case "loops" -> loop();
      case "allocates" -> allocate();
      case "nests" -> nest(1);
      case "starts-a-child" -> {
        Process child = new ProcessBuilder("sleep", "600").start();
        Files.writeString(source, "" + child.pid());
        loop();
      }
      case "exits" -> Runtime.getRuntime().halt(0);
      case "crashes" -> Runtime.getRuntime().halt(134);
      case "crashes-once" -> {
        if (Files.deleteIfExists(source)) {
          Runtime.getRuntime().halt(134);
        }
      }
      case "garbage" -> answers.writeUTF("This is not the record that you wait for.");
      case "huge-answer" -> {
        answers.writeInt(0xFA_C5_00_01);
        answers.writeInt(Integer.MAX_VALUE);
      }
      case "half-an-answer" -> Frame.write(answers, new byte[] {0, 0, 0, 4, 'D', 'O'});
      case "many-pages" -> {
        byte[] answer = {0, 0, 0, 4, 'D', 'O', 'N', 'E', 0, 0, 0, 0, 0, 0, 0, 9, 0, 127, 0, 0, 0};
        Frame.write(answers, answer);
      }
      case "throws" -> throw new IllegalStateException("a decoder's own words");
      case "babbles" -> System.err.println("x".repeat(200_000));
      case "disk-full" -> throw new IOException("No space left on device");
      default -> Files.size(source);
    }
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void loop() {
    long turns = 0;
    while (true) {
      turns++;
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void allocate() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[1 << 20]);
    }
  }

  private static int nest(int depth) {
    return nest(depth + 1) + 1;
  }

  @Override
  public int toPdf(Path faxTiff, Path target, ConversionLimits limits) {
    throw new UncheckedIOException(new IOException("not for this test"));
  }

  @Override
  public void preview(Path faxTiff, int page, int widthPx, Path png, ConversionLimits limits) {
    throw new UncheckedIOException(new IOException("not for this test"));
  }

  @Override
  public FaxImageResult inspect(Path faxTiff, ConversionLimits limits) {
    return new FaxImageResult(1, 1, false, List.of(PAGE));
  }
}
