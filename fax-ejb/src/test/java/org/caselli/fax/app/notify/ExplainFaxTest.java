package org.caselli.fax.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.app.admin.InMemoryTenants;
import org.caselli.fax.app.notify.ExplainFax.Explanation;
import org.caselli.fax.app.query.FaxPlace;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.fax.Fax;
import org.caselli.fax.domain.fax.FaxListing.View;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;

class ExplainFaxTest {
  private final NoticeWorld world = new NoticeWorld();
  private final FaxStories stories = new FaxStories(world);

  private Explanation explained(Fax fax, String language) {
    var place = new FaxPlace(NoticeWorld.ACCOUNT, Optional.<UUID>empty(), View.OUTBOX, fax.id());
    return world
        .explainer()
        .explainFax(
            InMemoryTenants.access(NoticeWorld.ACCOUNT, Role.ACCOUNT_ADMIN), place, language);
  }

  @Test
  void a_failure_is_told_in_three_parts() {
    Explanation told = explained(stories.failed(), "en");

    assertThat(told.what())
        .startsWith("The call broke off in the middle of the fax.")
        .contains("2 pages");
    assertThat(told.next()).contains("2 times").contains("not tried again");
    assertThat(told.advice()).isEqualTo("Send it again later.");
  }

  @Test
  void it_is_told_in_the_language_that_is_asked_for() {
    Explanation told = explained(stories.failed(), "de");

    assertThat(told.language()).isEqualTo("de");
    assertThat(told.advice()).isEqualTo("Senden Sie es später noch einmal.");
  }

  @Test
  void of_a_call_whose_end_nobody_knows_nothing_is_denied() {
    Explanation told = explained(stories.lost(), "en");

    assertThat(told.what()).doesNotContain("No page");
    assertThat(told.advice()).isEqualTo("Ask the recipient before you send it again.");
  }

  @Test
  void of_a_fax_that_went_well_there_is_nothing_to_explain() {
    assertThat(explained(stories.delivered(), "en")).isEqualTo(new Explanation("en", "", "", ""));
  }

  @Test
  void a_language_that_is_none_is_refused() {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> explained(stories.failed(), "!"));
  }
}
