package org.caselli.fax.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.caselli.fax.management.ApplicationBeans.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationBeansTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ApplicationBeans beans = ApplicationBeans.ofType("Testing");
  private final Testing testing = new Testing();

  /** What the application could show. */
  public interface TestingMXBean {
    int getPending();

    List<Row> jobs(String account, int limit);

    void pause(String account);
  }

  /** A row of a table. */
  public record Row(String job, int tries) {
    public String getJob() {
      return job;
    }

    public int getTries() {
      return tries;
    }
  }

  /** Shows it. */
  private static final class Testing implements TestingMXBean {
    private String paused = "";

    @Override
    public int getPending() {
      return 7;
    }

    @Override
    public List<Row> jobs(String account, int limit) {
      return List.of(new Row(account, limit));
    }

    @Override
    public void pause(String account) {
      if (account.equals("wrong")) {
        throw new IllegalArgumentException("There is no account wrong");
      }
      paused = account;
    }
  }

  @BeforeEach
  void deploy() throws Exception {
    server.registerMBean(testing, new ObjectName("org.caselli.fax:type=Testing"));
  }

  @AfterEach
  void undeploy() throws Exception {
    server.unregisterMBean(new ObjectName("org.caselli.fax:type=Testing"));
  }

  @Test
  void attributes_are_read_each_time_and_those_that_are_not_there_are_empty() {
    assertThat(beans.isThere()).isTrue();
    assertThat(beans.attribute("Pending")).contains(7);
    assertThat(beans.attribute("Nothing")).isEmpty();
  }

  @Test
  void texts_become_what_an_operation_wants_and_tables_become_lists_of_objects() throws Exception {
    Object jobs = beans.call("jobs", "a1", "20").orElseThrow();

    assertThat(ModelValues.of(jobs).toJSONString(true))
        .isEqualTo("[{\"job\" : \"a1\", \"tries\" : 20}]");
  }

  @Test
  void an_operation_acts_and_its_refusal_is_a_sentence() throws Exception {
    assertThat(beans.call("pause", "a1")).isEmpty();
    assertThat(testing.paused).isEqualTo("a1");

    assertThatThrownBy(() -> beans.call("pause", "wrong"))
        .isInstanceOf(Refusal.class)
        .hasMessage("There is no account wrong");
    assertThatThrownBy(() -> beans.call("unheardOf"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("does not know unheardOf");
  }

  @Test
  void without_the_application_it_says_so() {
    ApplicationBeans none = ApplicationBeans.ofType("Absent");

    assertThat(none.isThere()).isFalse();
    assertThat(none.attribute("Pending")).isEmpty();
    assertThatThrownBy(() -> none.call("pause", "a1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not deployed");
  }
}
