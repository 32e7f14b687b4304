package org.caselli.fax.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caselli.fax.health.HealthChecks;
import org.caselli.fax.smtp.MailEntrance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells whether the port for mail is open, and never stands in the way: faxes are still accepted by
 * all other ways, and the senders' servers keep their mails and try again.
 */
@ApplicationScoped
public class MailCheck implements HealthCheck {
  @Inject private MailEntrance entrance;

  @Override
  public HealthCheckResponse call() {
    int port = entrance.port();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named(HealthChecks.MAIL).withData("open", port != 0);
    if (port != 0) {
      response.withData("mail_port", port);
    }
    return response.up().build();
  }
}
