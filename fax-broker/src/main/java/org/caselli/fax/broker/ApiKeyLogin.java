package org.caselli.fax.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JAAS login of programs: the user is the id of an API key, the password the key; the groups that
 * the servers know for it are its roles at the broker. The option {@code keys} names the file that
 * says where the database is, beside {@code login.config}. A database that does not answer refuses
 * this one try, and the next is asked anew. One object serves one login.
 */
public class ApiKeyLogin implements LoginModule {
  private static final Logger log = LoggerFactory.getLogger(ApiKeyLogin.class);
  private static final String KEYS = "keys";
  private static final String BESIDE = "artemis.instance.etc";

  private final Set<Principal> found = new LinkedHashSet<>();
  private Subject subject = new Subject();
  private CallbackHandler caller = callbacks -> {};
  private Path keys = Path.of("");

  @Override
  public void initialize(
      Subject who, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
    this.subject = who;
    this.caller = handler;
    this.keys =
        Path.of(System.getProperty(BESIDE, ""))
            .resolve(options.get(KEYS) instanceof String name ? name : "");
  }

  @Override
  public boolean login() throws LoginException {
    NameCallback name = new NameCallback("key id");
    PasswordCallback password = new PasswordCallback("key", false);
    try {
      caller.handle(new Callback[] {name, password});
    } catch (IOException | UnsupportedCallbackException e) {
      throw refused("This sign-in gives no user and password", e);
    }
    UUID id = id(name.getName());
    char[] key = password.getPassword();
    Set<String> groups = key == null ? Set.of() : groups(id, key);
    password.clearPassword();
    if (groups.isEmpty()) {
      throw new FailedLoginException("There is no such API key in force: " + id);
    }
    found.add(new UserPrincipal(id.toString()));
    groups.forEach(group -> found.add(new RolePrincipal(group)));
    return true;
  }

  private static UUID id(@Nullable String name) throws FailedLoginException {
    String text = name == null ? "" : name.strip();
    String dashed =
        text.replaceFirst(
            "^(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})$",
            "$1-$2-$3-$4-$5");
    try {
      return UUID.fromString(dashed);
    } catch (IllegalArgumentException e) {
      throw (FailedLoginException)
          new FailedLoginException("The user is not the id of an API key").initCause(e);
    }
  }

  private Set<String> groups(UUID id, char[] key) throws LoginException {
    try {
      return new KeyGroups(keys).of(id, key);
    } catch (IOException | SQLException e) {
      log.warn("API keys cannot be looked up: {}", e.toString());
      throw refused("API keys cannot be looked up at the moment", e);
    }
  }

  /** Nothing that the broker may remember. */
  private static LoginException refused(String why, Exception cause) {
    LoginException refusal = new NoCacheLoginException(why);
    refusal.initCause(cause);
    return refusal;
  }

  @Override
  public boolean commit() {
    return subject.getPrincipals().addAll(found);
  }

  @Override
  public boolean abort() {
    found.clear();
    return true;
  }

  @Override
  public boolean logout() {
    subject.getPrincipals().removeAll(found);
    found.clear();
    return true;
  }
}
