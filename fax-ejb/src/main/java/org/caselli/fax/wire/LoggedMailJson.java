package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.domain.maillog.LoggedMail;
import org.caselli.fax.domain.maillog.MailTrace;

/** A mail of the mail log on the wire (spec 7.9). */
public final class LoggedMailJson {
  private LoggedMailJson() {}

  /** In a list: who, to whom, and the fax or the first error. */
  public static ObjectNode summary(LoggedMail mail) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(mail.id()));
    json.put("from", mail.mail().from());
    json.put("to", mail.mail().to());
    mail.errors().stream().findFirst().ifPresent(error -> json.put("error", error));
    mail.mail().fax().ifPresent(id -> json.put("faxdoc_id", WireId.of(id)));
    json.put("created", WireTime.of(mail.createdAt()));
    return json;
  }

  /** All of it. */
  public static ObjectNode of(LoggedMail mail) {
    ObjectNode json = summary(mail);
    json.remove("error");
    json.put("original_number", mail.mail().originalNumber());
    json.put("translated_number", mail.mail().translatedNumber());
    json.put("faxbox_domain", mail.target().faxboxDomain());
    mail.target().owner().ifPresent(id -> json.put("faxbox_owner_id", WireId.of(id)));
    json.put("faxbox_owner_email", mail.target().ownerEmail());
    json.put("content_type", mail.mail().contentType());
    json.put("filename", mail.mail().filename());
    json.put("sender_check", mail.mail().senderCheck());
    MailTrace trace = mail.mail().trace();
    json.put("client_address", trace.address());
    json.put("client_name", trace.name());
    json.put("protocol", trace.protocol());
    json.put("message_id", trace.messageId());
    ArrayNode errors = json.putArray("errors");
    mail.errors().forEach(errors::add);
    ArrayNode leftOut = json.putArray("left_out");
    mail.mail().leftOut().forEach(leftOut::add);
    json.put("account_id", WireId.of(mail.target().account()));
    mail.target().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    return json;
  }
}
