package org.caselli.fax.faults.telephone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One channel of the switch: its variables and states, and the headers that its events have of
 * them. Confined to the thread of the calls.
 */
final class Channel {
  private static final String CUSTOM = "spandsp::";

  private final SwitchIdentity identity;
  private final String uuid;
  private final Direction direction;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, String> profile = new LinkedHashMap<>();
  private String state = "CS_NONE";
  private String callState = "DOWN";
  private String answerState = "ringing";
  private String cause = "";
  private long answeredMicros;
  private long hungUpMicros;

  /** Who calls whom, as the switch sees it. */
  enum Direction {
    INBOUND,
    OUTBOUND;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Channel(SwitchIdentity identity, String uuid, Direction direction, String name) {
    this.identity = identity;
    this.uuid = uuid;
    this.direction = direction;
    profile.put("Channel-Name", name);
    set("direction", direction.text());
    set("uuid", uuid);
    set("channel_name", name);
    set("call_uuid", uuid);
  }

  String uuid() {
    return uuid;
  }

  void set(String variable, Object value) {
    variables.put(variable, value.toString());
  }

  void setAll(Map<String, String> more) {
    variables.putAll(more);
  }

  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** A {@code Caller-…} header. */
  void caller(String header, String value) {
    profile.put("Caller-" + header, value);
  }

  void is(String newState, String newCallState) {
    state = newState;
    callState = newCallState;
  }

  void answered() {
    answerState = "answered";
    answeredMicros = micros();
  }

  boolean wasAnswered() {
    return answeredMicros > 0;
  }

  void hungUp(String why) {
    answerState = "hangup";
    cause = why;
    hungUpMicros = micros();
  }

  /** What is known of the end only behind the hangup. */
  void reports(int q850, String disposition) {
    is("CS_REPORTING", "HANGUP");
    set("hangup_cause", cause);
    set("hangup_cause_q850", q850);
    set("sip_hangup_disposition", disposition);
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** An event of this channel; {@code own} are pairs of further headers and their values. */
  SwitchEvent event(String name, String... own) {
    Map<String, String> headers = common(name);
    for (int i = 0; i < own.length; i += 2) {
      headers.put(own[i], own[i + 1]);
    }
    return new SwitchEvent(name, headers, "");
  }

  /** An event of mod_spandsp, whose values are variables too. */
  SwitchEvent fax(String name, Map<String, String> facts) {
    facts.forEach((fact, value) -> set("fax_" + fact, value));
    Map<String, String> headers = common(CUSTOM + name);
    headers.put("uuid", uuid);
    facts.forEach((fact, value) -> headers.put("fax-" + fact.replace('_', '-'), value));
    return new SwitchEvent(CUSTOM + name, headers, "");
  }

  private Map<String, String> common(String name) {
    Map<String, String> headers = identity.headers(name);
    if (!cause.isEmpty()) {
      headers.put("Hangup-Cause", cause);
    }
    headers.putAll(description());
    variables.forEach((variable, value) -> headers.put("variable_" + variable, value));
    return headers;
  }

  /** States and caller, without the variables. */
  Map<String, String> description() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Channel-State", state);
    headers.put("Channel-Call-State", callState);
    headers.put("Unique-ID", uuid);
    headers.put("Call-Direction", direction.text());
    headers.put("Channel-Call-UUID", uuid);
    headers.put("Answer-State", answerState);
    headers.putAll(profile);
    headers.put("Caller-Unique-ID", uuid);
    headers.put("Caller-Channel-Answered-Time", String.valueOf(answeredMicros));
    headers.put("Caller-Channel-Hangup-Time", String.valueOf(hungUpMicros));
    return headers;
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }
}
