package org.caselli.fax.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.wire.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedExceptionMapperTest {
  @Test
  void a_fault_shows_nothing_of_its_cause() {
    Problem problem =
        UnexpectedExceptionMapper.problem(new IllegalStateException("secret table name"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.rfc9457("/x", "r").toString()).doesNotContain("secret");
    assertThat(problem.data().toString()).doesNotContain("secret");
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

    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(taken)).status())
        .isEqualTo(409);
    assertThat(
            UnexpectedExceptionMapper.problem(new RuntimeException(new OptimisticLockException()))
                .status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "53300", "40001", "HYT00", "90098"})
  void a_database_that_is_away_or_busy_is_no_fault(String state) {
    RuntimeException wrapped = new RuntimeException(new SQLException("down", state));

    assertThat(UnexpectedExceptionMapper.problem(wrapped).status()).isEqualTo(503);
  }

  @Test
  void no_connection_to_be_had_is_no_fault() {
    RuntimeException wrapped =
        new RuntimeException(new SQLException(new ResourceException("no connection available")));

    assertThat(UnexpectedExceptionMapper.problem(wrapped).status()).isEqualTo(503);
  }

  @Test
  void a_statement_that_the_database_does_not_understand_is_a_fault() {
    SQLException wrong = new SQLException("syntax", "42601");

    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(wrong)).status())
        .isEqualTo(500);
  }

  @Test
  void a_full_disk_is_told_as_that() {
    SQLException ofDatabase = new SQLException("could not extend file", "53100");
    IOException ofSpool = new IOException("No space left on device");

    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(ofDatabase)).status())
        .isEqualTo(507);
    assertThat(UnexpectedExceptionMapper.problem(new RuntimeException(ofSpool)).status())
        .isEqualTo(507);
  }

  @Test
  void a_commit_without_an_answer_is_not_called_undone() {
    RollbackException commit = new RollbackException("commit");
    commit.initCause(new SQLException("connection lost", "08006"));

    assertThat(UnexpectedExceptionMapper.isUndecided(commit)).isTrue();
    assertThat(UnexpectedExceptionMapper.isUndecided(new SQLException("no connection", "08001")))
        .isFalse();
  }
}
