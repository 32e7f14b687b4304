package org.caselli.fax.imaging.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Conversions;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.DocumentConverter;

/**
 * A fax of 200 Group 4 pages to PDF: ours in this process and tiff2pdf, a process each time, taken
 * in turn.
 */
public final class TiffToPdfBench {

  private static final int PAGES = 200;
  private static final int ROUNDS = 15;

  private TiffToPdfBench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, UnreadableDocumentException {
    Path scratch = Files.createTempDirectory("fax-tiff2pdf");
    Path fax = fax(scratch);
    Path ours = scratch.resolve("ours.pdf");
    Path theirs = scratch.resolve("theirs.pdf");
    DocumentConverter converter = new DocumentConverter();
    double[] own = new double[ROUNDS];
    double[] peer = new double[ROUNDS];
    double first = 0;
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      converter.toPdf(fax, ours, ConversionLimits.defaults());
      double mine = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      Peer.run(scratch, "tiff2pdf", "-o", theirs.toString(), fax.toString());
      double other = (System.nanoTime() - start) / 1e6;
      if (round < 0) {
        first = mine;
      } else {
        own[round] = mine;
        peer[round] = other;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d pages, %,d bytes of TIFF: ours %.1f ms (first %.0f ms), %,d bytes; tiff2pdf %.1f ms,"
            + " %,d bytes; ratio %.2f%n",
        PAGES,
        Files.size(fax),
        median(own),
        first,
        Files.size(ours),
        median(peer),
        Files.size(theirs),
        median(peer) / median(own));
  }

  private static Path fax(Path scratch)
      throws IOException, InterruptedException, UnreadableDocumentException {
    Corpus corpus =
        Corpus.find().orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"));
    Conversions conversions = new Conversions(ConversionLimits.defaults());
    List<String> command = new ArrayList<>(List.of("tiffcp"));
    List<Corpus.Document> documents =
        corpus.documents("pdf/").stream().filter(each -> each.kind().equals("pdf:synth")).toList();
    int pages = 0;
    for (int i = 0; pages < PAGES; i++) {
      Path part = scratch.resolve("part" + i % documents.size() + ".tif");
      if (Files.notExists(part)) {
        conversions.toFaxTiff(
            documents.get(i % documents.size()).file(), "application/pdf", part, Optional.empty());
      }
      int count = conversions.inspect(part).pages();
      if (pages + count <= PAGES) {
        command.add(part.toString());
        pages += count;
      } else {
        command.add(part + ",0");
        pages++;
      }
    }
    Path fax = scratch.resolve("fax.tif");
    command.add(fax.toString());
    Peer.run(scratch, command.toArray(String[]::new));
    return fax;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
