package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.caselli.fax.app.callflow.ReadCallflows;
import org.caselli.fax.domain.callflow.Callflow;
import org.caselli.fax.domain.callflow.CallflowDocument;

/** Callflows on the wire: Kazoo's fields. */
public final class CallflowJson {
  private static final List<String> READ_ONLY = List.of("id", "metadata", "created", "modified");

  private CallflowJson() {}

  /** The public document of a callflow. */
  public static ObjectNode of(Callflow callflow) {
    ObjectNode json = Json.of(callflow.document().fields()).deepCopy();
    json.put("id", WireId.of(callflow.id()));
    json.put("created", WireTime.of(callflow.createdAt()));
    json.put("modified", WireTime.of(callflow.modifiedAt()));
    return json;
  }

  /** The same with the names of what its flow mentions. */
  public static ObjectNode of(ReadCallflows.Detail detail) {
    ObjectNode json = of(detail.callflow());
    ObjectNode metadata = json.putObject("metadata");
    detail
        .names()
        .forEach(
            (reference, name) ->
                metadata
                    .putObject(WireId.of(reference.id()))
                    .put("name", name)
                    .put("pvt_type", reference.kind().name().toLowerCase(Locale.ROOT)));
    return json;
  }

  /** A callflow in a list. */
  public static ObjectNode summary(Callflow callflow) {
    ObjectNode json =
        of(callflow).retain(List.of("id", "name", "numbers", "patterns", "featurecode", "flags"));
    ArrayNode modules = json.putArray("modules");
    callflow.document().modules().forEach(modules::add);
    return json;
  }

  /** Reads a whole document. */
  public static CallflowDocument read(ObjectNode data) {
    return document(DocumentSchema.CALLFLOW.validated(assignable(data)));
  }

  /** The present document with a change merged into it; a field that is null goes away. */
  public static CallflowDocument patched(CallflowDocument present, ObjectNode change) {
    ObjectNode document = Json.of(present.fields()).deepCopy();
    MergePatch.merge(document, change);
    return document(DocumentSchema.CALLFLOW.checked(assignable(document)));
  }

  private static ObjectNode assignable(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    return given;
  }

  private static CallflowDocument document(ObjectNode valid) {
    return new CallflowDocument(Json.fields(valid));
  }
}
