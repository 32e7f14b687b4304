package org.caselli.fax.faults.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cluster of two nodes with PostgreSQL and a pair of brokers, one node in a network of its own
 * where that can be had. Not thread-safe.
 */
final class TwoNodes implements AutoCloseable {
  static final String FIRST = "fax1";
  static final String SECOND = DistantNode.NAME;
  private static final List<String> BROKERS = List.of("broker-a", "broker-b");

  private final Scene scene;
  private final Optional<DistantNode> distant;

  private TwoNodes(Scene scene, Optional<DistantNode> distant) {
    this.scene = scene;
    this.distant = distant;
  }

  /** Starts all of it. */
  static TwoNodes open(RunContext context) throws IOException, InterruptedException {
    context.open();
    Optional<NetworkSpace> space = NetworkSpace.made();
    if (space.isEmpty()) {
      context.say("no network namespaces here (they take Linux, root and ip): instead of being");
      context.say("cut off from database and brokers, " + SECOND + " is held still");
      ServerOptions both = ServerOptions.usual().withRun("--nodes", "2");
      return new TwoNodes(Scene.open(context, both), Optional.empty());
    }
    return open(context, space.get());
  }

  private static TwoNodes open(RunContext context, NetworkSpace space)
      throws IOException, InterruptedException {
    try {
      // Whoever comes from there must be let in, and the switch must have one name for both.
      ServerOptions first = ServerOptions.usual().withRun("--nodes", "1", "--bind", "0.0.0.0");
      Scene scene = Scene.open(context, first, space::relayed);
      DistantNode node = new DistantNode(context.checkout(), scene, space);
      TwoNodes nodes = new TwoNodes(scene, Optional.of(node));
      nodes.startSecond(node);
      return nodes;
    } catch (IOException | InterruptedException e) {
      space.close();
      throw e;
    }
  }

  private void startSecond(DistantNode node) throws IOException, InterruptedException {
    try {
      node.start();
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  Scene scene() {
    return scene;
  }

  /** By REST of either node, one of them first. */
  Entrance entrance(RestClient account, String first) throws IOException, InterruptedException {
    Entrance here = new RestEntrance(account);
    URI second = distant.map(DistantNode::rest).orElseGet(scene.server()::secondRest);
    Entrance there = new RestEntrance(account.at(second));
    return first.equals(FIRST) ? new EitherEntrance(here, there) : new EitherEntrance(there, here);
  }

  /** Ends a node at once. */
  void kill(String node) {
    scene.server().killPart(node);
  }

  /** Ends the database at once. */
  void killDatabase() throws IOException, InterruptedException {
    scene.server().killDatabase();
  }

  /** Ends the broker that works at once. */
  void killBroker() {
    scene.server().workingPart(BROKERS).ifPresent(scene.server()::killPart);
  }

  /** Ends both brokers at once, and throws away what they have kept. */
  void loseBrokers() throws IOException {
    BROKERS.forEach(scene.server()::killPart);
    Erasure.of(scene.server().data().resolve("broker-store"));
  }

  /** Starts what does not run. */
  void restart() throws IOException, InterruptedException {
    scene.restart();
    if (distant.isPresent() && !scene.server().isRunning(SECOND)) {
      distant.get().start();
    }
  }

  /** The second node and what it shares with the other hear nothing of each other for so long. */
  void cutOff(Duration lasts) throws IOException, InterruptedException {
    if (distant.isPresent()) {
      distant.get().cut();
      TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
      distant.get().join();
      return;
    }
    scene.server().signal(SECOND, "STOP");
    TimeUnit.MILLISECONDS.sleep(lasts.toMillis());
    scene.server().signal(SECOND, "CONT");
  }

  /** Sets the clock of one node ahead of the right time; behind, if negative. */
  void clock(String node, Duration ahead) throws IOException {
    scene.orders().clock(node, ahead);
  }

  @Override
  public void close() throws IOException {
    try {
      scene.close();
    } finally {
      distant.ifPresent(DistantNode::close);
    }
  }
}
