package org.caselli.fax.cli.system;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.caselli.fax.cli.print.Screen;
import org.caselli.fax.cli.server.Fields;
import org.caselli.fax.cli.server.MediaTypes;
import org.caselli.fax.cli.server.Request;
import org.caselli.fax.cli.server.Server;
import org.caselli.fax.cli.server.ServerOptions;
import org.caselli.fax.cli.server.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./fax load-document}. */
@Command(
    name = "load-document",
    description =
        "Gives a job the document that cannot be fetched from where its sender said it is. One that is"
            + " there is never replaced.")
public final class LoadDocumentCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(index = "0", paramLabel = "JOB", description = "id of the job")
  private String job = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "the document")
  private Path file = Path.of("");

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  public LoadDocumentCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUsageException("cannot read " + file);
    }
    Request request =
        Request.of("PUT", "/maintenance/jobs/" + Server.word(job) + "/document")
            .with("Content-Type", MediaTypes.of(file))
            .body(BodyPublishers.ofFile(file));
    Fields answer = options.server().send(request);
    if (json) {
      screen.json(answer.map());
    } else {
      screen.say(job + " has the document and is " + answer.text("status").orElse("prepared"));
    }
    return 0;
  }
}
