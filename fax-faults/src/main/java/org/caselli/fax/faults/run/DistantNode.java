package org.caselli.fax.faults.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The second node of a cluster, in a network of its own, which can be cut off from the database and
 * the brokers while it still reaches the switch. Not thread-safe.
 */
final class DistantNode implements AutoCloseable {
  static final String NAME = "fax2";
  private static final int APART = 100;
  private static final int REST = 8_080;

  private final NetworkSpace space;
  private final List<PortRelay> relays = new ArrayList<>();
  private final FaxCommand command;
  private final ServerOptions options;

  /** A node that does not run yet, of the cluster of a scene. */
  DistantNode(Path checkout, Scene scene, NetworkSpace space) throws IOException {
    this.space = space;
    ServerProcess server = scene.server();
    Path data = server.data();
    this.command =
        new FaxCommand(checkout, space.inside(), data.resolve(NAME), server.offset() + APART);
    this.options =
        scene
            .options()
            .withoutRun("--nodes")
            .with("FAX_LAYOUT", "cluster")
            .with("FAX_NODE", NAME)
            .with("FAX_SECRETS_DIR", data.toString())
            .with("FAX_DB_DRIVER", "postgresql")
            .with("FAX_DB_URL", "jdbc:postgresql://" + store(server.postgresql()) + "/fax")
            .with("FAX_DB_USER", "fax")
            .with("FAX_DB_PASSWORD", server.kept("postgresql-password"))
            .with("FAX_BROKER_HOST", space.storeAddress().getHostAddress())
            .with("FAX_BROKER_PORT", port(server.broker("broker-a")))
            .with("FAX_BROKER_BACKUP_HOST", space.storeAddress().getHostAddress())
            .with("FAX_BROKER_BACKUP_PORT", port(server.broker("broker-b")))
            .with("FAX_BROKER_USER", "fax-server")
            .with("FAX_BROKER_PASSWORD", server.kept("broker-password"));
  }

  private String store(int port) throws IOException {
    return space.storeAddress().getHostAddress() + ":" + port(port);
  }

  private String port(int port) throws IOException {
    PortRelay relay = new PortRelay(space.storeAddress(), port);
    relays.add(relay);
    return String.valueOf(relay.port());
  }

  /** Starts it and returns when it is ready. */
  void start() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("run", "--detach", "--no-build"));
    words.addAll(options.run());
    command.run(words, options);
  }

  /** Its REST. */
  URI rest() {
    return URI.create("http://" + space.address() + ":" + (REST + command.offset()));
  }

  void cut() throws IOException, InterruptedException {
    space.cut();
  }

  void join() throws IOException, InterruptedException {
    space.join();
  }

  @Override
  public void close() {
    relays.forEach(PortRelay::close);
    space.close();
  }
}
