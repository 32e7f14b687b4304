package org.caselli.fax.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server of their process, with a mail server beside it, started for the first
 * test that asks and stopped with the process.
 */
final class FaxServer implements ParameterResolver, ExecutionCondition {
  private static final String MAIL_FROM = "fax@caselli.example";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return ServerDatabase.isPresent()
        ? ConditionEvaluationResult.enabled("The database is there")
        : ConditionEvaluationResult.disabled(
            "FAX_TEST_PG_URL names no PostgreSQL; ./fax test brings one");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Only.RUNNING;
  }

  /** Held by the process, not by a run of tests: there is one run for each class of tests. */
  private static final class Only {
    private static final Running RUNNING = started();

    private static Running started() {
      Running running = new Running();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop server"));
      return running;
    }
  }

  /** The server, its client and its mail server. */
  static final class Running implements AutoCloseable {
    private static final int FIRST_NUMBER = 1000;

    private final Path data = temporary();
    private final MailSink mail = new MailSink();
    private final ServerUnderTest server;
    private final FaxClient client;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);

    private Running() {
      Path password = MailCertificate.make(data);
      server =
          new ServerUnderTest(
              data,
              ServerDatabase.chosen(data),
              "",
              List.of(
                  "--jms",
                  "127.0.0.1",
                  "--mail-host",
                  "127.0.0.1",
                  "--mail-port",
                  "" + mail.port(),
                  "--mail-from",
                  MAIL_FROM,
                  "--smtp-keystore",
                  MailCertificate.in(data).toString(),
                  "--smtp-keystore-password-file",
                  password.toString()));
      server.start();
      client = new FaxClient(server);
      // A user would wait for five minutes; a rule on another result still decides otherwise.
      client.systemSetting("default_retry_period", 1);
    }

    ServerUnderTest server() {
      return server;
    }

    /** Signed in to the first account. */
    FaxClient client() {
      return client;
    }

    MailSink mail() {
      return mail;
    }

    /** The same below another account than the first. */
    FaxClient newAccountBelow(FaxClient parent, String name) {
      return client.newAccount(parent.account(), name, "+1202555" + numbers.incrementAndGet());
    }

    /** A new account that no other test uses, with a number of its own. */
    FaxClient newAccount(String name) {
      return client.newAccount(name, "+1202555" + numbers.incrementAndGet());
    }

    @Override
    public void close() {
      mail.close();
      if (server.isRunning()) {
        server.kill();
      }
      try {
        server.keepLog();
        delete(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("fax-flow");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
