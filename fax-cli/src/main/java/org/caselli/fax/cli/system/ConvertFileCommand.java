package org.caselli.fax.cli.system;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.FaxFile;
import org.caselli.fax.cli.server.MediaTypes;
import org.caselli.fax.cli.server.Request;
import org.caselli.fax.cli.server.ServerOptions;
import org.caselli.fax.cli.server.WrongUsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax convert-file}: the server's own converter and settings, but no fax. */
@Command(
    name = "convert-file",
    description =
        "Has the server convert a document as it does for a fax, and keeps the result. No fax is"
            + " made. (./fax convert does it without a server.)")
public final class ConvertFileCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(index = "0", paramLabel = "IN", description = "the document")
  private Path in = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OUT",
      description = "OUT.tif (as IN when left out), OUT.pdf, or just tif or pdf")
  private String out = "tif";

  @Parameters(index = "2", arity = "0..1", paramLabel = "DIR", description = "where OUT goes")
  private @Nullable Path directory;

  @Parameters(index = "3", arity = "0..1", paramLabel = "NAME", description = "the name of OUT")
  private @Nullable String name;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public ConvertFileCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(in) || Files.isDirectory(in)) {
      throw new WrongUsageException("cannot read " + in);
    }
    Path target = target();
    if (Files.exists(target) && Files.isSameFile(in, target)) {
      throw new WrongUsageException("OUT is the document itself");
    }
    Request request =
        Request.of("POST", "/maintenance/convert?format=" + format(target))
            .with("Content-Type", MediaTypes.of(in))
            .body(BodyPublishers.ofFile(in));
    FaxFile fax = options.server().faxFile(request);
    Files.write(target, fax.bytes());
    if (json) {
      screen.json(
          Map.of("file", target.toString(), "bytes", fax.bytes().length, "pages", fax.pages()));
    } else {
      screen.say("%s  pages: %d  bytes: %d".formatted(target, fax.pages(), fax.bytes().length));
    }
    return 0;
  }

  /** Kazoo's command is told an ending, a directory and a name, each of which may be missing. */
  private Path target() {
    boolean onlyEnding = !out.contains(".") && !out.contains("/");
    Path asked = onlyEnding ? Path.of(stem(in) + "." + out) : Path.of(out);
    Path file = name == null ? asked : Path.of(name);
    if (directory != null) {
      return directory.resolve(file.getFileName());
    }
    return file;
  }

  private static String stem(Path file) {
    String whole = file.getFileName().toString();
    int dot = whole.lastIndexOf('.');
    return dot > 0 ? whole.substring(0, dot) : whole;
  }

  private static String format(Path target) {
    String ending = target.toString().toLowerCase(Locale.ROOT);
    if (ending.endsWith(".tif") || ending.endsWith(".tiff")) {
      return "tiff";
    }
    if (ending.endsWith(".pdf")) {
      return "pdf";
    }
    throw new WrongUsageException("OUT ends in .tif, .tiff or .pdf");
  }
}
