package org.caselli.fax.faults.telephone;

import java.util.LinkedHashMap;
import java.util.Map;

/** What mod_spandsp says of a fax call, as the facts of its three events. Immutable. */
final class FaxFacts {
  private static final String RATE = "14400";

  private final Channel channel;
  private final String remoteStation;

  /**
   * The facts of a channel.
   *
   * @param remoteStation what the far end calls itself
   */
  FaxFacts(Channel channel, String remoteStation) {
    this.channel = channel;
    this.remoteStation = remoteStation;
  }

  /** {@code …negociateresult}. */
  Map<String, String> negotiated() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("transfer_rate", RATE);
    facts.putAll(agreed());
    facts.put("document_total_pages", "0");
    return facts;
  }

  private Map<String, String> agreed() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("ecm_used", ecm() ? "on" : "off");
    facts.put(
        "t38_status", "true".equals(channel.variable("fax_enable_t38")) ? "negotiated" : "off");
    facts.put("local_station_id", channel.variable("fax_ident"));
    facts.put("remote_station_id", remoteStation);
    return facts;
  }

  boolean ecm() {
    return !"false".equals(channel.variable("fax_use_ecm"));
  }

  /**
   * {@code …pageresult}.
   *
   * @param confirmed pages of this call
   * @param total of the file
   */
  Map<String, String> page(PageDigests.Page page, int confirmed, int total) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("document_transferred_pages", String.valueOf(confirmed));
    facts.put("document_total_pages", String.valueOf(total));
    facts.put("image_resolution", "8040x7700");
    facts.put("image_size", "7036");
    facts.put("image_pixel_size", page.widthPx() + "x" + page.heightPx());
    facts.put("bad_rows", "0");
    facts.put("longest_bad_row_run", "0");
    facts.put("encoding", "32");
    facts.put("encoding_name", "T.85(L0)");
    return facts;
  }

  /** {@code …result} after phase B. */
  Map<String, String> result(T30End end, int confirmed, int total) {
    Map<String, String> facts = ended(end, confirmed, total);
    facts.putAll(agreed());
    return facts;
  }

  /** {@code …result} of a call in which nobody answered as a fax. */
  Map<String, String> resultWithoutFax(T30End end) {
    Map<String, String> facts = ended(end, 0, 0);
    facts.put("ecm_used", "off");
    facts.put("t38_status", "off");
    facts.put("local_station_id", channel.variable("fax_ident"));
    return facts;
  }

  private static Map<String, String> ended(T30End end, int confirmed, int total) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("success", end.success() ? "1" : "0");
    facts.put("result_code", String.valueOf(end.code()));
    facts.put("result_text", end.text());
    facts.put("document_transferred_pages", String.valueOf(confirmed));
    facts.put("document_total_pages", String.valueOf(total));
    facts.put("bad_rows", "0");
    facts.put("transfer_rate", RATE);
    return facts;
  }
}
