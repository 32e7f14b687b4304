package org.caselli.fax.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Problem;
import org.junit.jupiter.api.Test;

class UnexpectedExceptionMapperTest {
  @Test
  void a_fault_shows_nothing_of_its_cause() {
    Problem problem =
        UnexpectedExceptionMapper.problem(new IllegalStateException("secret table name"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.rfc9457("/x", "r").toString()).doesNotContain("secret");
    assertThat(problem.data().isEmpty()).isTrue();
  }

  @Test
  void a_refusal_is_found_under_what_the_container_wraps_around_it() {
    RuntimeException wrapped =
        new RuntimeException(
            new IllegalStateException(new FaxException(ProblemType.FORBIDDEN, "No")));

    assertThat(UnexpectedExceptionMapper.problem(wrapped).status()).isEqualTo(403);
  }

  @Test
  void lost_races_are_conflicts() {
    SQLException taken = new SQLException("unique", "23505");
    SQLException down = new SQLException("down", "08006");

    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(taken)).status())
        .isEqualTo(409);
    assertThat(
            UnexpectedExceptionMapper.problem(new RuntimeException(new OptimisticLockException()))
                .status())
        .isEqualTo(409);
    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(down)).status())
        .isEqualTo(500);
  }
}
