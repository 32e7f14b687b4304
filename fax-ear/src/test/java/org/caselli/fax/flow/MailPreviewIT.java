package org.caselli.fax.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mails that the console shows in a frame. */
@ExtendWith(FaxServer.class)
class MailPreviewIT {
  private static final String MAIL = "<p style=\"color:red\">Grüße</p><script>alert(1)</script>";

  private final FaxClient client;

  MailPreviewIT(FaxServer.Running running) {
    this.client = running.client();
  }

  private Answer preview(String cookie) {
    String form = "html=" + URLEncoder.encode(MAIL, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        client.request("/mail-preview").header("Content-Type", "application/x-www-form-urlencoded");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return client.send(request.method("POST", BodyPublishers.ofString(form)), "POST");
  }

  @Test
  void a_mail_comes_back_as_it_is_and_may_do_nothing() {
    Answer page = client.get("/admin/templates");
    String cookie = page.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/mail-preview");

    Answer mail = preview(cookie.split(";")[0]);

    assertThat(mail.status()).isEqualTo(200);
    assertThat(new String(mail.bytes(), StandardCharsets.UTF_8)).isEqualTo(MAIL);
    assertThat(mail.header("Content-Type")).startsWith("text/html");
    assertThat(mail.header("Content-Security-Policy"))
        .startsWith("sandbox; default-src 'none'")
        .contains("frame-ancestors 'self'");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
  }

  @Test
  void nobody_else_has_anything_shown_by_this_server() {
    assertThat(preview("").status()).isEqualTo(403);
  }
}
