package org.caselli.fax.web.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.caselli.fax.web.api.AccountsResource;
import org.caselli.fax.web.api.FaxboxFaxesResource;
import org.junit.jupiter.api.Test;

class RequestMeasureTest {
  @Test
  void a_route_is_called_by_its_resource() {
    assertThat(RequestMeasure.route(AccountsResource.class)).isEqualTo("accounts");
    assertThat(RequestMeasure.route(FaxboxFaxesResource.class)).isEqualTo("faxbox_faxes");
  }

  /** The container makes classes of its own of ours. */
  private static final class FaxesResource$Proxy$_$$_WeldClientProxy {}

  @Test
  void the_containers_own_classes_have_the_names_of_ours() {
    assertThat(RequestMeasure.route(FaxesResource$Proxy$_$$_WeldClientProxy.class))
        .isEqualTo("faxes");
  }

  @Test
  void whatever_does_not_exist_is_other() {
    assertThat(RequestMeasure.route(null)).isEqualTo("other");
  }
}
