package org.caselli.fax.domain.webhook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Public fields of a webhook in Kazoo's spelling, those that we do not know included; whether it is
 * switched on is not among them.
 */
public record WebhookDocument(Map<String, Object> fields) {
  private static final String CUSTOM = "custom_data";
  private static final int USUAL_RETRIES = 2;

  /** With what the receiver is called. */
  public enum Verb {
    GET,
    POST,
    PUT
  }

  public WebhookDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public String name() {
    return text("name");
  }

  /** {@code notifications}, {@code object} or {@code all}. */
  public String hook() {
    return text("hook");
  }

  public String uri() {
    return text("uri");
  }

  /** Post, where nothing is said. */
  public Verb verb() {
    return switch (text("http_verb")) {
      case "get" -> Verb.GET;
      case "put" -> Verb.PUT;
      default -> Verb.POST;
    };
  }

  /** Whether the body is JSON; otherwise it is a form. */
  public boolean json() {
    return text("format").equals("json");
  }

  /** How often an attempt that failed is repeated at once, before it is with growing pauses. */
  public int quickRetries() {
    return fields.get("retries") instanceof Number number ? number.intValue() : USUAL_RETRIES;
  }

  /** Whether it also hears of the accounts below its own. */
  public boolean includesSubaccounts() {
    return Boolean.TRUE.equals(fields.get("include_subaccounts"));
  }

  /** What is added to every payload, over what is there. */
  public Map<String, Object> customData() {
    Map<String, Object> custom = new LinkedHashMap<>();
    if (fields.get(CUSTOM) instanceof Map<?, ?> given) {
      given.forEach((key, value) -> custom.put(key.toString(), value));
    }
    return custom;
  }

  /** Whether it asks for this. */
  boolean wants(Topic topic) {
    boolean hooked = hook().equals("all") || hook().equals(topic.hook());
    return hooked && admits("type", topic.type()) && admits("action", topic.action());
  }

  private boolean admits(String modifier, String value) {
    String wanted = String.valueOf(customData().getOrDefault(modifier, "all"));
    return wanted.equals("all") || value.isEmpty() || wanted.equals(value);
  }

  private String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }
}
