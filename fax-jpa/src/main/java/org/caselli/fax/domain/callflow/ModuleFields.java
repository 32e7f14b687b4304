package org.caselli.fax.domain.callflow;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.caselli.fax.domain.account.WrittenId;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Flow.Reference;
import org.caselli.fax.domain.number.PhoneNumber;
import org.caselli.fax.domain.problem.Violation;

/** The field {@code data} of a module. What is wrong is told, and then counts as not there. */
final class ModuleFields {
  /**
   * One endpoint of SIP, and nothing that the switch would take for an option, another endpoint or
   * an application: {@code loopback/app=…} would run programs on the switch.
   */
  private static final Pattern DIAL_STRING =
      Pattern.compile("(?!.*:_:)(sofia|user)/[A-Za-z0-9][A-Za-z0-9._@:+*#;=/~-]{0,200}");

  private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{N} .,:!'/()_-]{1,64}");
  private static final Pattern SOUND =
      Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,8}");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

  private final Map<?, ?> fields;
  private final String path;
  private final Consumer<Violation> faults;

  /**
   * @param path dotted path of the data
   * @param faults takes what is wrong
   */
  ModuleFields(Map<?, ?> fields, String path, Consumer<Violation> faults) {
    this.fields = fields;
    this.path = path;
    this.faults = faults;
  }

  boolean has(String name) {
    return fields.get(name) != null && !text(name).isEmpty();
  }

  private String text(String name) {
    return Objects.toString(fields.get(name), "").strip();
  }

  boolean flag(String name) {
    return switch (text(name)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> {
        refuse(name, "type", "This is true or false");
        yield false;
      }
    };
  }

  /** {@code media.fax_option}: true, false or auto, which is true. */
  Optional<Boolean> t38() {
    Object media = fields.get("media");
    Object option = media instanceof Map<?, ?> map ? map.get("fax_option") : null;
    return switch (Objects.toString(option, "")) {
      case "" -> Optional.empty();
      case "true", "auto" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> {
        refuse("media.fax_option", "enum", "This is true, false or auto");
        yield Optional.empty();
      }
    };
  }

  /** A whole number, which may be written as a text. */
  Optional<Integer> number(String name, int from, int to) {
    if (!has(name)) {
      return Optional.empty();
    }
    String text = text(name).replaceFirst("\\.0+$", "");
    int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < from || number > to) {
      refuse(
          name,
          number < from ? "minimum" : "maximum",
          "This is a whole number from " + from + " to " + to);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  /** The id in the first of the fields that is there; one must be. */
  Optional<Reference> reference(Reference.Kind kind, String... names) {
    String what = kind.name().toLowerCase(Locale.ROOT);
    for (String name : names) {
      if (has(name)) {
        var id = WrittenId.parse(text(name));
        if (id.isEmpty()) {
          refuse(name, "pattern", "This is not the id of a " + what);
        }
        return id.map(found -> new Reference(path + "." + name, kind, found));
      }
    }
    refuse(names[0], "required", "Say which " + what + " takes the fax");
    return Optional.empty();
  }

  HangupCause cause(String name, HangupCause otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    Optional<HangupCause> cause = HangupCause.named(text(name).toUpperCase(Locale.ROOT));
    if (cause.isEmpty()) {
      refuse(name, "enum", "There is no such cause; take one such as USER_BUSY or CALL_REJECTED");
    }
    return cause.orElse(otherwise);
  }

  Optional<PhoneNumber> phoneNumber(String name) {
    Optional<PhoneNumber> number = PhoneNumber.parse(text(name));
    if (number.isEmpty()) {
      refuse(name, "pattern", "This is not a number that can be dialled");
    }
    return number;
  }

  /**
   * The field {@code dial_string}, which must be there.
   *
   * @param orNumber whether the module could have named a number in its place
   */
  Optional<String> dialString(boolean orNumber) {
    if (!has("dial_string")) {
      refuse(
          "dial_string",
          "required",
          orNumber
              ? "Say whom to call, by to_did or by dial_string"
              : "Say whom to call by dial_string, for instance user/1001@pbx.example.net");
      return Optional.empty();
    }
    return matching(
        "dial_string",
        DIAL_STRING,
        "This is one endpoint of the switch, sofia/profile/user@host or user/name@domain, without"
            + " options");
  }

  /** A reason phrase of SIP. */
  Optional<String> phrase(String name) {
    return matching(name, PHRASE, "This is a short phrase of letters, digits and spaces");
  }

  /** A file among the switch's sounds. */
  Optional<String> sound(String name) {
    return matching(
        name, SOUND, "This is a file below the switch's sounds, for instance ivr/8000/busy.wav");
  }

  private Optional<String> matching(String name, Pattern pattern, String expected) {
    String text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!pattern.matcher(text).matches()) {
      refuse(name, "pattern", expected);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private void refuse(String name, String rule, String message) {
    faults.accept(new Violation(path + "." + name, rule, message));
  }
}
