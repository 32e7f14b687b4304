package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.caselli.fax.domain.faxbox.Faxbox;
import org.caselli.fax.domain.faxbox.FaxboxDocument;

/** Faxboxes on the wire (spec 1.9). */
public final class FaxboxJson {
  private static final List<String> READ_ONLY = List.of("id", "smtp_email_address", "created");

  private FaxboxJson() {}

  /** The public document of a faxbox. */
  public static ObjectNode of(Faxbox faxbox) {
    ObjectNode json = Json.of(faxbox.document().fields()).deepCopy();
    json.put("id", WireId.of(faxbox.id()));
    json.put("smtp_email_address", faxbox.smtpDomain());
    json.put("created", WireTime.of(faxbox.createdAt()));
    return json;
  }

  /** Reads a whole document. */
  public static FaxboxDocument read(ObjectNode data) {
    return document(DocumentSchema.FAXBOX.validated(assignable(data)));
  }

  /** The present document with a change merged into it; a field that is null goes away. */
  public static FaxboxDocument patched(FaxboxDocument present, ObjectNode change) {
    ObjectNode document = Json.of(present.fields()).deepCopy();
    MergePatch.merge(document, change);
    return document(DocumentSchema.FAXBOX.checked(assignable(document)));
  }

  private static ObjectNode assignable(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    return given;
  }

  private static FaxboxDocument document(ObjectNode valid) {
    AccountJson.zone(valid, "fax_timezone");
    return new FaxboxDocument(Json.fields(valid));
  }
}
