package org.caselli.fax.domain.callflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caselli.fax.domain.call.HangupCause;
import org.caselli.fax.domain.callflow.Flow.Reference;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.problem.Violation;

/** Reads one flow and gathers what is wrong with it. For one use. */
final class FlowReader {
  private static final String MODULES =
      "faxbox, receive_fax, fax_detect, device, resources, hangup, response";

  private static final String OTHERWISE = "_";
  private static final int DEEPEST = 16;
  private static final int MOST_MODULES = 64;
  private static final int LONGEST_RINGING_S = 600;
  private static final int USUAL_RINGING_S = 40;
  private static final int LONGEST_LISTENING_S = 60;
  private static final int LOWEST_REFUSAL = 400;
  private static final int HIGHEST_REFUSAL = 699;
  private static final int BUSY_HERE = 486;

  private final List<Violation> violations = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private int modules;

  Flow read(Map<?, ?> flow) {
    FlowStep first = step(flow, "flow", 1);
    if (!violations.isEmpty()) {
      throw new FaxException(
          ProblemType.VALIDATION, violations.get(0).message(), List.copyOf(violations));
    }
    return new Flow(first, references);
  }

  private FlowStep step(Map<?, ?> node, String path, int depth) {
    if (depth > DEEPEST || ++modules > MOST_MODULES) {
      refuse(
          path,
          "maxItems",
          "A flow has " + MOST_MODULES + " modules, " + DEEPEST + " deep, at the most");
      return FlowStep.END;
    }
    Branches branches = new Branches(node, path, depth);
    ModuleFields data = new ModuleFields(map(node.get("data")), path + ".data", violations::add);
    FlowStep step = module(String.valueOf(node.get("module")), path, data, branches);
    branches.readRest();
    return data.flag("skip_module") ? branches.otherwise() : step;
  }

  private FlowStep module(String name, String path, ModuleFields data, Branches branches) {
    return switch (name) {
      case "faxbox" ->
          mentioned(data, Reference.Kind.FAXBOX, "id", "faxbox_id")
              .<FlowStep>map(id -> new FlowStep.ToFaxbox(id, data.t38()))
              .orElse(FlowStep.END);
      case "receive_fax" ->
          mentioned(data, Reference.Kind.USER, "owner_id")
              .<FlowStep>map(id -> new FlowStep.ToUser(id, data.t38()))
              .orElse(FlowStep.END);
      case "fax_detect" -> detect(path, data, branches);
      case "device" -> dial(data, branches, false);
      case "resources" -> dial(data, branches, true);
      case "hangup" -> new FlowStep.HangUp(data.cause("cause", HangupCause.NORMAL_CLEARING));
      case "response" -> respond(data);
      default -> {
        refuse(path + ".module", "enum", "There is no module " + name + " here, only " + MODULES);
        yield FlowStep.END;
      }
    };
  }

  private Optional<UUID> mentioned(ModuleFields data, Reference.Kind kind, String... names) {
    Optional<Reference> reference = data.reference(kind, names);
    reference.ifPresent(references::add);
    return reference.map(Reference::id);
  }

  private FlowStep detect(String path, ModuleFields data, Branches branches) {
    if (!branches.has("ON_FAX") && !branches.has(OTHERWISE)) {
      refuse(path + ".children.ON_FAX", "required", "Say what follows when it is a fax");
    }
    return new FlowStep.Detect(
        data.number("duration", 1, LONGEST_LISTENING_S).map(Duration::ofSeconds),
        branches.named("ON_FAX"),
        branches.named("ON_VOICE"));
  }

  private FlowStep dial(ModuleFields data, Branches branches, boolean byNumber) {
    Duration timeout =
        Duration.ofSeconds(data.number("timeout", 1, LONGEST_RINGING_S).orElse(USUAL_RINGING_S));
    FlowStep otherwise = branches.otherwise();
    if (byNumber && data.has("to_did")) {
      return data.phoneNumber("to_did")
          .<FlowStep>map(number -> new FlowStep.DialNumber(number, timeout, otherwise))
          .orElse(FlowStep.END);
    }
    return data.dialString(byNumber)
        .<FlowStep>map(dialled -> new FlowStep.Dial(dialled, timeout, otherwise))
        .orElse(FlowStep.END);
  }

  private static FlowStep respond(ModuleFields data) {
    return new FlowStep.Respond(
        new Route.Respond(
            data.number("code", LOWEST_REFUSAL, HIGHEST_REFUSAL).orElse(BUSY_HERE),
            data.phrase("message").orElse(""),
            data.sound("media")));
  }

  private void refuse(String path, String rule, String message) {
    violations.add(new Violation(path, rule, message));
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The children of one module, each read once. */
  private final class Branches {
    private final Map<?, ?> children;
    private final Map<String, FlowStep> steps = new java.util.HashMap<>();
    private final String path;
    private final int depth;

    Branches(Map<?, ?> node, String path, int depth) {
      this.children = map(node.get("children"));
      this.path = path + ".children.";
      this.depth = depth;
    }

    boolean has(String name) {
      return children.get(name) instanceof Map<?, ?> child && !child.isEmpty();
    }

    /** The child of that name, else the one for everything else, else the end. */
    FlowStep named(String name) {
      return has(name) ? read(name) : otherwise();
    }

    FlowStep otherwise() {
      return has(OTHERWISE) ? read(OTHERWISE) : FlowStep.END;
    }

    private FlowStep read(String name) {
      FlowStep present = steps.get(name);
      FlowStep step =
          present == null ? step(map(children.get(name)), path + name, depth + 1) : present;
      steps.put(name, step);
      return step;
    }

    /** Nobody comes to the others, but what they mention must be there. */
    void readRest() {
      for (Object name : children.keySet()) {
        if (has(name.toString())) {
          read(name.toString());
        }
      }
    }
  }
}
