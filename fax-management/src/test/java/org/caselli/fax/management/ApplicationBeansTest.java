package org.caselli.fax.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class ApplicationBeansTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ApplicationBeans beans = ApplicationBeans.ofType("Testing");

  /** What the application could show. */
  public interface TestingMXBean {
    int getPending();
  }

  @Test
  void attributes_are_there_as_long_as_the_application() throws Exception {
    ObjectName name = new ObjectName("org.caselli.fax:type=Testing");
    assertThat(beans.isThere()).isFalse();
    assertThat(beans.attribute("Pending")).isEmpty();

    TestingMXBean seven = () -> 7;
    server.registerMBean(new StandardMBean(seven, TestingMXBean.class, true), name);
    assertThat(beans.isThere()).isTrue();
    assertThat(beans.attribute("Pending")).contains(7);
    assertThat(beans.attribute("Nothing")).isEmpty();

    server.unregisterMBean(name);
    assertThat(beans.attribute("Pending")).isEmpty();
  }
}
