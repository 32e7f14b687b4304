package org.caselli.fax.domain.settings;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom a number of this server answers a fax call (spec 6.2), from the fields named {@code
 * fax_settings}. Immutable.
 *
 * @param fields by name; unknown ones and those that make no sense say nothing
 */
public record ReceivingIdentity(Map<String, Object> fields) {
  private static final String FAX_IDENTITY = "override_fax_identity";
  private static final String CALLEE_NUMBER = "override_callee_number";
  private static final Set<String> FLAGS = Set.of(FAX_IDENTITY, CALLEE_NUMBER);

  /** Fields of the setting that are texts. */
  private static final Set<String> TEXTS =
      Set.of("fax_identity", "caller_id", "caller_name", "fax_header", "fax_timezone");

  /** What holds when nobody says otherwise. */
  public static final ReceivingIdentity PRESET =
      new ReceivingIdentity(Map.of()).overlaid(Map.of(FAX_IDENTITY, true, CALLEE_NUMBER, false));

  public ReceivingIdentity {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Reads the setting's value; names that it does not have are refused. */
  static ReceivingIdentity parse(Map<String, ?> fields) {
    fields.forEach(
        (name, value) -> {
          if (TEXTS.contains(name)) {
            SettingType.STRING.parse().apply(value);
          } else if (FLAGS.contains(name)) {
            SettingType.BOOLEAN.parse().apply(value);
          } else {
            throw new IllegalArgumentException("has no field " + name);
          }
        });
    return PRESET.overlaid(fields);
  }

  /**
   * The same where these fields of a faxbox, an account or a user do not say otherwise; others are
   * ignored, and so is what is no truth value where one belongs.
   */
  public ReceivingIdentity overlaid(Map<String, ?> over) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    FLAGS.forEach(name -> flag(over.get(name)).ifPresent(value -> all.put(name, value)));
    TEXTS.forEach(name -> text(over.get(name)).ifPresent(value -> all.put(name, value)));
    if (text(over.get("caller_name")).isEmpty()) {
      text(over.get("name")).ifPresent(value -> all.put("caller_name", value));
    }
    return new ReceivingIdentity(all);
  }

  private static Optional<Boolean> flag(@Nullable Object value) {
    return Optional.ofNullable(value)
        .map(Object::toString)
        .filter(Set.of("true", "false")::contains)
        .map(Boolean::valueOf);
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  /** The flags as the setting gives them. */
  Map<String, Object> flags() {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put(FAX_IDENTITY, is(FAX_IDENTITY));
    flags.put(CALLEE_NUMBER, is(CALLEE_NUMBER));
    return flags;
  }

  /** Station id (T.30 CSI) towards who called {@code dialled}. */
  public String stationId(String dialled) {
    return is(FAX_IDENTITY) ? first("fax_identity", "caller_id", dialled) : dialled;
  }

  /** Number that counts as called when {@code dialled} was. */
  public String calleeNumber(String dialled) {
    return is(CALLEE_NUMBER) ? first("caller_id", "fax_identity", dialled) : dialled;
  }

  /** Name of who answers: {@code caller_name}, else {@code name}; empty for none. */
  public Optional<String> name() {
    return text(fields.get("caller_name"));
  }

  /** What the header of received pages says of us; empty for nothing. */
  public Optional<String> header() {
    return text(fields.get("fax_header"));
  }

  /** Time zone of that header; empty for the account's. */
  public Optional<ZoneId> zone() {
    return text(fields.get("fax_timezone"))
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }

  private boolean is(String flag) {
    return Boolean.TRUE.equals(fields.get(flag));
  }

  private String first(String one, String other, String otherwise) {
    return Stream.of(one, other)
        .map(name -> text(fields.get(name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(otherwise);
  }
}
