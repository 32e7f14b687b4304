package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caselli.fax.app.notify.ReadNoticeTexts;
import org.caselli.fax.app.notify.Written;
import org.caselli.fax.domain.notice.NoticeKind;
import org.caselli.fax.domain.notice.Wording;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/** Templates of notices on the wire: Kazoo's fields, as far as they have an effect here. */
public final class NotificationJson {
  /** Kazoo's fields for people, whom faxboxes and faxes name here. */
  private static final List<String> PEOPLE = List.of("to", "from", "cc", "bcc", "reply_to");

  private static final String FILTER = "filter_error_codes";

  private NotificationJson() {}

  /** One kind of notice, whole. */
  public static ObjectNode of(ReadNoticeTexts.Shown shown) {
    ObjectNode json = summary(shown);
    json.put("subject", shown.wording().subject());
    json.put("plain", shown.wording().plain());
    json.put("html", shown.wording().html());
    json.put("language", shown.language().tag());
    putLanguages(json, shown);
    if (shown.kind() == NoticeKind.FILTERED_RECEPTION_ERROR) {
      Set<Integer> codes = shown.wording().filtered().orElse(Wording.USUALLY_FILTERED);
      ArrayNode array = json.putArray(FILTER);
      codes.stream().sorted().forEach(array::add);
    }
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
        .put("account_overridden", !shown.own().isEmpty());
  }

  /** Languages of one kind: those that the server speaks, and those that the account words. */
  private static void putLanguages(ObjectNode json, ReadNoticeTexts.Shown shown) {
    ArrayNode languages = json.putArray("languages");
    ReadNoticeTexts.languages().forEach(languages::add);
    ArrayNode own = json.putArray("account_languages");
    shown.own().stream().filter(tag -> !tag.isEmpty()).forEach(own::add);
  }

  /** A notice that is only shown. */
  public static ObjectNode of(Written preview) {
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
        html(valid.path("html").asText()),
        filtered(valid.path(FILTER)));
  }

  /** Kazoo takes them as texts or as numbers. */
  private static Optional<Set<Integer>> filtered(JsonNode codes) {
    if (codes.isMissingNode()) {
      return Optional.empty();
    }
    Set<Integer> all = new TreeSet<>();
    codes.forEach(code -> all.add(code.asInt()));
    return Optional.of(all);
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
