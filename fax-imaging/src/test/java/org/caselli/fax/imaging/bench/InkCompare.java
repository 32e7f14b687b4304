package org.caselli.fax.imaging.bench;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.convert.Corpus;
import org.caselli.fax.imaging.convert.DocumentConverter;
import org.caselli.fax.imaging.limit.Deadline;
import org.caselli.fax.imaging.page.FaxProfile;
import org.caselli.fax.imaging.page.PageCuts;
import org.caselli.fax.imaging.page.PageFit;
import org.caselli.fax.imaging.pdf.PdfPages;

/**
 * Compares where the ink of our fax pages is with where Ghostscript and mutool have it, page by
 * page of every convertible PDF of the corpus or of a folder. "CROPPED" is a page whose ink, in
 * both peers, reaches further than in ours; "LESS" one with cells that hold ink in both peers and
 * none in ours, or less than half the ink of either. Arguments: a folder, or a part of the corpus's
 * file names (all), most pages looked at of a document (6).
 */
public final class InkCompare {

  /** Cells that an edge of the ink may differ by. */
  private static final int TOLERANCE = 1;

  private static final int MISSING_CELLS = 3;
  private static final int PALEST_INK = 235;
  private static final int MID_GRAY = 128;

  private final Path scratch;
  private final int mostPages;
  private final DocumentConverter converter = new DocumentConverter();
  private final FaxFormat format = FaxFormat.fine().withCleanScans(false);
  private final ConversionLimits limits = ConversionLimits.defaults();
  private int pages;
  private int cropped;
  private int less;

  private InkCompare(Path scratch, int mostPages) {
    this.scratch = scratch;
    this.mostPages = mostPages;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String part = arguments.length > 0 ? arguments[0] : "";
    int mostPages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
    Path scratch = Files.createTempDirectory("fax-ink");
    InkCompare compare = new InkCompare(scratch, mostPages);
    List<Path> documents = Files.isDirectory(Path.of(part)) ? folder(Path.of(part)) : corpus(part);
    for (Path document : documents) {
      compare.run(document);
    }
    System.out.printf(
        "%d documents, %d pages compared, %d cropped, %d with less ink than both peers%n",
        documents.size(), compare.pages, compare.cropped, compare.less);
    System.exit(compare.cropped == 0 ? 0 : 1);
  }

  private static List<Path> corpus(String part) {
    return Corpus.find()
        .orElseThrow(() -> new IllegalStateException("Set FAX_CORPUS to the corpus"))
        .documents("pdf/")
        .stream()
        .filter(document -> document.expectation().equals("convertible"))
        .map(Corpus.Document::file)
        .filter(file -> file.getFileName().toString().contains(part))
        .toList();
  }

  private static List<Path> folder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  private void run(Path file) throws IOException, InterruptedException {
    String name = file.getFileName().toString();
    List<InkGrid> ours;
    try {
      ours = ours(file);
    } catch (UnreadableDocumentException e) {
      System.out.println("refused " + name + ": " + e.getMessage());
      return;
    }
    List<InkGrid> gs =
        peer(
            "g",
            ("gs -q -r72 -dUseCropBox -dPrinted -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pgmraw"
                    + " -dTextAlphaBits=4 -dGraphicsAlphaBits=4 -dLastPage="
                    + mostPages
                    + " -sOutputFile=g-%03d.pgm --")
                .split(" "),
            file);
    List<InkGrid> mutool = peer("m", "mutool draw -q -r 72 -F pgm -o m-%03d.pgm".split(" "), file);
    for (int i = 0; i < ours.size(); i++) {
      if (i < gs.size() && i < mutool.size()) {
        compare(name + " p" + (i + 1), ours.get(i), gs.get(i), mutool.get(i));
      }
    }
  }

  private void compare(String page, InkGrid ours, InkGrid gs, InkGrid mutool) {
    pages++;
    int[] own = ours.box();
    int[] one = gs.box();
    int[] other = mutool.box();
    boolean beyond =
        one[2] >= 0
            && other[2] >= 0
            && (own[0] > Math.max(one[0], other[0]) + TOLERANCE
                || own[1] > Math.max(one[1], other[1]) + TOLERANCE
                || own[2] < Math.min(one[2], other[2]) - TOLERANCE
                || own[3] < Math.min(one[3], other[3]) - TOLERANCE);
    int missing = gs.missing(mutool, ours);
    double least = Math.min(gs.total(), mutool.total());
    boolean pale = ours.total() < least / 2 && least > 0.002;
    if (beyond || pale || missing >= MISSING_CELLS) {
      cropped += beyond ? 1 : 0;
      less += beyond ? 0 : 1;
      System.out.printf(
          Locale.ROOT,
          "%s %s: box %s, gs %s, mutool %s; ink %.4f, gs %.4f, mutool %.4f; %d cells missing%n",
          beyond ? "CROPPED" : "LESS",
          page,
          List.of(own[0], own[1], own[2], own[3]),
          List.of(one[0], one[1], one[2], one[3]),
          List.of(other[0], other[1], other[2], other[3]),
          ours.total(),
          gs.total(),
          mutool.total(),
          missing);
    }
  }

  private List<InkGrid> ours(Path file) throws IOException, UnreadableDocumentException {
    Path fax = scratch.resolve("ours.tif");
    converter.toFaxTiff(file, "application/pdf", fax, format, limits);
    FaxProfile profile = FaxProfile.of(format);
    List<PageFit> fits;
    Deadline deadline = new Deadline(System::nanoTime, Duration.ofMinutes(1));
    try (PdfPages pdf = PdfPages.open(file, scratch, limits, deadline)) {
      fits = pdf.layOut(profile, 0);
    }
    List<InkGrid> grids = new ArrayList<>();
    int faxPage = 1;
    for (PageFit fit : fits.subList(0, Math.min(mostPages, fits.size()))) {
      InkGrid.Builder grid = new InkGrid.Builder(fit.widthPx(), fit.lines(), fit.turned());
      int pieces = new PageCuts(fit.lines(), profile.maxLines()).pieces();
      for (int piece = 0; piece < pieces; piece++) {
        BufferedImage image = converter.page(fax, faxPage++, limits);
        grid.add(image.getRaster(), fit.leftPx(), 1);
      }
      grids.add(grid.build());
    }
    return grids;
  }

  private List<InkGrid> peer(String prefix, String[] command, Path file)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command));
    line.add(file.toString());
    if (prefix.equals("m")) {
      line.add("1-" + mostPages);
    }
    Peer.run(scratch, line.toArray(String[]::new));
    List<InkGrid> grids = new ArrayList<>();
    try (Stream<Path> all = Files.list(scratch)) {
      for (Path each :
          all.filter(path -> path.getFileName().toString().startsWith(prefix + "-"))
              .sorted()
              .toList()) {
        grids.add(pgm(each));
        Files.delete(each);
      }
    }
    return grids;
  }

  /** The ink of a binary portable graymap. */
  private static InkGrid pgm(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("No reader for " + file);
    }
    Raster raster = image.getRaster();
    InkGrid.Builder grid = new InkGrid.Builder(raster.getWidth(), raster.getHeight(), false);
    grid.add(raster, 0, white(raster));
    return grid.build();
  }

  /** Where ink begins: somewhat darker than most of the page, and than any pale tint. */
  private static int white(Raster raster) {
    int[] counts = new int[256];
    int[] row = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, raster.getWidth(), 1, 0, row);
      for (int each : row) {
        counts[each]++;
      }
    }
    int paper = 0;
    for (long below = 0; below <= (long) raster.getWidth() * raster.getHeight() / 2; paper++) {
      below += counts[paper];
    }
    return paper < MID_GRAY ? PALEST_INK : Math.min(PALEST_INK, paper * 7 / 8);
  }
}
