package org.caselli.fax.faults.run;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own (a network namespace of Linux) with a cable to this machine for the database
 * and the brokers, and another for all else. The first can be pulled out: then nothing arrives on
 * it, and nobody is told. Only root may make one. Not thread-safe.
 */
final class NetworkSpace implements AutoCloseable {
  private static final int LIMIT_S = 20;
  private static final int NETWORKS = 250;

  private final String name;
  private final String network;
  private final List<PortRelay> relays = new ArrayList<>();

  /** One cable: its two ends, and their addresses. */
  private record Cable(String here, String there, String hereAddress, String thereAddress) {}

  private NetworkSpace() {
    long process = ProcessHandle.current().pid();
    this.name = "fax" + process;
    this.network = "10.231." + process % NETWORKS + ".";
  }

  /** A new one, with both cables in; none where this process may not make one. */
  static Optional<NetworkSpace> made() throws InterruptedException {
    NetworkSpace space = new NetworkSpace();
    try {
      ip("netns", "add", space.name);
      ip("-n", space.name, "link", "set", "lo", "up");
      space.lay(space.store());
      space.lay(space.rest());
      return Optional.of(space);
    } catch (IOException e) {
      space.close();
      return Optional.empty();
    }
  }

  private Cable store() {
    return new Cable(name + "s", name + "t", network + 1, network + 2);
  }

  private Cable rest() {
    return new Cable(name + "u", name + "v", network + 5, network + 6);
  }

  private void lay(Cable cable) throws IOException, InterruptedException {
    ip("link", "add", cable.here(), "type", "veth", "peer", "name", cable.there());
    ip("link", "set", cable.there(), "netns", name);
    ip("addr", "add", cable.hereAddress() + "/30", "dev", cable.here());
    ip("-n", name, "addr", "add", cable.thereAddress() + "/30", "dev", cable.there());
    ip("link", "set", cable.here(), "up");
    ip("-n", name, "link", "set", cable.there(), "up");
  }

  /** Words before a command that let it run in there. */
  List<String> inside() {
    return List.of("ip", "netns", "exec", name);
  }

  /** This machine, as the database's and the brokers'. */
  InetAddress storeAddress() throws IOException {
    return InetAddress.getByName(store().hereAddress());
  }

  /** This machine, for all else. */
  InetAddress restAddress() throws IOException {
    return InetAddress.getByName(rest().hereAddress());
  }

  /** Address for both sides of a port of this machine that is open to this machine only. */
  String relayed(int port) throws IOException {
    PortRelay relay = new PortRelay(restAddress(), port);
    relays.add(relay);
    return restAddress().getHostAddress() + ":" + relay.port();
  }

  /** Who is in there, as seen from here. */
  String address() {
    return rest().thereAddress();
  }

  /** Nothing comes or goes between who is in there and the database and the brokers. */
  void cut() throws IOException, InterruptedException {
    ip("link", "set", store().here(), "down");
  }

  /** Ends {@link #cut}. */
  void join() throws IOException, InterruptedException {
    ip("link", "set", store().here(), "up");
  }

  private static void ip(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Takes it away, as far as it was made. */
  @Override
  public void close() {
    relays.forEach(PortRelay::close);
    remove("link", "del", store().here());
    remove("link", "del", rest().here());
    remove("netns", "del", name);
  }

  private static void remove(String... words) {
    try {
      Undisturbed.run(() -> ip(words));
    } catch (IOException e) {
      System.err.println("  " + e.getMessage());
    }
  }
}
