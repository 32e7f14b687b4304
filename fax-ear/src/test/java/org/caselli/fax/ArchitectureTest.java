package org.caselli.fax;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dependency rules of the house, over all production classes. */
class ArchitectureTest {
  private static final String FAX = "org.caselli.fax.";

  private static final String[] ADAPTERS = {
    FAX + "telephony..",
    FAX + "fetch..",
    FAX + "mail..",
    FAX + "jms..",
    FAX + "jmx..",
    FAX + "timer..",
    FAX + "observe..",
    FAX + "smtp..",
    FAX + "store..",
    FAX + "web..",
    FAX + "wire..",
    FAX + "boot.."
  };

  /** Adapters through which the world enters; they call use cases. */
  private static final Set<String> ENTRIES =
      Set.of(
          FAX + "jms.DispatchConsumer",
          FAX + "jms.NotifyConsumer",
          FAX + "jms.PrepareConsumer",
          FAX + "jms.submit.FaxOrder",
          FAX + "jms.submit.MessageBody",
          FAX + "jms.submit.MessageDesk",
          FAX + "jms.submit.SubmitConsumer",
          FAX + "smtp.MailDesk",
          FAX + "smtp.MailFailures",
          FAX + "smtp.MailFaxes",
          FAX + "smtp.MailLetters",
          FAX + "smtp.MailLimits",
          FAX + "smtp.MailLogbook",
          FAX + "smtp.MailOrder",
          FAX + "smtp.MailReader",
          FAX + "smtp.MailParts",
          FAX + "smtp.MailTransaction",
          FAX + "smtp.Replies",
          FAX + "smtp.SenderLogin",
          FAX + "timer.SweepTimer");

  private static JavaClasses production;

  @BeforeAll
  static void readClasses() {
    production =
        new ClassFileImporter()
            .withImportOption(
                location ->
                    !location.contains("/test-classes/")
                        && !location.contains("-tests.jar")
                        && !location.contains("/org/caselli/fax/console/build/"))
            .importPackages("org.caselli.fax");
  }

  @Test
  void all_modules_are_looked_at() {
    for (String each :
        new String[] {
          "domain.job.Job",
          "app.claim.ClaimJobs",
          "wire.Json",
          "imaging.convert.DocumentConverter",
          "store.JpaJobs",
          "boot.FaxServer"
        }) {
      assertThat(production.contain(FAX + each)).as(each).isTrue();
    }
  }

  @Test
  void the_domain_knows_no_framework() {
    DescribedPredicate<JavaClass> mappings =
        describe(
            "are annotations or enums of jakarta.persistence",
            type ->
                type.getPackageName().startsWith("jakarta.persistence")
                    && (type.isAnnotation() || type.isEnum()));
    classes()
        .that()
        .resideInAPackage(FAX + "domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", FAX + "domain..", "org.jspecify.annotations..")
                .or(mappings)
                .or(name("jakarta.ejb.ApplicationException")))
        .check(production);
  }

  @Test
  void use_cases_know_domain_and_ports_and_no_adapter() {
    noClasses()
        .that()
        .resideInAPackage(FAX + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ADAPTERS)
        .check(production);
  }

  @Test
  void ports_speak_the_words_of_the_domain() {
    classes()
        .that()
        .resideInAPackage(FAX + "port..")
        .and()
        // These write into the log for everybody.
        .doNotHaveFullyQualifiedName(FAX + "port.LogContext")
        .and()
        .doNotHaveFullyQualifiedName(FAX + "port.TroubleLog")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", FAX + "port..", FAX + "domain..", "org.jspecify.annotations..")
        .check(production);
  }

  /** The start (boot) puts everything together, and the readiness check looks at what it made. */
  @Test
  void adapters_know_neither_use_cases_nor_each_other() {
    String[][] outward = {
      {"telephony.freeswitch"},
      {"telephony.sandbox"},
      {"fetch"},
      {"mail"},
      {"jms"},
      {"smtp"},
      {"timer"}
    };
    for (String[] one : outward) {
      String own = FAX + one[0] + "..";
      noClasses()
          .that()
          .resideInAPackage(own)
          .and(DescribedPredicate.not(isEntry()))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ADAPTERS)
                  .or(resideInAPackage(FAX + "app.."))
                  .and(DescribedPredicate.not(resideInAnyPackage(own, FAX + "wire.."))))
          .check(production);
    }
  }

  @Test
  void the_event_socket_knows_no_calls_and_sending_knows_no_receiving() {
    String freeswitch = FAX + "telephony.freeswitch";
    noClasses()
        .that()
        .resideInAPackage(freeswitch + ".socket")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(freeswitch, freeswitch + ".inbound")
        .check(production);
    noClasses()
        .that()
        .resideInAPackage(freeswitch)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(freeswitch + ".inbound")
        .check(production);
  }

  private static DescribedPredicate<JavaClass> isEntry() {
    return describe(
        "are entry adapters", type -> ENTRIES.contains(type.getName().replaceAll("\\$.*", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.pdfbox..,         org.caselli.fax.imaging..",
    "javax.imageio..,             org.caselli.fax.imaging..",
    "com.github.jaiimageio..,     org.caselli.fax.imaging..",
    "com.twelvemonkeys..,         org.caselli.fax.imaging..",
    "org.jodconverter..,          org.caselli.fax.imaging.office..",
    "com.sun.star..,              org.caselli.fax.imaging.office..",
    "com.openhtmltopdf..,         org.caselli.fax.imaging.text..",
    "org.jsoup..,                 org.caselli.fax.imaging.text..",
    "io.netty..,                  org.caselli.fax.telephony.freeswitch..",
    "org.apache.hc..,             org.caselli.fax.fetch..",
    "com.samskivert..,            org.caselli.fax.app.notify..|org.caselli.fax.app.cover..",
    "org.apache.poi..,            org.caselli.fax.smtp.content..",
    "org.bouncycastle..,          org.caselli.fax.smtp.content..",
    "com.google..,                org.caselli.fax.smtp.proof..",
    "org.flywaydb..,              org.caselli.fax.store..",
    "org.hibernate..,             org.caselli.fax.store..",
    "jakarta.ws.rs..,             org.caselli.fax.web..",
    "jakarta.servlet..,           org.caselli.fax.web..",
    "com.networknt..,             org.caselli.fax.wire..",
    "org.apache.james..,          org.caselli.fax.web..|org.caselli.fax.smtp..",
    "org.subethamail..,           org.caselli.fax.smtp..",
    "org.xbill..,                 org.caselli.fax.smtp.proof..",
    "jakarta.mail..,              org.caselli.fax.mail..",
    "jakarta.jms..,               org.caselli.fax.jms..",
    "io.micrometer..,             org.caselli.fax.observe.."
  })
  void a_technology_has_its_owners(String technology, String owner) {
    // These take the mail session and the connection factory from the container.
    noClasses()
        .that()
        .resideOutsideOfPackages(owner.split("\\|"))
        .and()
        .doNotHaveFullyQualifiedName(FAX + "boot.Resources")
        .and()
        .doNotHaveFullyQualifiedName(FAX + "boot.Messaging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology)
        .check(production);
  }

  @Test
  void json_is_spoken_where_clients_are_spoken_to() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FAX + "wire..", FAX + "web..", FAX + "jms..", FAX + "jmx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(production);
  }

  @Test
  void only_the_store_has_an_entity_manager() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FAX + "store..")
        .and()
        .doNotHaveFullyQualifiedName(FAX + "boot.Resources")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.persistence.EntityManager")
        .check(production);
  }

  @Test
  void imaging_is_a_library_of_its_own() {
    classes()
        .that()
        .resideInAPackage(FAX + "imaging..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.imageio..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "com.twelvemonkeys..",
            "com.github.jaiimageio..",
            "org.jodconverter..",
            "com.sun.star..",
            "com.openhtmltopdf..",
            "org.jsoup..",
            "picocli..",
            "org.slf4j..",
            "org.jspecify.annotations..",
            FAX + "imaging..")
        .check(production);
  }

  @Test
  void no_packages_need_each_other() {
    slices().matching("org.caselli.fax.(**)").should().beFreeOfCycles().check(production);
  }

  @Test
  void the_web_never_touches_the_store() {
    noClasses()
        .that()
        .resideInAPackage(FAX + "web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FAX + "store..")
        .check(production);
  }

  @Test
  void time_and_ids_are_injected() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FAX + "boot..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(production);
  }

  @Test
  void nobody_sleeps_and_nobody_makes_threads() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FAX + "boot..", FAX + "imaging.cli..")
        .and()
        // The main class of a process of its own, as the command line is.
        .doNotHaveFullyQualifiedName(FAX + "imaging.worker.ConversionWorker")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .callMethodWhere(
            AccessTarget.Predicates.declaredIn("java.util.concurrent.Executors")
                .onResultOf(call -> call.getTarget()))
        .check(production);
  }

  /** What is needed before there is a database is read once at the start; the rest is settings. */
  @Test
  void system_properties_are_read_at_the_start_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FAX + "boot..", FAX + "imaging..")
        .should()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(Integer.class, "getInteger", String.class, int.class)
        .orShould()
        .callMethod(Boolean.class, "getBoolean", String.class)
        .check(production);
  }

  @Test
  void resources_are_in_the_api() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .resideInAPackage(FAX + "web.api")
        .andShould()
        .haveSimpleNameEndingWith("Resource")
        .check(production);
  }

  @Test
  void consumers_timers_entities_and_repositories_have_their_places() {
    classes()
        .that()
        .areAnnotatedWith(MessageDriven.class)
        .should()
        .resideInAPackage(FAX + "jms..")
        .andShould()
        .haveSimpleNameEndingWith("Consumer")
        .check(production);
    methods()
        .that()
        .areAnnotatedWith(Schedule.class)
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage(FAX + "timer")
        .check(production);
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .resideInAPackage(FAX + "domain..")
        .check(production);
    classes()
        .that()
        .haveSimpleNameStartingWith("Jpa")
        .should()
        .resideInAPackage(FAX + "store")
        .check(production);
  }

  @Test
  void names_say_something() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*[.$]([A-Z]\\w*)?(Utils?|Helper|Manager|Impl|Dto|Info|Data)([A-Z]\\w*)?$")
        .orShould()
        .haveNameMatching(".*[.$]Base[A-Z]\\w*$")
        .check(production);
  }

  /** Entry points are made by the container, as are the objects of the start. */
  @Test
  void dependencies_come_through_constructors() {
    fields()
        .that()
        .areAnnotatedWith(Inject.class)
        .should()
        .beDeclaredInClassesThat(
            isEntry()
                .or(
                    resideInAnyPackage(
                        FAX + "boot",
                        FAX + "jmx",
                        FAX + "observe",
                        FAX + "web.api",
                        FAX + "web.console",
                        FAX + "web.observe",
                        FAX + "web.security",
                        FAX + "web.problem",
                        FAX + "web.repeat",
                        FAX + "web.fileproxy",
                        FAX + "web.live")))
        .check(production);
  }

  @Test
  void logs_go_through_slf4j_and_dates_are_instants() {
    noClasses()
        .that()
        // Keeps what libraries print away from its answers.
        .doNotHaveFullyQualifiedName(FAX + "imaging.worker.ConversionWorker")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(production);
  }
}
