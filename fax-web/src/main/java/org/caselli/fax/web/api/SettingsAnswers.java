package org.caselli.fax.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.caselli.fax.app.admin.ChangeSettings;
import org.caselli.fax.app.admin.GivenSettings;
import org.caselli.fax.app.admin.SettingsChange;
import org.caselli.fax.app.admin.SettingsChange.Seen;
import org.caselli.fax.app.query.ReadEffectiveSettings;
import org.caselli.fax.app.query.ReadSettings;
import org.caselli.fax.app.query.ReadSettingsHistory;
import org.caselli.fax.domain.audit.Act;
import org.caselli.fax.domain.audit.Actor;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.ProblemType;
import org.caselli.fax.domain.settings.EffectiveSetting;
import org.caselli.fax.domain.settings.SettingsCatalogue;
import org.caselli.fax.domain.settings.SettingsPlace;
import org.caselli.fax.web.security.Caller;
import org.caselli.fax.web.upload.JsonBody;
import org.caselli.fax.wire.ActJson;
import org.caselli.fax.wire.Json;
import org.caselli.fax.wire.SettingsJson;
import org.caselli.fax.wire.WireId;

/** Answers the requests that all settings have in common, wherever they are given. */
@RequestScoped
public class SettingsAnswers {
  private final Caller caller;
  private final ReadSettings readSettings;
  private final ReadEffectiveSettings readEffectiveSettings;
  private final ReadSettingsHistory readSettingsHistory;
  private final ChangeSettings changeSettings;
  private final Answers answers;
  private final HttpServletRequest request;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SettingsAnswers() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  public SettingsAnswers(
      Caller caller,
      ReadSettings readSettings,
      ReadEffectiveSettings readEffectiveSettings,
      ReadSettingsHistory readSettingsHistory,
      ChangeSettings changeSettings,
      Answers answers,
      HttpServletRequest request) {
    this.caller = caller;
    this.readSettings = readSettings;
    this.readEffectiveSettings = readEffectiveSettings;
    this.readSettingsHistory = readSettingsHistory;
    this.changeSettings = changeSettings;
    this.answers = answers;
    this.request = request;
  }

  /**
   * One place's settings of one category.
   *
   * @param view how they lie on the wire there
   */
  record Section(
      SettingsPlace place,
      String category,
      BiFunction<String, Map<String, Object>, ObjectNode> view) {
    Section {
      known(category);
    }

    ObjectNode show(Map<String, Object> values) {
      return view.apply(category, values);
    }
  }

  /** Kazoo's names of what can be set. */
  Response categories(SettingsPlace place) {
    readSettings.readSettings(caller.access(), place);
    ArrayNode names = Json.list();
    SettingsCatalogue.categories().forEach(names::add);
    return answers.list(names);
  }

  private static void known(String category) {
    if (!SettingsCatalogue.categories().contains(category)) {
      throw new FaxException(
          ProblemType.NOT_FOUND,
          "There are no settings "
              + category
              + "; there are "
              + String.join(", ", SettingsCatalogue.categories()));
    }
  }

  /** What is given; with {@code with_defaults} or {@code effective} what holds. */
  Response read(Section section) {
    if (wants("effective")) {
      return answers.ok(SettingsJson.withOrigins(section.category(), inForce(section)));
    }
    if (wants("with_defaults")) {
      return answers.ok(section.show(SettingsJson.inForce(inForce(section))));
    }
    return answer(section, readSettings.readSettings(caller.access(), section.place()));
  }

  private boolean wants(String parameter) {
    return "true".equals(request.getParameter(parameter));
  }

  private List<EffectiveSetting> inForce(Section section) {
    return readEffectiveSettings.readEffectiveSettings(caller.access(), section.place());
  }

  private Response answer(Section section, GivenSettings given) {
    return answers.ok(section.show(given.values()), Long.toString(given.revision()));
  }

  /**
   * Gives the values of a body.
   *
   * @param replace whether all others of the category are taken back
   */
  Response change(Section section, InputStream body, boolean replace) throws IOException {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    ObjectNode envelope = JsonBody.read(body, type);
    Map<String, Object> values = SettingsJson.read(section.category(), JsonBody.data(envelope));
    return change(section, values, replace, seen(envelope));
  }

  /** Takes back all that is given in the category. */
  Response reset(Section section) {
    return change(section, Map.of(), true, seen(Json.object()));
  }

  private Response change(
      Section section, Map<String, Object> values, boolean replace, Optional<Seen> seen) {
    Actor actor = new Actor(WireId.of(caller.access().principal()), caller.requestId());
    Optional<String> replaced = replace ? Optional.of(section.category()) : Optional.empty();
    return answer(
        section,
        changeSettings.changeSettings(
            caller.access(), section.place(), new SettingsChange(values, replaced, seen, actor)));
  }

  /** What the client goes by: the header, or the revision that an answer gave it. */
  private Optional<Seen> seen(ObjectNode envelope) {
    String header = Objects.requireNonNullElse(request.getHeader(HttpHeaders.IF_MATCH), "").strip();
    if (!header.isEmpty() && !header.equals("*")) {
      String tag = header.replaceFirst("^W/", "").replace("\"", "");
      return Optional.of(new Seen(tag, ProblemType.PRECONDITION_FAILED));
    }
    return envelope.hasNonNull("revision")
        ? Optional.of(new Seen(envelope.get("revision").asText(), ProblemType.CONFLICT))
        : Optional.empty();
  }

  /** Who changed them, the latest change first. */
  Response history(SettingsPlace place) {
    int size = (int) number("page_size", 50, 1, 1_000);
    long before = number("start_key", Long.MAX_VALUE, 0, Long.MAX_VALUE);
    List<Act> acts =
        readSettingsHistory.readSettingsHistory(caller.access(), place, before, size + 1);
    ArrayNode data = Json.list();
    acts.stream().limit(size).forEach(act -> data.add(ActJson.of(act)));
    Optional<String> next =
        acts.size() > size
            ? Optional.of(Long.toString(acts.get(size - 1).number()))
            : Optional.empty();
    return answers.page(data, Optional.ofNullable(request.getParameter("start_key")), next);
  }

  private long number(String parameter, long usual, long least, long most) {
    String text = Objects.requireNonNullElse(request.getParameter(parameter), "");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      return Math.max(least, Math.min(most, Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw new FaxException(ProblemType.MALFORMED, parameter + " must be a whole number");
    }
  }
}
