package org.caselli.fax.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class DescribedBeanTest {
  private final MBeanInfo maintenance =
      new DescribedBean(new MaintenanceBean(), MaintenanceMXBean.class).getMBeanInfo();

  private MBeanOperationInfo operation(String name) {
    return Stream.of(maintenance.getOperations())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_bean_and_everything_in_it_says_what_it_is() {
    assertThat(maintenance.getDescription()).startsWith("The fax server");
    assertThat(maintenance.getAttributes())
        .extracting(attribute -> attribute.getDescription())
        .allMatch(text -> text.endsWith("."));
    assertThat(maintenance.getOperations())
        .extracting(MBeanOperationInfo::getDescription)
        .allMatch(text -> text.endsWith("."));
  }

  @Test
  void parameters_have_names_and_descriptions() {
    MBeanParameterInfo[] parameters = operation("accountJobs").getSignature();

    assertThat(parameters)
        .extracting(MBeanParameterInfo::getName)
        .containsExactly("account", "state");
    assertThat(parameters[0].getDescription()).isEqualTo("The account's id.");
    assertThat(operation("accountJobs").getReturnType()).isEqualTo(CompositeData[].class.getName());
  }
}
