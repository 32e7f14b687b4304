package org.caselli.fax.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.OptimisticLockException;
import java.util.UUID;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class OperatorTest {
  @Test
  void gives_back_what_the_work_gives() {
    assertThat(Operator.told(() -> "Done")).isEqualTo("Done");
  }

  @Test
  void tells_of_a_refusal_in_a_class_of_the_jdk() {
    UUID job = new UUID(1, 2);

    assertThatThrownBy(
            () ->
                Operator.told(
                    () -> {
                      throw FaxException.notFound("job", job);
                    }))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(FaxException.notFound("job", job).getMessage())
        .hasNoCause();
  }

  @Test
  void tells_of_a_fault_without_the_classes_of_the_server() {
    assertThatThrownBy(
            () ->
                Operator.told(
                    () -> {
                      throw new OptimisticLockException("changed meanwhile");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("changed meanwhile")
        .hasNoCause();
  }
}
