package org.caselli.fax.app.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.caselli.fax.app.admin.InMemorySettings;
import org.caselli.fax.app.limit.RateLimits.Suspect;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.fixture.SettableClock;
import org.caselli.fax.port.RecordingMeasures;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Access CALLER = access(CUSTOMER, Role.USER);
  private static final Access OTHER = access(STRANGER, Role.READ_ONLY);
  private static final Supplier<String> WRONG =
      () -> {
        throw new FaxException(ProblemType.NOT_AUTHENTICATED, "No");
      };

  private final SettableClock clock = new SettableClock();
  private final InMemorySettings settings = new InMemorySettings();
  private final RecordingMeasures measures = new RecordingMeasures();
  private final RateLimits limits = new RateLimits(settings, clock, measures);

  private void system(String name, int value) {
    settings.give(SettingScope.SYSTEM, new UUID(0, 0), Map.of(name, value), "test");
  }

  private static void assertHeldBack(Duration wait, Supplier<?> call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call::get)
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(wait));
  }

  @Test
  void a_burst_is_let_through_and_then_the_rate_holds() {
    system("api_rate_limit", 30);
    system("api_rate_burst", 2);

    assertThat(limits.request(CALLER)).contains(new Allowance(1, 1));
    assertThat(limits.request(CALLER)).contains(new Allowance(1, 0));
    assertThat(measures.facts()).isEmpty();
    assertHeldBack(Duration.ofSeconds(2), () -> limits.request(CALLER));
    assertThat(measures.facts()).hasSize(1);

    clock.advance(Duration.ofSeconds(2));
    assertThat(limits.request(CALLER)).contains(new Allowance(1, 0));
    assertHeldBack(Duration.ofSeconds(2), () -> limits.request(CALLER));
  }

  @Test
  void one_callers_haste_is_not_anothers() {
    system("api_rate_burst", 1);
    limits.request(CALLER);

    assertThat(limits.request(OTHER)).isPresent();
    assertThat(limits.request("192.0.2.1")).isPresent();
    assertHeldBack(Duration.ofSeconds(1), () -> limits.request(CALLER));
  }

  @Test
  void an_account_may_have_a_limit_of_its_own_or_none() {
    system("api_rate_burst", 1);
    settings.give(SettingScope.ACCOUNT, CUSTOMER, Map.of("api_rate_limit", 0), "test");

    assertThat(limits.request(CALLER)).isEmpty();
    assertThat(limits.request(CALLER)).isEmpty();
    assertThat(limits.request(OTHER)).isPresent();
    assertHeldBack(Duration.ofSeconds(1), () -> limits.request(OTHER));
  }

  @Test
  void after_too_many_failures_nothing_is_tried_any_more() {
    system("sign_in_failures", 2);
    List<Suspect> user = List.of(new Suspect("address", 10), new Suspect("user", 1));
    assertThatThrownBy(() -> limits.attempt(user, WRONG)).hasMessage("No");
    assertThatThrownBy(() -> limits.attempt(user, WRONG)).hasMessage("No");

    assertHeldBack(Duration.ofSeconds(30), () -> limits.attempt(user, () -> "in"));
    List<Suspect> colleague = List.of(new Suspect("address", 10), new Suspect("colleague", 1));
    assertThat(limits.attempt(colleague, () -> "in")).isEqualTo("in");

    clock.advance(Duration.ofSeconds(30));
    assertThat(limits.attempt(user, () -> "in")).isEqualTo("in");
  }

  @Test
  void success_is_not_counted() {
    system("sign_in_failures", 1);
    List<Suspect> user = List.of(new Suspect("user", 1));

    for (int i = 0; i < 5; i++) {
      assertThat(limits.attempt(user, () -> "in")).isEqualTo("in");
    }
  }

  @Test
  void the_names_unused_for_longest_are_forgotten() {
    TokenBuckets buckets = new TokenBuckets(clock, 2);
    TokenBuckets.Rate one = new TokenBuckets.Rate(1, 1);
    buckets.take("a", one);
    buckets.take("b", one);
    buckets.take("a", one);
    buckets.take("c", one);

    assertThat(buckets.take("a", one).allowed()).isFalse();
    assertThat(buckets.take("b", one).allowed()).isTrue();
  }
}
