package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caselli.fax.domain.reception.Reception;

/** A fax that is being received, on the wire. */
public final class ReceptionJson {
  private ReceptionJson() {}

  /** The reception; its id will be the fax's. */
  public static ObjectNode of(Reception reception) {
    ObjectNode json = Json.object();
    json.put("id", WireId.of(reception.id()));
    json.put("call_id", reception.id().toString());
    json.put("folder", "incoming");
    boolean onLine = reception.state() == Reception.State.RECEIVING;
    json.put("status", onLine ? "receiving" : "storing");
    reception.whose().faxbox().ifPresent(id -> json.put("faxbox_id", WireId.of(id)));
    reception.whose().owner().ifPresent(id -> json.put("owner_id", WireId.of(id)));
    json.put("from", reception.line().fromNumber());
    json.put("from_number", reception.line().fromNumber());
    json.put("from_name", reception.line().fromName());
    json.put("to", reception.line().toNumber());
    json.put("to_number", reception.line().toNumber());
    json.put("remote_station_id", reception.remoteStationId());
    json.put("pages", reception.pages());
    if (!onLine) {
      json.set("rx_result", Json.of(reception.result().values()));
    }
    json.put("node", reception.node());
    json.put("created", WireTime.of(reception.createdAt()));
    json.put("modified", WireTime.of(reception.modifiedAt()));
    return json;
  }
}
