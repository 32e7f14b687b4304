package org.caselli.fax.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.caselli.fax.app.admin.InMemoryTenants.CUSTOMER;
import static org.caselli.fax.app.admin.InMemoryTenants.RESELLER;
import static org.caselli.fax.app.admin.InMemoryTenants.ROOT;
import static org.caselli.fax.app.admin.InMemoryTenants.STRANGER;
import static org.caselli.fax.app.admin.InMemoryTenants.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.caselli.fax.app.admin.CreateAccount.NewAccount;
import org.caselli.fax.app.admin.SettingsChange.Seen;
import org.caselli.fax.app.announce.Heard;
import org.caselli.fax.app.query.InMemoryFaxes;
import org.caselli.fax.app.query.ReadAccountTree;
import org.caselli.fax.app.query.ReadFaxbox;
import org.caselli.fax.app.query.ReadNumbers;
import org.caselli.fax.app.query.ReadableJobs;
import org.caselli.fax.app.submit.Spool;
import org.caselli.fax.app.submit.SpoolDirectory;
import org.caselli.fax.domain.account.Access;
import org.caselli.fax.domain.account.Account;
import org.caselli.fax.domain.account.HostedNumber;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;
import org.caselli.fax.domain.job.Job;
import org.caselli.fax.domain.job.Schedule;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;
import org.caselli.fax.domain.settings.SettingScope;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What administrators do to accounts: create, number, furnish, set. */
class AccountsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC);
  private static final Access ADMIN = access(RESELLER, Role.RESELLER);
  private static final Access USER = access(CUSTOMER, Role.USER);

  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryFaxboxes faxboxes = new InMemoryFaxboxes();
  private final InMemoryCallflows callflows = new InMemoryCallflows();
  private final InMemorySettings settings = new InMemorySettings();
  private final InMemoryKeys keys = new InMemoryKeys(new InMemoryUsers());
  private final CountingIds ids = new CountingIds();
  private final InMemoryWebhooks webhooks = new InMemoryWebhooks();
  private final FaxboxCallbacks callbacks = new FaxboxCallbacks(webhooks, ids, CLOCK);
  private final Tenancy tenancy = new Tenancy(tenants);

  private static void assertRefused(ProblemType type, Runnable call) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(call::run)
        .satisfies(e -> assertThat(e.type()).isEqualTo(type));
  }

  private Faxbox faxbox(UUID account) {
    return new CreateFaxbox(tenancy, faxboxes, settings, callbacks, ids, Heard.nobody(), CLOCK)
        .createFaxbox(ADMIN, account, new FaxboxDocument(Map.of("name", "desk")));
  }

  @Nested
  class Creating {
    private Account create(Access by, Optional<String> realm, Optional<ZoneId> zone) {
      return new CreateAccount(tenancy, tenants, ids, CLOCK)
          .createAccount(by, CUSTOMER, new NewAccount("new", realm, zone, "{}"));
    }

    @Test
    void a_new_account_lies_below_its_parent_and_takes_what_is_not_given_from_it() {
      Account account = create(ADMIN, Optional.empty(), Optional.empty());

      assertThat(tenants.isWithin(account.id(), CUSTOMER)).isTrue();
      assertThat(account.zone()).isEqualTo(ZoneId.of("Europe/Rome"));
      assertThat(account.realm()).endsWith(".customer.example.com");
    }

    @Test
    void a_realm_that_would_get_too_long_is_asked_for() {
      String longest = "x".repeat(63) + ".y".repeat(95);
      UUID above = create(ADMIN, Optional.of(longest), Optional.empty()).id();
      CreateAccount createAccount = new CreateAccount(tenancy, tenants, ids, CLOCK);
      NewAccount below = new NewAccount("new", Optional.empty(), Optional.empty(), "{}");

      assertRefused(ProblemType.VALIDATION, () -> createAccount.createAccount(ADMIN, above, below));
    }

    @Test
    void a_realm_is_unique_whatever_its_case() {
      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(() -> create(ADMIN, Optional.of("Stranger.Example.com"), Optional.empty()))
          .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("unique"));
    }

    @Test
    void a_user_creates_none() {
      assertRefused(ProblemType.FORBIDDEN, () -> create(USER, Optional.empty(), Optional.empty()));
    }
  }

  @Nested
  class Changing {
    private final ChangeAccount change = new ChangeAccount(tenancy, tenants, CLOCK);

    private AccountChange to(Optional<String> realm, Optional<Boolean> enabled, String from) {
      Optional<String> number = Optional.of(from).filter(text -> !text.isEmpty());
      return new AccountChange("renamed", realm, Optional.empty(), enabled, number, "{}");
    }

    @Test
    void what_is_not_given_stays() {
      Account changed =
          change.changeAccount(
              ADMIN, CUSTOMER, present -> to(Optional.empty(), Optional.empty(), ""));

      assertThat(changed.name()).isEqualTo("renamed");
      assertThat(changed.realm()).isEqualTo("customer.example.com");
      assertThat(changed.zone()).isEqualTo(ZoneId.of("Europe/Rome"));
      assertThat(changed.enabled()).isTrue();
    }

    @Test
    void a_realm_is_changed_unless_another_account_has_it() {
      assertThat(
              change
                  .changeAccount(
                      ADMIN,
                      CUSTOMER,
                      present -> to(Optional.of("New.example.com"), Optional.empty(), ""))
                  .realm())
          .isEqualTo("new.example.com");
      assertRefused(
          ProblemType.VALIDATION,
          () ->
              change.changeAccount(
                  ADMIN,
                  CUSTOMER,
                  present -> to(Optional.of("stranger.example.com"), Optional.empty(), "")));
    }

    @Test
    void an_account_is_switched_off_from_above_only() {
      Optional<Boolean> off = Optional.of(false);
      assertRefused(
          ProblemType.FORBIDDEN,
          () ->
              change.changeAccount(
                  access(CUSTOMER, Role.ACCOUNT_ADMIN),
                  CUSTOMER,
                  present -> to(Optional.empty(), off, "")));

      assertThat(
              change
                  .changeAccount(ADMIN, CUSTOMER, present -> to(Optional.empty(), off, ""))
                  .enabled())
          .isFalse();
    }

    @Test
    void faxes_come_from_an_own_number() {
      tenants.assign(new HostedNumber("+15005551234", CUSTOMER, Optional.empty()));

      assertThat(
              change
                  .changeAccount(
                      ADMIN,
                      CUSTOMER,
                      present -> to(Optional.empty(), Optional.empty(), "(500) 555-1234"))
                  .defaultFrom())
          .isEqualTo("+15005551234");
      assertRefused(
          ProblemType.VALIDATION,
          () ->
              change.changeAccount(
                  ADMIN,
                  CUSTOMER,
                  present -> to(Optional.empty(), Optional.empty(), "+15005559999")));
    }
  }

  @Nested
  class Removing {
    private final List<UUID> ended = new ArrayList<>();
    private final ReadableJobs jobs = new ReadableJobs();
    private final RemoveAccount remove =
        new RemoveAccount(
            tenancy,
            tenants,
            new InMemoryUsers(),
            keys,
            jobs,
            new EndReceptions() {
              @Override
              public void endReceptions(UUID account) {
                ended.add(account);
              }
            },
            new InMemoryFaxes(),
            new AccountFurniture(faxboxes, settings, callflows, webhooks),
            CLOCK);

    @Test
    void nothing_of_the_account_is_left_to_the_caller() {
      faxbox(CUSTOMER);
      settings.give(SettingScope.ACCOUNT, CUSTOMER, Map.of("max_outbound", 3), "test");
      tenants.assign(new HostedNumber("+15005551234", CUSTOMER, Optional.empty()));

      remove.removeAccount(ADMIN, CUSTOMER);

      assertThat(tenants.byId(CUSTOMER)).isEmpty();
      assertThat(tenants.byRealm("customer.example.com")).isEmpty();
      assertThat(tenants.number("+15005551234")).isEmpty();
      assertThat(faxboxes.ofAccount(CUSTOMER)).isEmpty();
      assertThat(ended).containsExactly(CUSTOMER);
      assertThat(settings.given(SettingScope.ACCOUNT, CUSTOMER)).isEmpty();
    }

    @Test
    void not_while_there_are_accounts_below_or_faxes_on_their_way() {
      assertRefused(
          ProblemType.CONFLICT,
          () -> remove.removeAccount(access(ROOT, Role.SYSTEM_ADMIN), RESELLER));
      jobs.add(
          new Job(new UUID(4, 4), CUSTOMER, "+1", 1, Schedule.AT_ONCE, "test", CLOCK.instant()));
      assertRefused(ProblemType.CONFLICT, () -> remove.removeAccount(ADMIN, CUSTOMER));
    }

    @Test
    void not_by_the_account_itself() {
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> remove.removeAccount(access(CUSTOMER, Role.ACCOUNT_ADMIN), CUSTOMER));
      assertRefused(
          ProblemType.FORBIDDEN, () -> remove.removeAccount(access(ROOT, Role.SYSTEM_ADMIN), ROOT));
    }
  }

  @Nested
  class Looking {
    private final ReadAccountTree tree = new ReadAccountTree(tenancy, tenants);
    private final Access root = access(ROOT, Role.SYSTEM_ADMIN);

    @Test
    void down_the_tree_with_the_way_to_each_account() {
      assertThat(tree.descendants(root, ROOT))
          .extracting(node -> node.account().id(), ReadAccountTree.Node::tree)
          .containsExactlyInAnyOrder(
              tuple(RESELLER, List.of(ROOT)),
              tuple(STRANGER, List.of(ROOT)),
              tuple(CUSTOMER, List.of(ROOT, RESELLER)));
      assertThat(tree.children(ADMIN, RESELLER))
          .extracting(node -> node.account().id(), ReadAccountTree.Node::tree)
          .containsExactly(tuple(CUSTOMER, List.of(RESELLER)));
    }

    @Test
    void nobody_sees_above_the_own_account_or_beside_it() {
      assertThat(tree.parents(root, CUSTOMER))
          .extracting(Account::id)
          .containsExactly(ROOT, RESELLER);
      assertThat(tree.parents(ADMIN, CUSTOMER)).extracting(Account::id).containsExactly(RESELLER);
      assertThat(tree.parents(ADMIN, RESELLER)).isEmpty();
      assertThat(tree.siblings(root, RESELLER))
          .extracting(node -> node.account().id())
          .containsExactly(STRANGER);
      assertRefused(ProblemType.FORBIDDEN, () -> tree.siblings(ADMIN, RESELLER));
      assertRefused(ProblemType.FORBIDDEN, () -> tree.children(USER, CUSTOMER));
    }
  }

  @Nested
  class Numbers {
    private void assign(UUID account, String number, Optional<UUID> faxbox) {
      new AssignNumber(tenancy, tenants, faxboxes, callflows)
          .assignNumber(access(ROOT, Role.SYSTEM_ADMIN), account, number, faxbox);
    }

    @Test
    void a_number_is_kept_normalised_with_the_faxbox_that_answers_it() {
      UUID box = faxbox(CUSTOMER).id();

      assign(CUSTOMER, "(500) 555-1234", Optional.of(box));

      assertThat(tenants.number("+15005551234").orElseThrow().faxbox()).contains(box);
    }

    @Test
    void a_number_of_another_account_is_a_conflict() {
      assign(STRANGER, "+15005551234", Optional.empty());

      assertRefused(ProblemType.CONFLICT, () -> assign(CUSTOMER, "+15005551234", Optional.empty()));
      assertThat(tenants.number("+15005551234").orElseThrow().account()).isEqualTo(STRANGER);
    }

    @Test
    void an_account_administrator_brings_no_number_in_but_says_who_answers_it() {
      Access admin = access(CUSTOMER, Role.ACCOUNT_ADMIN);
      AssignNumber assign = new AssignNumber(tenancy, tenants, faxboxes, callflows);
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> assign.assignNumber(admin, CUSTOMER, "+15005551234", Optional.empty()));

      assign(CUSTOMER, "+15005551234", Optional.empty());
      UUID box = faxbox(CUSTOMER).id();
      assertThat(assign.assignNumber(admin, CUSTOMER, "+15005551234", Optional.of(box)).faxbox())
          .contains(box);
      new ReleaseNumber(tenancy, tenants, callflows, CLOCK)
          .releaseNumber(admin, CUSTOMER, "+1 500 555 1234");
      assertThat(tenants.numbers(CUSTOMER)).isEmpty();
      assertRefused(
          ProblemType.NOT_FOUND,
          () ->
              new ReleaseNumber(tenancy, tenants, callflows, CLOCK)
                  .releaseNumber(admin, CUSTOMER, "+15005551234"));
    }

    @Test
    void who_is_bound_to_a_faxbox_sees_its_numbers_only() {
      UUID box = faxbox(CUSTOMER).id();
      assign(CUSTOMER, "+15005551234", Optional.of(box));
      assign(CUSTOMER, "+15005555678", Optional.empty());
      ReadNumbers read = new ReadNumbers(tenancy, tenants, callflows);
      Access bound =
          new Access(CUSTOMER, new UUID(6, 6), Role.USER, Optional.empty(), Optional.of(box));

      assertThat(read.readNumbers(bound, CUSTOMER))
          .extracting(used -> used.number().number())
          .containsExactly("+15005551234");
      assertThat(read.readNumbers(USER, CUSTOMER)).hasSize(2);
      assertRefused(ProblemType.NOT_FOUND, () -> read.one(bound, CUSTOMER, "+15005555678"));
    }

    @Test
    void a_number_leads_to_one_place_only() {
      assign(CUSTOMER, "+15005551234", Optional.empty());
      UUID box = faxbox(CUSTOMER).id();
      Callflow callflow =
          new Callflow(
              ids.next(),
              CUSTOMER,
              new CallflowDocument(Map.of("numbers", List.of("5005551234", "1000"))),
              CLOCK.instant());
      callflows.save(callflow);

      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(() -> assign(CUSTOMER, "+15005551234", Optional.of(box)))
          .satisfies(e -> assertThat(e.violations().get(0).rule()).isEqualTo("unique"));
      assertThat(
              new ReadNumbers(tenancy, tenants, callflows)
                  .one(USER, CUSTOMER, "+15005551234")
                  .callflow())
          .contains(callflow.id());
      new ReleaseNumber(tenancy, tenants, callflows, CLOCK)
          .releaseNumber(access(CUSTOMER, Role.ACCOUNT_ADMIN), CUSTOMER, "+15005551234");
      assertThat(callflow.document().numbers()).containsExactly("1000");
    }

    @Test
    void several_numbers_are_changed_together_or_not_at_all() {
      ChangeNumbers changeNumbers = new ChangeNumbers(tenancy);

      assertThat(
              changeNumbers.changeNumbers(
                  ADMIN,
                  CUSTOMER,
                  List.of("1", "2"),
                  number -> new HostedNumber(number, ROOT, Optional.empty())))
          .extracting(HostedNumber::number)
          .containsExactly("1", "2");
      assertThatExceptionOfType(FaxException.class)
          .isThrownBy(
              () ->
                  changeNumbers.changeNumbers(
                      ADMIN,
                      CUSTOMER,
                      List.of("1", "2"),
                      number -> {
                        throw new FaxException(ProblemType.CONFLICT, "Number " + number);
                      }))
          .satisfies(
              e ->
                  assertThat(e.violations())
                      .extracting(Violation::path, Violation::rule, Violation::message)
                      .containsExactly(tuple("1", "datastore_conflict", "Number 1")));
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> changeNumbers.changeNumbers(USER, CUSTOMER, List.of("1"), number -> null));
      assertRefused(
          ProblemType.VALIDATION,
          () -> changeNumbers.changeNumbers(ADMIN, CUSTOMER, List.of(), number -> null));
    }

    @Test
    void a_faxbox_stays_while_a_callflow_sends_calls_to_it() {
      UUID box = faxbox(CUSTOMER).id();
      Callflow callflow =
          new Callflow(
              ids.next(),
              CUSTOMER,
              new CallflowDocument(
                  Map.of("flow", Map.of("module", "faxbox", "data", Map.of("id", box.toString())))),
              CLOCK.instant());
      callflows.save(callflow);
      RemoveFaxbox removeFaxbox =
          new RemoveFaxbox(
              tenancy,
              faxboxes,
              tenants,
              new AccountFurniture(faxboxes, settings, callflows, webhooks),
              callbacks,
              keys,
              Heard.nobody(),
              CLOCK);

      assertRefused(ProblemType.CONFLICT, () -> removeFaxbox.removeFaxbox(ADMIN, CUSTOMER, box));
      callflows.remove(callflow);
      assertThat(removeFaxbox.removeFaxbox(ADMIN, CUSTOMER, box).id()).isEqualTo(box);
    }

    @Test
    void the_own_number_may_be_given_to_another_faxbox() {
      assign(CUSTOMER, "+15005551234", Optional.empty());
      UUID box = faxbox(CUSTOMER).id();

      assign(CUSTOMER, "+15005551234", Optional.of(box));

      assertThat(tenants.number("+15005551234").orElseThrow().faxbox()).contains(box);
    }

    @Test
    void neither_nonsense_nor_a_strangers_faxbox_will_do() {
      UUID box = faxbox(CUSTOMER).id();

      assertRefused(ProblemType.VALIDATION, () -> assign(CUSTOMER, "nonsense", Optional.empty()));
      assertRefused(
          ProblemType.NOT_FOUND, () -> assign(STRANGER, "+15005551234", Optional.of(box)));
    }

    @Test
    void nobody_answers_the_number_of_a_faxbox_that_is_gone() {
      UUID box = faxbox(CUSTOMER).id();
      assign(CUSTOMER, "+15005551234", Optional.of(box));

      new RemoveFaxbox(
              tenancy,
              faxboxes,
              tenants,
              new AccountFurniture(faxboxes, settings, callflows, webhooks),
              callbacks,
              keys,
              Heard.nobody(),
              CLOCK)
          .removeFaxbox(ADMIN, CUSTOMER, box);

      assertThat(faxboxes.ofAccount(CUSTOMER)).isEmpty();
      assertThat(tenants.number("+15005551234").orElseThrow().faxbox()).isEmpty();
    }
  }

  @Nested
  class Furnishing {
    @Test
    void each_faxbox_has_a_mail_domain_of_its_own() {
      settings.give(
          SettingScope.ACCOUNT, CUSTOMER, Map.of("default_smtp_domain", "fax.example.com"), "test");

      Faxbox first = faxbox(CUSTOMER);
      Faxbox second = faxbox(CUSTOMER);

      assertThat(first.smtpDomain()).matches("[0-9a-f]{8}\\.fax\\.example\\.com");
      assertThat(faxboxes.ofAccount(CUSTOMER)).hasSize(2).contains(first, second);
    }

    @Test
    void a_change_starts_from_what_is_there() {
      UUID box = faxbox(CUSTOMER).id();

      Faxbox changed =
          new ChangeFaxbox(tenancy, faxboxes, callbacks, Heard.nobody(), CLOCK)
              .changeFaxbox(
                  ADMIN,
                  CUSTOMER,
                  box,
                  present -> {
                    Map<String, Object> fields = new HashMap<>(present.fields());
                    fields.put("name", fields.get("name") + " two");
                    return new FaxboxDocument(fields);
                  });

      assertThat(changed.name()).isEqualTo("desk two");
    }

    @Test
    void a_faxbox_is_there_for_those_who_may_use_it() {
      UUID shared = faxbox(CUSTOMER).id();
      UUID mario = new UUID(8, 1);
      Faxbox own =
          new CreateFaxbox(tenancy, faxboxes, settings, callbacks, ids, Heard.nobody(), CLOCK)
              .createFaxbox(
                  ADMIN,
                  CUSTOMER,
                  new FaxboxDocument(
                      Map.of("name", "mine", "owner_id", mario.toString().replace("-", ""))));
      ReadFaxbox read = new ReadFaxbox(tenancy, faxboxes);
      Access luigi = Access.ofUser(CUSTOMER, new UUID(8, 2), Role.USER);
      Access bound =
          new Access(CUSTOMER, new UUID(6, 6), Role.USER, Optional.empty(), Optional.of(shared));

      assertThat(read.all(Access.ofUser(CUSTOMER, mario, Role.USER), CUSTOMER)).hasSize(2);
      assertThat(read.all(luigi, CUSTOMER)).extracting(Faxbox::id).containsExactly(shared);
      assertThat(read.all(bound, CUSTOMER)).extracting(Faxbox::id).containsExactly(shared);
      assertThat(read.all(USER, CUSTOMER)).hasSize(2);
      assertRefused(ProblemType.NOT_FOUND, () -> read.readFaxbox(luigi, CUSTOMER, own.id()));
      assertRefused(ProblemType.NOT_FOUND, () -> read.readFaxbox(bound, CUSTOMER, own.id()));
    }

    @Test
    void a_mail_domain_belongs_to_one_faxbox_of_the_system() {
      Faxbox first = faxbox(CUSTOMER);
      UUID second = faxbox(CUSTOMER).id();
      ChangeFaxbox change = new ChangeFaxbox(tenancy, faxboxes, callbacks, Heard.nobody(), CLOCK);
      UnaryOperator<FaxboxDocument> given = domain("Fax.Example.com");

      change.changeFaxbox(ADMIN, CUSTOMER, first.id(), given);
      change.changeFaxbox(ADMIN, CUSTOMER, first.id(), given);

      assertRefused(
          ProblemType.VALIDATION,
          () -> change.changeFaxbox(ADMIN, CUSTOMER, second, domain("fax.EXAMPLE.com")));
    }

    private UnaryOperator<FaxboxDocument> domain(String domain) {
      return present ->
          new FaxboxDocument(Map.of("name", "box", "custom_smtp_email_address", domain));
    }

    @Test
    void a_faxbox_is_changed_by_its_own_account_only() {
      UUID box = faxbox(CUSTOMER).id();
      ChangeFaxbox change = new ChangeFaxbox(tenancy, faxboxes, callbacks, Heard.nobody(), CLOCK);

      assertRefused(ProblemType.NOT_FOUND, () -> change.changeFaxbox(ADMIN, RESELLER, box, d -> d));
      assertRefused(
          ProblemType.FORBIDDEN,
          () -> change.changeFaxbox(access(STRANGER, Role.ACCOUNT_ADMIN), CUSTOMER, box, d -> d));
      assertRefused(ProblemType.FORBIDDEN, () -> change.changeFaxbox(USER, CUSTOMER, box, d -> d));
    }
  }

  @Nested
  class Setting {
    private final ChangeSettings change =
        new ChangeSettings(
            new SettingsAccess(tenancy, faxboxes),
            settings,
            new Spool(new SpoolDirectory(Path.of("spool"), "test", () -> ""), ids, () -> {}));
    private final SettingsPlace customer = SettingsPlace.ofAccount(CUSTOMER);

    private Map<String, Object> changed(
        Access access, SettingsPlace place, Map<String, ?> values, boolean replace) {
      return changed(access, place, values, replace ? Optional.of("fax") : Optional.empty());
    }

    private Map<String, Object> changed(
        Access access, SettingsPlace place, Map<String, ?> values, Optional<String> replaced) {
      return change
          .changeSettings(
              access,
              place,
              new SettingsChange(
                  new HashMap<>(values), replaced, Optional.empty(), new Actor("test", "")))
          .values();
    }

    @Test
    void whether_sending_is_paused_is_left_to_the_systems_administrator() {
      changed(access(CUSTOMER, Role.SYSTEM_ADMIN), customer, Map.of("sending_paused", true), false);
      Access own = access(CUSTOMER, Role.ACCOUNT_ADMIN);

      assertRefused(
          ProblemType.FORBIDDEN,
          () -> changed(own, customer, Map.of("sending_paused", false), false));
      assertThat(changed(own, customer, Map.of("max_outbound", 2), true))
          .containsEntry("sending_paused", true);
    }

    @Test
    void a_replacement_within_a_category_leaves_the_others() {
      Access root = access(ROOT, Role.SYSTEM_ADMIN);
      changed(
          root,
          SettingsPlace.SYSTEM,
          Map.of("max_outbound", 3, "attachment_format", "tiff", "convert_command_timeout", 5000),
          false);

      assertThat(
              changed(
                  root,
                  SettingsPlace.SYSTEM,
                  Map.of("kazoo_convert.fax.attachment_format", "pdf"),
                  Optional.of("kazoo_convert")))
          .containsOnlyKeys("max_outbound", "attachment_format")
          .containsEntry("attachment_format", "pdf");
    }

    @Test
    void a_change_by_a_revision_that_is_past_is_refused_as_its_maker_wants() {
      GivenSettings first =
          change.changeSettings(
              ADMIN,
              customer,
              new SettingsChange(
                  Map.of("max_outbound", 3),
                  Optional.empty(),
                  Optional.of(new Seen("0", ProblemType.CONFLICT)),
                  new Actor("test", "")));
      assertThat(first.revision()).isEqualTo(1);

      for (ProblemType otherwise : List.of(ProblemType.CONFLICT, ProblemType.PRECONDITION_FAILED)) {
        assertRefused(
            otherwise,
            () ->
                change.changeSettings(
                    ADMIN,
                    customer,
                    new SettingsChange(
                        Map.of("max_outbound", 4),
                        Optional.empty(),
                        Optional.of(new Seen("0", otherwise)),
                        new Actor("test", ""))));
      }
      assertThat(settings.given(SettingScope.ACCOUNT, CUSTOMER)).containsEntry("max_outbound", 3);
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_a_replacement_does_not() {
      changed(ADMIN, customer, Map.of("max_outbound", 3), false);

      assertThat(changed(ADMIN, customer, Map.of("resume", false), false))
          .containsOnlyKeys("max_outbound", "resume");
      assertThat(changed(ADMIN, customer, Map.of("resume", true), true)).containsOnlyKeys("resume");
    }

    @Test
    void a_directory_that_is_not_there_is_refused() {
      assertRefused(
          ProblemType.VALIDATION,
          () ->
              changed(
                  access(ROOT, Role.SYSTEM_ADMIN),
                  SettingsPlace.SYSTEM,
                  Map.of("file_cache_path", "/no/such/place"),
                  false));
    }

    @Test
    void a_faxbox_has_settings_of_its_own_until_it_is_removed() {
      UUID box = faxbox(CUSTOMER).id();
      SettingsPlace place = SettingsPlace.ofFaxbox(CUSTOMER, box);

      assertThat(changed(ADMIN, place, Map.of("content_mode", "photo"), false))
          .containsExactly(Map.entry("content_mode", "photo"));
      assertThat(settings.given(SettingScope.ACCOUNT, CUSTOMER)).isEmpty();

      new RemoveFaxbox(
              tenancy,
              faxboxes,
              tenants,
              new AccountFurniture(faxboxes, settings, callflows, webhooks),
              callbacks,
              keys,
              Heard.nobody(),
              CLOCK)
          .removeFaxbox(ADMIN, CUSTOMER, box);
      assertThat(settings.given(SettingScope.FAXBOX, box)).isEmpty();
    }

    @Test
    void a_faxbox_of_another_account_has_no_settings_here() {
      UUID box = faxbox(CUSTOMER).id();

      assertRefused(
          ProblemType.NOT_FOUND,
          () ->
              changed(
                  ADMIN,
                  SettingsPlace.ofFaxbox(RESELLER, box),
                  Map.of("content_mode", "photo"),
                  false));
    }

    @Test
    void the_systems_settings_take_the_systems_administrator() {
      assertRefused(
          ProblemType.FORBIDDEN, () -> changed(ADMIN, SettingsPlace.SYSTEM, Map.of(), false));
      assertThat(
              changed(
                  access(ROOT, Role.SYSTEM_ADMIN),
                  SettingsPlace.SYSTEM,
                  Map.of("max_outbound", 3),
                  false))
          .containsKey("max_outbound");
    }
  }
}
