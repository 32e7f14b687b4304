package org.caselli.fax.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caselli.fax.domain.fax.FaxOptions;
import org.caselli.fax.domain.fax.FaxOptions.Look;
import org.caselli.fax.domain.fax.FaxOptions.Source;

/** {@link FaxOptions} as a JSON object; what is empty is left out. */
@Converter(autoApply = true)
public class FaxOptionsConverter implements AttributeConverter<FaxOptions, String> {
  @Override
  public String convertToDatabaseColumn(FaxOptions options) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (options != null) {
      put(json, "station_id", options.stationId());
      put(json, "header", options.header());
      put(json, "timezone", options.timezone());
      json.put("recipients", options.recipients());
      if (!options.sources().isEmpty()) {
        Map<Integer, Object> sources = new TreeMap<>();
        options.sources().forEach((position, source) -> sources.put(position, source(source)));
        json.put("sources", sources);
      }
      json.put("sip_headers", options.sipHeaders());
      json.put("bypass_e164", options.bypassE164());
      put(json, "raw_number", options.rawNumber());
      options.ensureValidCallerId().ifPresent(ensure -> json.put("ensure_caller_id", ensure));
      put(json, "resolution", options.look().resolution());
      put(json, "content_mode", options.look().content());
      options.wish().ifPresent(wish -> json.put("wish", DeliveryWishJson.written(wish)));
    }
    return JsonText.write(json);
  }

  @Override
  public FaxOptions convertToEntityAttribute(String text) {
    Map<String, Object> json = text == null ? Map.of() : JsonText.readObject(text);
    List<String> recipients = new ArrayList<>();
    if (json.get("recipients") instanceof List<?> list) {
      list.forEach(address -> recipients.add(address.toString()));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (json.get("sip_headers") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> headers.put(name.toString(), value.toString()));
    }
    return new FaxOptions(
        text(json, "station_id"),
        text(json, "header"),
        text(json, "timezone"),
        recipients,
        sources(json),
        headers,
        Boolean.TRUE.equals(json.get("bypass_e164")),
        text(json, "raw_number"),
        json.get("ensure_caller_id") instanceof Boolean ensure
            ? Optional.of(ensure)
            : Optional.empty(),
        new Look(text(json, "resolution"), text(json, "content_mode")),
        json.get("wish") instanceof Map<?, ?> wish
            ? Optional.of(DeliveryWishJson.read(wish))
            : Optional.empty());
  }

  /** The first release knew one only, under another name. */
  private static Map<Integer, Source> sources(Map<String, Object> json) {
    if (json.get("source") instanceof Map<?, ?> only) {
      return Map.of(1, source(only));
    }
    Map<Integer, Source> sources = new LinkedHashMap<>();
    if (json.get("sources") instanceof Map<?, ?> map) {
      map.forEach(
          (position, source) ->
              sources.put(Integer.valueOf(position.toString()), source((Map<?, ?>) source)));
    }
    return sources;
  }

  private static Map<String, Object> source(Source source) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "url", source.url());
    put(json, "method", source.method());
    put(json, "content", source.content());
    put(json, "content_type", source.contentType());
    put(json, "host", source.host());
    put(json, "referer", source.referer());
    return json;
  }

  private static Source source(Map<?, ?> json) {
    return new Source(
        text(json, "url"),
        text(json, "method"),
        text(json, "content"),
        text(json, "content_type"),
        text(json, "host"),
        text(json, "referer"));
  }

  private static void put(Map<String, Object> json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  private static String text(Map<?, ?> json, String key) {
    return json.get(key) instanceof String text ? text : "";
  }
}
