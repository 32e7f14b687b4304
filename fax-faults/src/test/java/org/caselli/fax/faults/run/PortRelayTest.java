package org.caselli.fax.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** A port that leads to another. */
class PortRelayTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void what_is_said_arrives_on_either_side() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, HERE);
        PortRelay relay = new PortRelay(HERE, server.getLocalPort());
        Socket client = new Socket(HERE, relay.port());
        Socket accepted = server.accept()) {
      client.getOutputStream().write('a');
      assertThat(accepted.getInputStream().read()).isEqualTo('a');
      accepted.getOutputStream().write('b');
      assertThat(client.getInputStream().read()).isEqualTo('b');
    }
  }

  @Test
  void whoever_finds_nobody_behind_it_is_left_alone() throws IOException {
    int nobody;
    try (ServerSocket gone = new ServerSocket(0, 1, HERE)) {
      nobody = gone.getLocalPort();
    }
    try (PortRelay relay = new PortRelay(HERE, nobody);
        Socket client = new Socket(HERE, relay.port())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }
}
