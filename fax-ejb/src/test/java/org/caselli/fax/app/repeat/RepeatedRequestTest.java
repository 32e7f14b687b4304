package org.caselli.fax.app.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caselli.fax.app.dispatch.TransactionalBean;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.request.KeptAnswer;
import org.caselli.fax.domain.request.RequestMark;
import org.caselli.fax.store.Store;
import org.caselli.fax.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedRequestTest {
  private static final KeptAnswer CREATED = new KeptAnswer(201, "/there", "{}");

  private TestDatabase database;
  private Store store;
  private RequestMark mark;
  private BeginRequest begin;
  private EndRequest end;

  @BeforeEach
  void open() {
    database = TestDatabase.h2();
    store = new Store(database);
    mark = new RequestMark(store.account(), UUID.randomUUID(), "key", "hash");
    begin =
        TransactionalBean.of(
            BeginRequest.class,
            new BeginRequest(store.requests, store.settings, store.clock),
            store.tx);
    end = TransactionalBean.of(EndRequest.class, new EndRequest(store.requests), store.tx);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void assertConflict(RequestMark repeated) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> begin.beginRequest(repeated))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
  }

  @Test
  void the_second_time_the_first_answer_is_given() {
    assertThat(begin.beginRequest(mark)).isEmpty();
    end.endRequest(mark, CREATED);

    assertThat(begin.beginRequest(mark)).contains(CREATED);

    store.clock.advance(Duration.ofDays(30));
    assertThat(begin.beginRequest(mark)).as("when the key has expired").isEmpty();
  }

  @Test
  void while_the_first_is_being_done_or_if_it_broke_off_nothing_is_done_again() {
    begin.beginRequest(mark);

    assertConflict(mark);
    store.clock.advance(Duration.ofDays(1));
    assertConflict(mark);
  }

  @Test
  void the_key_of_another_request_is_refused() {
    begin.beginRequest(mark);
    end.endRequest(mark, CREATED);

    assertConflict(new RequestMark(mark.account(), mark.principal(), "key", "another"));
  }

  @Test
  void what_was_refused_may_be_put_right_under_the_same_key() {
    begin.beginRequest(mark);
    end.refused(mark);

    assertThat(
            begin.beginRequest(new RequestMark(mark.account(), mark.principal(), "key", "right")))
        .isEmpty();
  }

  @Test
  void of_many_at_the_same_time_one_is_done() throws Exception {
    int many = 8;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    CyclicBarrier together = new CyclicBarrier(many);
    List<Future<Boolean>> running = new ArrayList<>();
    int done = 0;
    try {
      for (int i = 0; i < many; i++) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  try {
                    return begin.beginRequest(mark).isEmpty();
                  } catch (FaxException e) {
                    return false;
                  }
                }));
      }
      for (Future<Boolean> each : running) {
        done += each.get(1, TimeUnit.MINUTES) ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(done).isEqualTo(1);
  }
}
