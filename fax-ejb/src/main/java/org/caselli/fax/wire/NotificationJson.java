package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.caselli.fax.app.notify.PreviewNotice;
import org.caselli.fax.app.notify.ReadNoticeTexts;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Templates of notices on the wire: Kazoo's fields, as far as they have an effect here. */
public final class NotificationJson {
  /** Kazoo's fields for people, whom faxboxes and faxes name here. */
  private static final List<String> PEOPLE = List.of("to", "from", "cc", "bcc", "reply_to");

  private NotificationJson() {}

  /** One kind of notice, whole. */
  public static ObjectNode of(ReadNoticeTexts.Shown shown) {
    ObjectNode json = summary(shown);
    json.put("subject", shown.wording().subject());
    json.put("plain", shown.wording().plain());
    json.put("html", shown.wording().html());
    ObjectNode macros = json.putObject("macros");
    shown.macros().forEach((name, value) -> macros.putObject(name).set("example", Json.of(value)));
    return json;
  }

  /** One kind of notice in a list. */
  public static ObjectNode summary(ReadNoticeTexts.Shown shown) {
    return Json.object()
        .put("id", shown.kind().template())
        .put("category", "fax")
        .put("enabled", shown.wording().enabled())
        .put("account_overridden", shown.own());
  }

  /** A notice that is only shown. */
  public static ObjectNode of(PreviewNotice.Preview preview) {
    return Json.object()
        .put("subject", preview.subject())
        .put("plain", preview.plain())
        .put("html", preview.html());
  }

  /**
   * Reads what an account gives.
   *
   * @throws FaxException invalid
   */
  public static Wording read(ObjectNode data) {
    for (String field : PEOPLE) {
      if (data.has(field)) {
        throw FaxException.invalid(
            new Violation(
                field,
                "unsupported",
                "Leave "
                    + field
                    + " out: who gets a notice is said by the fax, its faxbox and"
                    + " its owner, and it comes from the server's own address"));
      }
    }
    ObjectNode valid = DocumentSchema.NOTIFICATION.validated(data);
    return new Wording(
        valid.path("enabled").asBoolean(),
        valid.path("subject").asText(),
        valid.path("plain").asText(),
        html(valid.path("html").asText()));
  }

  /** Kazoo takes it in base64, which never has the character that all HTML has. */
  private static String html(String given) {
    if (given.isEmpty() || given.contains("<")) {
      return bounded(given);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(given);
      String html = new String(bytes, StandardCharsets.UTF_8);
      return html.contains("<") ? bounded(html) : bounded(given);
    } catch (IllegalArgumentException e) {
      return bounded(given);
    }
  }

  private static String bounded(String html) {
    if (html.length() > Wording.LONGEST_BODY) {
      throw FaxException.invalid(
          new Violation(
              "html", "maxLength", "Give at most " + Wording.LONGEST_BODY + " characters of HTML"));
    }
    return html;
  }
}
