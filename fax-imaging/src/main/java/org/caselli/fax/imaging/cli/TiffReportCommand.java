package org.caselli.fax.imaging.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.caselli.fax.imaging.ConversionLimits;
import org.caselli.fax.imaging.UnreadableDocumentException;
import org.caselli.fax.imaging.tiff.TiffReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fax tiff-info}: what a TIFF holds and whether a switch can send it as it is. */
@Command(
    name = "tiff-info",
    mixinStandardHelpOptions = true,
    description =
        "Lists the pages of a TIFF with their codes, options, damage and time on the line, and says"
            + " whether a switch can send it as it is.")
final class TiffReportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a TIFF of any kind")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, UnreadableDocumentException {
    if (spec == null) {
      throw new IllegalStateException("Run by picocli only");
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file);
    }
    spec.commandLine()
        .getOut()
        .println(TiffReport.of(file, ConversionLimits.defaults()).text().stripTrailing());
    return 0;
  }
}
