package org.caselli.fax.domain.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As whom a number of this server answers a fax call (spec 6.2). Immutable.
 *
 * @param overrideFaxIdentity whether the station id need not be the number that was called
 * @param overrideCalleeNumber whether the number that counts as called need not be it
 * @param faxIdentity station id; empty for none
 * @param callerId number; empty for none
 * @param name of who answers: {@code caller_name}, else {@code name}; empty for none
 */
public record ReceivingIdentity(
    boolean overrideFaxIdentity,
    boolean overrideCalleeNumber,
    Optional<String> faxIdentity,
    Optional<String> callerId,
    Optional<String> name) {
  /** What holds when nobody says otherwise. */
  public static final ReceivingIdentity PRESET =
      new ReceivingIdentity(true, false, Optional.empty(), Optional.empty(), Optional.empty());

  private static final String FAX_IDENTITY = "override_fax_identity";
  private static final String CALLEE_NUMBER = "override_callee_number";

  /** Fields of the setting that are texts. */
  private static final Set<String> TEXTS =
      Set.of("fax_identity", "caller_id", "caller_name", "fax_header", "fax_timezone");

  /** Reads the setting's value; names that it does not have are refused. */
  static ReceivingIdentity parse(Map<String, ?> fields) {
    fields.forEach(
        (name, value) -> {
          if (TEXTS.contains(name)) {
            SettingType.STRING.parse().apply(value);
          } else if (!name.equals(FAX_IDENTITY) && !name.equals(CALLEE_NUMBER)) {
            throw new IllegalArgumentException("has no field " + name);
          }
        });
    return PRESET.overlaid(fields);
  }

  /** The same where these fields of a faxbox or a user do not say otherwise; others are ignored. */
  public ReceivingIdentity overlaid(Map<String, ?> fields) {
    return new ReceivingIdentity(
        flag(fields, FAX_IDENTITY, overrideFaxIdentity),
        flag(fields, CALLEE_NUMBER, overrideCalleeNumber),
        text(fields, "fax_identity").or(() -> faxIdentity),
        text(fields, "caller_id").or(() -> callerId),
        text(fields, "caller_name").or(() -> text(fields, "name")).or(() -> name));
  }

  private static boolean flag(Map<String, ?> fields, String name, boolean otherwise) {
    Object value = fields.get(name);
    return value == null ? otherwise : SettingType.BOOLEAN.parse().apply(value);
  }

  private static Optional<String> text(Map<String, ?> fields, String name) {
    return fields.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The flags as the setting gives them. */
  Map<String, Object> flags() {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put(FAX_IDENTITY, overrideFaxIdentity);
    flags.put(CALLEE_NUMBER, overrideCalleeNumber);
    return flags;
  }

  /** Station id (T.30 CSI) towards who called {@code dialled}. */
  public String stationId(String dialled) {
    return overrideFaxIdentity ? first(faxIdentity, callerId, dialled) : dialled;
  }

  /** Number that counts as called when {@code dialled} was. */
  public String calleeNumber(String dialled) {
    return overrideCalleeNumber ? first(callerId, faxIdentity, dialled) : dialled;
  }

  private static String first(Optional<String> one, Optional<String> other, String otherwise) {
    return Stream.of(one, other).flatMap(Optional::stream).findFirst().orElse(otherwise);
  }
}
