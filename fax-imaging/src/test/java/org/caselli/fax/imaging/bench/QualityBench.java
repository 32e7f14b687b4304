package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.bench.QualityDocuments.Document;
import org.caselli.fax.imaging.bench.QualityDocuments.Group;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxEncoder;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.convert.IndependentReader;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.BilevelPage;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.GrayImage;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.pdf.PdfPages;

/**
 * First pages of PDFs, ours beside Ghostscript's of the same pixels: bytes of Group 4, seconds on
 * the line, dark marks missed, likeness to a gray page that MuPDF draws, and words that tesseract
 * recognises. Marks and likeness are measured before scans are set straight, bytes and words after.
 * Arguments are parts of names of documents; without any, all are measured.
 */
public final class QualityBench {

  private static final double BITS_PER_SECOND = 14_400;
  private static final int FEWEST_WORDS = 10;

  private final Path scratch;
  private final PageReader reader;
  private final List<Row> rows = new ArrayList<>();

  private QualityBench(Path scratch) {
    this.scratch = scratch;
    this.reader = new PageReader(scratch);
  }

  /** One page as one of the converters leaves it; recall is absent where there are few words. */
  private record Outcome(long bytes, PageLikeness likeness, OptionalDouble recall) {}

  private record Row(Document document, Outcome ours, Outcome theirs) {}

  public static void main(String[] parts) throws IOException, InterruptedException {
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    Path scratch = Files.createTempDirectory("fax-quality");
    QualityBench bench = new QualityBench(scratch);
    System.out.println(
        "document | bytes ours, gs | airtime s | missed % | likeness | recall (14 400 bit/s)");
    for (Document document : new QualityDocuments(corpus, scratch).all()) {
      if (parts.length == 0 || List.of(parts).stream().anyMatch(document.name()::contains)) {
        bench.measure(document);
      }
    }
    bench.printGroups();
  }

  private void measure(Document document) throws IOException, InterruptedException {
    Optional<PageFit> fit = fit(document.pdf());
    if (fit.isEmpty() || fit.get().turned()) {
      return;
    }
    PageFit place = fit.get();
    Path own = scratch.resolve("ours.tif");
    Path inPlace = scratch.resolve("in-place.tif");
    Path gs = scratch.resolve("gs.tif");
    if (!convert(document.pdf(), own, FaxFormat.fine())
        || !convert(document.pdf(), inPlace, FaxFormat.fine().withCleanScans(false))
        || !ghostscript(document.pdf(), place, gs)) {
      System.out.println(document.name() + ": not converted by both");
      return;
    }
    GrayImage gray = gray(document.pdf(), place);
    List<String> words = reader.words(document.words());
    BilevelPage theirs = first(gs);
    Outcome ours =
        new Outcome(
            bytes(first(own)),
            PageLikeness.of(gray, content(first(inPlace), place)),
            recall(words, first(own)));
    Row row =
        new Row(
            document,
            ours,
            new Outcome(bytes(theirs), PageLikeness.of(gray, theirs), recall(words, theirs)));
    rows.add(row);
    print(document.name(), List.of(row));
  }

  private static Optional<PageFit> fit(Path pdf) throws IOException {
    FaxProfile profile = FaxProfile.of(FaxFormat.fine());
    Deadline deadline = new Deadline(System::nanoTime, Duration.ofMinutes(1));
    Path folder = pdf.toAbsolutePath().getParent();
    try (PdfPages pages = PdfPages.open(pdf, folder, ConversionLimits.defaults(), deadline)) {
      PageFit fit = pages.layOut(profile, 0).get(0);
      return fit.lines() <= profile.maxLines() ? Optional.of(fit) : Optional.empty();
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  private static boolean convert(Path pdf, Path target, FaxFormat format) throws IOException {
    try {
      new DocumentConverter()
          .toFaxTiff(pdf, "application/pdf", target, format, ConversionLimits.defaults());
      return true;
    } catch (UnreadableDocumentException e) {
      return false;
    }
  }

  private boolean ghostscript(Path pdf, PageFit fit, Path target)
      throws IOException, InterruptedException {
    Files.deleteIfExists(target);
    Peer.run(
        scratch,
        "gs",
        "-q",
        "-r204x196",
        "-g" + fit.widthPx() + "x" + fit.lines(),
        "-dPDFFitPage",
        "-dLastPage=1",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiffg4",
        "-sOutputFile=" + target,
        pdf.toString());
    return Files.exists(target);
  }

  /** Drawn at twice the resolution and averaged. */
  private GrayImage gray(Path pdf, PageFit fit) throws IOException, InterruptedException {
    Path pgm = scratch.resolve("gray.pgm");
    Peer.run(
        scratch,
        "mutool",
        "draw",
        "-q",
        "-F",
        "pgm",
        "-w",
        "" + 2 * fit.widthPx(),
        "-h",
        "" + 2 * fit.lines(),
        "-f",
        "-o",
        pgm.toString(),
        pdf.toString(),
        "1");
    GrayImage large = PageReader.readGray(pgm);
    byte[] mean = new byte[fit.widthPx() * fit.lines()];
    for (int i = 0; i < mean.length; i++) {
      int at = i / fit.widthPx() * 2 * large.widthPx() + i % fit.widthPx() * 2;
      int below = at + large.widthPx();
      byte[] p = large.pixels();
      int sum = (p[at] & 0xff) + (p[at + 1] & 0xff) + (p[below] & 0xff) + (p[below + 1] & 0xff);
      mean[i] = (byte) ((sum + 2) / 4);
    }
    return new GrayImage(fit.widthPx(), fit.lines(), mean);
  }

  private static BilevelPage content(BilevelPage page, PageFit fit) {
    BilevelPage content = BilevelPage.white(fit.widthPx(), fit.lines());
    for (int y = 0; y < fit.lines(); y++) {
      for (int x = 0; x < fit.widthPx(); x++) {
        if (page.black(x + fit.leftPx(), y)) {
          content.blacken(x, y);
        }
      }
    }
    return content;
  }

  private static BilevelPage first(Path fax) throws IOException {
    return IndependentReader.pages(fax).get(0);
  }

  private OptionalDouble recall(List<String> words, BilevelPage page)
      throws IOException, InterruptedException {
    return words.size() < FEWEST_WORDS
        ? OptionalDouble.empty()
        : OptionalDouble.of(reader.recall(words, page));
  }

  private static long bytes(BilevelPage page) {
    return FaxEncoder.encode(
            page.rows(), page.stride(), page.widthPx(), page.heightPx(), FaxCode.mmr())
        .length;
  }

  private void printGroups() {
    for (Group group : Group.values()) {
      print(group + " (mean)", rows.stream().filter(e -> e.document().group() == group).toList());
    }
    print("ALL (mean)", rows);
  }

  private static void print(String name, List<Row> rows) {
    double own = mean(rows, row -> row.ours().bytes());
    double gs = mean(rows, row -> row.theirs().bytes());
    List<Row> read = rows.stream().filter(row -> row.ours().recall().isPresent()).toList();
    System.out.printf(
        Locale.ROOT,
        "%-52s | %,8.0f %,8.0f %5.2f | %5.1f %5.1f | %5.2f %5.2f | %.3f %.3f | %s%n",
        name + (rows.size() == 1 ? "" : ", " + rows.size() + " pages"),
        own,
        gs,
        own / gs,
        own * 8 / BITS_PER_SECOND,
        gs * 8 / BITS_PER_SECOND,
        100 * mean(rows, row -> row.ours().likeness().missShare()),
        100 * mean(rows, row -> row.theirs().likeness().missShare()),
        mean(rows, row -> row.ours().likeness().ssim()),
        mean(rows, row -> row.theirs().likeness().ssim()),
        read.isEmpty()
            ? "-"
            : String.format(
                Locale.ROOT,
                "%.3f %.3f",
                mean(read, row -> row.ours().recall().getAsDouble()),
                mean(read, row -> row.theirs().recall().getAsDouble())));
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElse(0);
  }
}
