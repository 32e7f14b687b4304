package org.caselli.fax.app.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.app.dispatch.Outbound;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.app.prepare.FairLanes;
import org.caselli.fax.app.prepare.PreparationLanes;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.dispatch.NodeState;
import org.caselli.fax.domain.dispatch.NodeWork;
import org.caselli.fax.domain.dispatch.Surroundings;
import org.caselli.fax.domain.job.Attempt;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.port.NodeLife;
import org.caselli.fax.store.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NodeDutyTest {
  private static final Actor OPERATOR = new Actor("test", "");

  private static final Surroundings SEEN =
      new Surroundings(
          "sandbox",
          true,
          false,
          List.of(new Surroundings.Switch("sandbox", true, 0, "plays")),
          List.of(new Surroundings.Disk("data", 10, 20)));

  @RegisterExtension static final OwnDatabase DATABASE = new OwnDatabase();

  private final Outbound out = new Outbound(DATABASE.get());
  private final OpenDoors doors = new OpenDoors();
  private final List<Duration> waited = new ArrayList<>();
  private final String name = "node " + UUID.randomUUID();
  private Runnable meanwhile = () -> {};

  private NodeDuty duty(NodeLife life) {
    DutyRows rows = new DutyRows(out.store.nodes, life, out.store.clock);
    FairLanes lanes = new FairLanes(work -> {}, () -> 2, 100);
    return new NodeDuty(
        TransactionalBean.of(DutyRows.class, rows, out.store.tx),
        doors,
        out.calls,
        new PreparationLanes(lanes, lanes, lanes),
        life,
        length -> {
          waited.add(length);
          meanwhile.run();
        },
        () -> SEEN);
  }

  private NodeLife life() {
    return new NodeLife(new Attempt.Owner(name, UUID.randomUUID()));
  }

  private void drain(NodeLife life, boolean draining) {
    Access system = new Access(new UUID(0, 0), new UUID(0, 0), Role.SYSTEM_ADMIN);
    DrainNode drain =
        new DrainNode(
            new Tenancy(out.store.accounts),
            out.store.nodes,
            out.store.trail,
            life,
            out.store.clock);
    out.store.tx.run(() -> drain.drainNode(system, OPERATOR, Optional.empty(), draining));
  }

  private NodeState state() {
    return out.store.tx.in(() -> out.store.nodes.byName(name).orElseThrow());
  }

  @Test
  void a_node_that_drains_closes_its_doors_and_says_when_it_is_done() {
    NodeLife life = life();
    NodeDuty duty = duty(life);
    duty.begin();
    doors.callsAre(1);
    duty.look();

    drain(life, true);
    assertThat(state().isDrained()).as("before it knows").isFalse();
    duty.look();
    assertThat(doors.areOpen()).isFalse();
    assertThat(duty.isDraining()).isTrue();
    duty.look();
    assertThat(state().isDrained()).as("with a call").isFalse();
    assertThat(state().work()).isEqualTo(new NodeWork(0, 1, 0));
    doors.callsAre(0);
    duty.look();
    assertThat(state().isDrained()).isTrue();

    drain(life, false);
    duty.look();
    assertThat(doors.areOpen()).isTrue();
    assertThat(state().isDrained()).isFalse();
  }

  @Test
  void a_node_says_what_it_sees_around_it() {
    NodeDuty duty = duty(life());
    duty.begin();
    assertThat(state().surroundings().isKnown()).isFalse();

    duty.look();

    assertThat(state().surroundings()).isEqualTo(SEEN);
    assertThat(SEEN.disks().get(0).isShort()).isTrue();
  }

  @Test
  void who_drains_it_is_written_down_once() {
    NodeLife life = life();
    duty(life).begin();

    drain(life, true);
    drain(life, true);

    assertThat(out.store.tx.in(() -> out.store.trail.latest("node", name, Long.MAX_VALUE, 10)))
        .extracting(act -> act.action() + " by " + act.actor().name())
        .containsExactly("node.drained by test");
  }

  @Test
  void a_node_that_is_not_there_cannot_be_drained() {
    NodeLife life = life();

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> drain(life, true))
        .withMessageContaining(name);
  }

  @Test
  void two_nodes_of_one_name_are_refused() {
    NodeLife first = life();
    NodeDuty living = duty(first);
    living.begin();
    meanwhile =
        () -> {
          out.store.clock.advance(Duration.ofSeconds(1));
          living.look();
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> duty(life()).begin())
        .withMessageContaining("FAX_NODE");
  }

  @Test
  void a_node_takes_its_own_place_after_a_crash() {
    duty(life()).begin();
    NodeLife next = life();

    duty(next).begin();

    assertThat(waited).hasSize(1);
    assertThat(state().incarnation()).isEqualTo(next.owner().incarnation());
  }

  @Test
  void a_node_that_stopped_in_an_orderly_way_is_not_waited_for() {
    NodeDuty first = duty(life());
    first.begin();
    first.end();

    duty(life()).begin();

    assertThat(waited).isEmpty();
  }
}
