package org.caselli.fax.faults.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.caselli.fax.faults.Verdict;
import org.caselli.fax.faults.telephone.CallHistory;
import org.caselli.fax.faults.telephone.SwitchProcess;

/**
 * A server with the agent in it, a switch beside it, and somebody who submits and remembers what
 * was accepted.
 */
public final class Scene implements AutoCloseable {
  /** Attempts that each fax has. */
  static final int TRIES = 4;

  private static final String PLACE = "scene";
  private static final String PASSWORD = "ClueCon";
  private static final String PASSWORD_FILE = "password";
  private static final Duration PAGE = Duration.ofMillis(200);
  private static final Patience QUIET = new Patience(Duration.ofMinutes(3));
  private static final Duration SUBMITTING = Duration.ofMinutes(20);

  private final RunContext context;
  private final ServerProcess server;
  private final ServerOptions options;
  private final SwitchProcess telephone;
  private final Orders orders;
  private final AcceptedFaxes accepted;
  private final Submitter submitter;
  private final RestClient client;
  private final List<RestClient> clients = new CopyOnWriteArrayList<>();
  private final Numbers numbers = new Numbers();
  private final AtomicLong keys = new AtomicLong();

  private Scene(
      RunContext context, ServerProcess server, ServerOptions options, SwitchProcess telephone)
      throws IOException, InterruptedException {
    Path directory = context.directory(PLACE);
    this.context = context;
    this.server = server;
    this.options = options;
    this.telephone = telephone;
    this.orders = new Orders(directory.resolve("orders"));
    this.accepted = new AcceptedFaxes(directory.resolve("accepted.jsonl"));
    this.submitter = new Submitter(accepted, SUBMITTING);
    server.start(options);
    this.client = RestClient.of(server);
    clients.add(client);
  }

  /** The address at which servers see a port of this machine. */
  @FunctionalInterface
  interface Way {
    String address(int port) throws IOException;
  }

  /** Starts both, and sets what makes faults quick to see. */
  public static Scene open(RunContext context, ServerOptions more)
      throws IOException, InterruptedException {
    return open(context, more, port -> "127.0.0.1:" + port);
  }

  /** The same with a switch that the server sees at another address than its own. */
  static Scene open(RunContext context, ServerOptions more, Way way)
      throws IOException, InterruptedException {
    Path directory = context.directory(PLACE);
    SwitchProcess telephone =
        new SwitchProcess(
            new SwitchProcess.Setup("telephone", directory.resolve("switch"), 0, PASSWORD, PAGE));
    telephone.start();
    Files.writeString(directory.resolve(PASSWORD_FILE), PASSWORD);
    ServerOptions options = attached(context, more, way.address(telephone.port()));
    ServerProcess server = new ServerProcess(context.checkout(), directory.resolve("server"));
    try {
      Scene scene = new Scene(context, server, options, telephone);
      scene.client.systemSettings(
          Map.of(
              "default_retry_period", 1,
              "not_dialled_retry_period", 1,
              "page_header", "none",
              "smtp_sender_hourly_mails", 0));
      return scene;
    } catch (IOException | InterruptedException | RuntimeException e) {
      try (telephone) {
        server.close();
      }
      throw e;
    }
  }

  private static ServerOptions attached(RunContext context, ServerOptions more, String address)
      throws IOException {
    Path directory = context.directory(PLACE);
    return more.withRun(
            "--engine",
            "freeswitch",
            "--switch",
            address,
            "--switch-password-file",
            directory.resolve(PASSWORD_FILE).toString(),
            "--dial-string",
            "sofia/gateway/carrier/{number}")
        .withJava(context.agent(directory.resolve("orders")));
  }

  /** How the server is started. */
  ServerOptions options() {
    return options;
  }

  public ServerProcess server() {
    return server;
  }

  public SwitchProcess telephone() {
    return telephone;
  }

  /** The first account of the server. */
  public RestClient client() {
    return client;
  }

  /** Another account, whose faxes are judged too. */
  RestClient newAccount() throws IOException, InterruptedException {
    int n = clients.size();
    RestClient made = client.newAccount("faults " + n, String.format("+1202555%04d", n));
    clients.add(made);
    return made;
  }

  public Orders orders() {
    return orders;
  }

  Numbers numbers() {
    return numbers;
  }

  AcceptedFaxes accepted() {
    return accepted;
  }

  /** A fax like no other. */
  Order order(String to, int pages) {
    long key = keys.incrementAndGet();
    return new Order("fault-" + key, to, pages, key);
  }

  /** A fax that has its pages in common with others. */
  Order copy(String to, int pages, long seed) {
    return new Order("fault-" + keys.incrementAndGet(), to, pages, seed);
  }

  /** Submits a fax until it is accepted, and remembers it. */
  void submit(Entrance entrance, Order order) throws IOException, InterruptedException {
    submitter.submit(entrance, order);
  }

  /** Starts the server again after its death. */
  public void restart() throws IOException, InterruptedException {
    server.start(options);
  }

  /** Whether the fax to a number has ended; numbers are called by one fax only. */
  boolean hasEnded(String number) throws IOException, InterruptedException {
    String list = client.account() + "/faxes/outbox?filter_to_number=%2B" + number.substring(1);
    return client.get(list).size() > 0;
  }

  /** Whether no fax of any account is on its way any more. */
  boolean isQuiet() throws IOException, InterruptedException {
    for (RestClient one : clients) {
      if (one.get(one.account() + "/faxes/outgoing?page_size=1").size() > 0) {
        return false;
      }
    }
    return true;
  }

  /** Calls that the switch has seen the end of. */
  long callsEnded() throws IOException {
    return CallHistory.read(telephone.log()).calls().stream()
        .filter(call -> call.ended().isPresent())
        .count();
  }

  /** By mail, from somebody who may, to a faxbox of the first account. */
  Entrance mailEntrance() throws IOException, InterruptedException {
    String sender = "ann@faults.example";
    String domain =
        client
            .put(
                client.account() + "/faxboxes",
                Map.of(
                    "name",
                    "faults",
                    "caller_id",
                    client.access().number(),
                    "retries",
                    TRIES,
                    "smtp_permission_list",
                    List.of(sender)))
            .path("smtp_email_address")
            .asText();
    return new MailEntrance(server.mail(), sender, domain);
  }

  /** By JMS, which the server must have been started with. */
  Entrance messageEntrance() {
    return new MessageEntrance(server.jms(), client.access());
  }

  /** What the judge says of all that was accepted here; sins are told to whoever watches. */
  Verdict judge() throws IOException, InterruptedException {
    QUIET.until(this::isQuiet);
    Verdict verdict = new Evidence(accepted, clients).judged(CallHistory.read(telephone.log()));
    verdict.sins().forEach(context::say);
    return verdict;
  }

  @Override
  public void close() throws IOException {
    try (accepted;
        telephone) {
      server.close();
    }
  }
}
