package org.caselli.fax.imaging.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caselli.fax.imaging.ContentMode;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.FaxConverter;
import org.caselli.fax.imaging.FaxFormat;
import org.caselli.fax.imaging.FaxImageResult;
import org.caselli.fax.imaging.FaxResolution;
import org.caselli.fax.imaging.PageHeader;
import org.caselli.fax.imaging.Scaling;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.tiff.FaxTiffProfile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fax convert}: the ending of the second file's name tells what is made of the first. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = {
      "Converts a document to a fax TIFF (OUT.tif, OUT.tiff), to the fax as PDF/A-2b (OUT.pdf), or one"
          + " page of the fax to a picture (OUT.png).",
      "IN may be a PDF, a TIFF, a picture, text, HTML, or an Office document."
    })
final class ConvertCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "IN", description = "the document")
  private Path in = Path.of("");

  @Parameters(paramLabel = "OUT", description = "the result; its ending tells its kind")
  private Path out = Path.of("");

  @Option(
      names = "--resolution",
      description = "standard, fine (default) or superfine: 98, 196 or 391 lines per inch")
  private FaxResolution resolution = FaxResolution.FINE;

  @Option(
      names = "--coding",
      description = "mh, mr, mmr (default) or auto: the smallest for each page")
  private Coding coding = Coding.MMR;

  @Option(
      names = "--profile",
      description =
          "of a TIFF: f (default), or s for the profile that every Internet fax device reads (MH)")
  private FaxTiffProfile profile = FaxTiffProfile.F;

  @Option(names = "--scaling", description = "true-size (default) or fit")
  private String scaling = "true-size";

  @Option(names = "--content", description = "automatic (default), text or photo")
  private ContentMode content = ContentMode.AUTOMATIC;

  @Option(names = "--no-clean", description = "leave scans as they are: askew, with dark borders")
  private boolean asScanned;

  @Option(names = "--header", description = "a line of text on top of each page")
  private @Nullable String header;

  @Option(names = "--page", description = "the page of the picture (1)")
  private int page = 1;

  @Option(names = "--width", description = "width of the picture in pixels (1728)")
  private int width = 1728;

  @Option(names = "--max-pages", description = "most pages of the fax (1000)")
  private int maxPages = ConversionLimits.defaults().maxPages();

  @Option(names = "--time-limit", description = "seconds (300)")
  private int seconds = (int) ConversionLimits.defaults().timeLimit().toSeconds();

  /** The choices of {@code --coding}. */
  private enum Coding {
    MH(EnumSet.of(FaxCoding.MH)),
    MR(EnumSet.of(FaxCoding.MR)),
    MMR(EnumSet.of(FaxCoding.MMR)),
    AUTO(EnumSet.allOf(FaxCoding.class));

    private final Set<FaxCoding> codings;

    Coding(Set<FaxCoding> codings) {
      this.codings = codings;
    }
  }

  @Override
  public Integer call() throws IOException, UnreadableDocumentException {
    if (!Files.isRegularFile(in)) {
      throw misuse("There is no file " + in);
    }
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw misuse("OUT is the document itself; give the result another name");
    }
    try (LocalConverter local = LocalConverter.open()) {
      convert(local.converter());
    }
    return 0;
  }

  private void convert(FaxConverter converter) throws IOException, UnreadableDocumentException {
    String ending = ending();
    switch (ending) {
      case "tif", "tiff" -> {
        if (profile == FaxTiffProfile.F) {
          report(toFax(converter, out));
        } else {
          minimal(converter);
        }
      }
      case "pdf", "png" -> {
        Path fax = Files.createTempFile("fax", ".tif");
        try {
          FaxImageResult result = toFax(converter, fax);
          if (ending.equals("pdf")) {
            converter.toPdf(fax, out, limits());
            report(result);
          } else {
            preview(converter, fax, result.pages());
          }
        } finally {
          Files.deleteIfExists(fax);
        }
      }
      default -> throw misuse("OUT ends with .tif, .tiff, .pdf or .png, not with ." + ending);
    }
  }

  private void minimal(FaxConverter converter) throws IOException, UnreadableDocumentException {
    if (resolution == FaxResolution.SUPERFINE) {
      throw misuse("Profile S has standard and fine resolution only");
    }
    Path fax = Files.createTempFile("fax", ".tif");
    try {
      FaxImageResult result = toFax(converter, fax);
      MinimalFax.write(fax, out, limits());
      report(result);
    } finally {
      Files.deleteIfExists(fax);
    }
  }

  private FaxImageResult toFax(FaxConverter converter, Path target)
      throws UnreadableDocumentException, IOException {
    String declared = Files.probeContentType(in);
    return converter.toFaxTiff(
        in, declared == null ? "application/octet-stream" : declared, target, format(), limits());
  }

  private void preview(FaxConverter converter, Path fax, int pages)
      throws UnreadableDocumentException, IOException {
    if (page < 1 || page > pages) {
      throw misuse("The fax has " + pages + " pages, no page " + page);
    }
    converter.preview(fax, page, width, out, limits());
    say(out + ": page " + page + " of " + pages);
  }

  private FaxFormat format() {
    return new FaxFormat(
        resolution,
        coding.codings,
        scaling(),
        content,
        !asScanned,
        Optional.ofNullable(header).map(PageHeader::new));
  }

  private Scaling scaling() {
    return switch (scaling.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "true-size" -> Scaling.TRUE_SIZE;
      case "fit" -> Scaling.FIT;
      default -> throw misuse("--scaling is true-size or fit, not " + scaling);
    };
  }

  private ConversionLimits limits() {
    ConversionLimits usual = ConversionLimits.defaults();
    try {
      return new ConversionLimits(
          maxPages,
          usual.maxPixelsPerPage(),
          usual.maxSourceImagePixels(),
          Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private String ending() {
    String name = String.valueOf(out.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void report(FaxImageResult result) throws IOException {
    say(
        "%s: %d %s, %,d bytes%s"
            .formatted(
                out,
                result.pages(),
                result.pages() == 1 ? "page" : "pages",
                Files.size(out),
                result.passthrough() ? ", the document untouched" : ""));
  }

  private void say(String line) {
    commandSpec().commandLine().getOut().println(line);
  }

  private ParameterException misuse(@Nullable String what) {
    return new ParameterException(commandSpec().commandLine(), String.valueOf(what));
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("Run by picocli only");
    }
    return spec;
  }
}
