package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.caselli.fax.app.people.UserChange;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;

/** Users on the wire: Kazoo's fields, and the role. */
public final class UserJson {
  private static final String PASSWORD = "password";
  private static final String ROLE = "role";
  private static final String LEVEL = "priv_level";

  private static final List<String> READ_ONLY = List.of("id", "created", "modified");

  /** Fields that are kept beside the document, or not at all. */
  private static final List<String> COLUMNS =
      List.of("username", "email", "timezone", "enabled", PASSWORD, ROLE, LEVEL);

  private UserJson() {}

  /** The public document of a user; never the password. */
  public static ObjectNode of(User user) {
    ObjectNode json = of(user.profile());
    json.put("id", WireId.of(user.id()));
    json.put("created", WireTime.of(user.createdAt()));
    json.put("modified", WireTime.of(user.modifiedAt()));
    return json;
  }

  /** A user in a list. */
  public static ObjectNode summary(User user) {
    return of(user)
        .retain(
            List.of("id", "username", "first_name", "last_name", "email", LEVEL, ROLE, "enabled"));
  }

  private static ObjectNode of(User.Profile profile) {
    ObjectNode json = DocumentSchema.publicPart(Json.stored(profile.document()));
    json.put("username", profile.username());
    if (!profile.email().isEmpty()) {
      json.put("email", profile.email());
    }
    if (!profile.timezone().isEmpty()) {
      json.put("timezone", profile.timezone());
    }
    json.put(LEVEL, RoleJson.level(profile.role()));
    json.put(ROLE, RoleJson.of(profile.role()));
    json.put("enabled", profile.enabled());
    return json;
  }

  /** Reads a whole user. */
  public static UserChange read(ObjectNode data) {
    return change(DocumentSchema.USER.validated(assignable(data)));
  }

  /** The present user with a change merged into it; a field that is null goes away. */
  public static UserChange patched(User.Profile present, ObjectNode change) {
    ObjectNode document = of(present);
    String level = RoleJson.level(present.role());
    boolean otherLevel = !change.path(LEVEL).asText(level).equals(level);
    if (otherLevel && !change.has(ROLE)) {
      document.remove(ROLE);
    }
    MergePatch.merge(document, change);
    return change(DocumentSchema.USER.checked(assignable(document)));
  }

  private static ObjectNode assignable(ObjectNode data) {
    ObjectNode given = data.deepCopy();
    given.remove(READ_ONLY);
    return given;
  }

  private static UserChange change(ObjectNode valid) {
    AccountJson.zone(valid, "timezone");
    Role role =
        AccountJson.text(valid, ROLE)
            .map(RoleJson::parse)
            .orElseGet(() -> RoleJson.ofLevel(valid.path(LEVEL).asText("")));
    Optional<String> password =
        valid.hasNonNull(PASSWORD) ? Optional.of(valid.path(PASSWORD).asText()) : Optional.empty();
    ObjectNode rest = valid.deepCopy();
    rest.remove(COLUMNS);
    User.Profile profile =
        new User.Profile(
            valid.path("username").asText(),
            valid.path("email").asText(""),
            role,
            valid.path("timezone").asText(""),
            valid.path("enabled").asBoolean(true),
            rest.toString());
    return new UserChange(profile, password);
  }
}
