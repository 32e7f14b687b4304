package org.caselli.fax.app.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.CountingIds;
import org.caselli.fax.app.admin.InMemoryCallflows;
import org.caselli.fax.app.admin.InMemoryFaxboxes;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.admin.InMemoryUsers;
import org.caselli.fax.app.admin.Tenancy;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.audit.AuditTrail;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators do to callflows. */
class CallflowsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC);
  private static final Access ADMIN = access(CUSTOMER, Role.ACCOUNT_ADMIN);
  private static final Actor ACTOR = new Actor("admin", "request");
  private static final String NUMBER = "+12025550100";
  private static final UUID BOX = new UUID(5, 5);

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryFaxboxes faxboxes = new InMemoryFaxboxes();
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryCallflows callflows = new InMemoryCallflows();
  private final List<Act> written = new ArrayList<>();
  private final Tenancy tenancy = new Tenancy(tenants);
  private final CallflowRules rules = new CallflowRules(callflows, tenants, faxboxes, users);
  private final CallflowActs acts = new CallflowActs(new Written(), CLOCK);
  private final CountingIds ids = new CountingIds();

  /** An audit trail in memory. */
  private final class Written implements AuditTrail {
    @Override
    public void add(Act act) {
      written.add(act);
    }

    @Override
    public List<Act> latest(String kind, String id, long before, int most) {
      return List.copyOf(written);
    }
  }

  @BeforeEach
  void furnish() {
    faxboxes.add(
        new Faxbox(
            BOX,
            CUSTOMER,
            "a.example",
            new FaxboxDocument(Map.of("name", "desk")),
            CLOCK.instant()));
    tenants.assign(new HostedNumber(NUMBER, CUSTOMER, Optional.empty()));
  }

  private static CallflowDocument document(
      List<String> numbers, List<String> patterns, String module, Map<String, ?> data) {
    return new CallflowDocument(
        Map.of(
            "numbers",
            numbers,
            "patterns",
            patterns,
            "flow",
            Map.of("module", module, "data", data)));
  }

  private static CallflowDocument toBox(String... numbers) {
    return document(List.of(numbers), List.of(), "faxbox", Map.of("id", BOX.toString()));
  }

  private Callflow create(CallflowDocument document) {
    return new CreateCallflow(tenancy, rules, callflows, acts, ids, CLOCK)
        .createCallflow(ADMIN, CUSTOMER, document, ACTOR);
  }

  private void assertRefused(CallflowDocument document, String path, String rule, String cause) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> create(document))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(Violation::path, Violation::rule, Violation::cause)
                    .containsExactly(tuple(path, rule, cause)));
  }

  @Test
  void a_callflow_keeps_its_numbers_normalised_and_is_audited_to_its_end() {
    Callflow callflow = create(toBox("(202) 555-0100", "1000"));
    assertThat(callflow.document().numbers()).containsExactly(NUMBER, "1000");

    new ChangeCallflow(tenancy, rules, callflows, acts, CLOCK)
        .changeCallflow(
            ADMIN,
            new ChangeCallflow.Which(CUSTOMER, callflow.id()),
            present -> present.without("1000"),
            ACTOR);
    assertThat(callflow.document().numbers()).containsExactly(NUMBER);

    new RemoveCallflow(tenancy, callflows, acts)
        .removeCallflow(ADMIN, CUSTOMER, callflow.id(), ACTOR);
    assertThat(callflows.ofAccount(CUSTOMER)).isEmpty();
    assertThat(written)
        .extracting(Act::action, act -> act.detail().get("numbers"))
        .containsExactly(
            tuple("callflow.created", List.of(NUMBER, "1000")),
            tuple("callflow.changed", List.of(NUMBER)),
            tuple("callflow.removed", List.of(NUMBER)));
  }

  @Test
  void who_is_no_administrator_neither_sees_nor_makes_callflows() {
    Access user = access(CUSTOMER, Role.USER);
    ReadCallflows read = new ReadCallflows(tenancy, callflows, faxboxes, users);
    Access stranger = access(STRANGER, Role.ACCOUNT_ADMIN);

    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read.readCallflows(user, CUSTOMER))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> read.readCallflows(stranger, CUSTOMER))
        .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.FORBIDDEN));
  }

  @Test
  void one_callflow_comes_with_the_names_of_what_it_mentions() {
    Callflow callflow = create(toBox(NUMBER));

    assertThat(
            new ReadCallflows(tenancy, callflows, faxboxes, users)
                .one(ADMIN, CUSTOMER, callflow.id())
                .names())
        .containsValue("desk");
  }

  @Test
  void a_number_leads_to_one_callflow_and_may_stay_in_it() {
    Callflow first = create(toBox(NUMBER, "1000"));

    assertRefused(toBox("1000"), "numbers", "unique", "1000");
    assertThat(
            new ChangeCallflow(tenancy, rules, callflows, acts, CLOCK)
                .changeCallflow(
                    ADMIN,
                    new ChangeCallflow.Which(CUSTOMER, first.id()),
                    present -> toBox(NUMBER, "1000", "1001"),
                    ACTOR)
                .document()
                .numbers())
        .containsExactly(NUMBER, "1000", "1001");
  }

  @Test
  void a_telephone_number_is_one_of_the_accounts_and_given_to_no_faxbox() {
    tenants.assign(new HostedNumber("+12025550101", STRANGER, Optional.empty()));
    tenants.assign(new HostedNumber("+12025550102", CUSTOMER, Optional.of(BOX)));

    assertRefused(toBox("2025550101"), "numbers", "unique", "+12025550101");
    assertRefused(toBox("+12025550102"), "numbers", "unique", "+12025550102");
    assertRefused(toBox("+12025550103"), "numbers", "unauthorized", "+12025550103");
    assertRefused(toBox("over there"), "numbers", "pattern", "over there");
  }

  @Test
  void a_pattern_is_one_and_no_other_callflows() {
    create(document(List.of(), List.of("^1\\d$"), "faxbox", Map.of("id", BOX.toString())));

    assertRefused(
        document(List.of(), List.of("^1\\d$"), "hangup", Map.of()), "patterns", "unique", "^1\\d$");
    assertRefused(
        document(List.of(), List.of("1"), "hangup", Map.of()), "patterns", "pattern", "1");
  }

  @Test
  void a_callflow_without_any_number_is_refused() {
    assertRefused(toBox(), "numbers", "required", "");
  }

  @Test
  void what_a_flow_mentions_is_there() {
    UUID none = new UUID(6, 6);
    String id = none.toString().replace("-", "");

    assertRefused(
        document(List.of("1"), List.of(), "faxbox", Map.of("id", id)),
        "flow.data.id",
        "not_found",
        id);
    assertRefused(
        document(List.of("1"), List.of(), "receive_fax", Map.of("owner_id", id)),
        "flow.data.owner_id",
        "not_found",
        id);
    assertRefused(
        document(List.of("1"), List.of(), "voicemail", Map.of()), "flow.module", "enum", "");
  }
}
