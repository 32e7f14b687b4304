package org.caselli.fax.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyLoginTest {
  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path etc;
  private final UUID key = UUID.randomUUID();
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final Subject subject = new Subject();
  private Connection database;

  @BeforeEach
  void openDatabase() throws SQLException, IOException {
    database = DriverManager.getConnection(url, "sa", "");
    try (Statement statement = database.createStatement()) {
      statement.execute("create table broker_login (key_id uuid, key_hash text, login_group text)");
      for (String group : new String[] {"fax-key", "fax-send"}) {
        statement.execute(
            "insert into broker_login values ('%s', '%s', '%s')"
                .formatted(key, HASH_OF_ABC, group));
      }
    }
    Files.writeString(etc.resolve("keys.properties"), "url=" + url + "\nuser=sa\npassword=\n");
  }

  @AfterEach
  void closeDatabase() throws SQLException {
    database.close();
  }

  private ApiKeyLogin login(String user, String password) {
    ApiKeyLogin login = new ApiKeyLogin();
    login.initialize(
        subject,
        callbacks -> {
          for (Callback each : callbacks) {
            if (each instanceof NameCallback name) {
              name.setName(user);
            } else if (each instanceof PasswordCallback secret) {
              secret.setPassword(password.toCharArray());
            }
          }
        },
        Map.of(),
        Map.of("keys", etc.resolve("keys.properties").toString()));
    return login;
  }

  private void signIn(ApiKeyLogin login) throws LoginException {
    login.login();
    login.commit();
  }

  @Test
  void a_key_brings_its_groups() throws LoginException {
    signIn(login(key.toString(), "abc"));

    assertThat(subject.getPrincipals(UserPrincipal.class)).hasSize(1);
    assertThat(subject.getPrincipals(RolePrincipal.class))
        .extracting(RolePrincipal::getName)
        .containsExactlyInAnyOrder("fax-key", "fax-send");
  }

  @Test
  void an_id_may_be_written_without_dashes() throws LoginException {
    signIn(login(key.toString().replace("-", ""), "abc"));

    assertThat(subject.getPrincipals(RolePrincipal.class)).hasSize(2);
  }

  @Test
  void another_key_or_id_or_none_is_refused() {
    for (ApiKeyLogin wrong :
        new ApiKeyLogin[] {
          login(key.toString(), "abd"),
          login(key.toString(), ""),
          login(UUID.randomUUID().toString(), "abc"),
          login("fax-server", "abc"),
          login("", "")
        }) {
      assertThatExceptionOfType(FailedLoginException.class).isThrownBy(wrong::login);
      wrong.abort();
    }
    assertThat(subject.getPrincipals()).isEmpty();
  }

  @Test
  void a_database_that_is_away_is_asked_again_the_next_time() throws Exception {
    Files.writeString(etc.resolve("keys.properties"), "url=jdbc:h2:mem:gone;IFEXISTS=TRUE\n");
    assertThatExceptionOfType(NoCacheLoginException.class)
        .isThrownBy(login(key.toString(), "abc")::login);

    Files.writeString(etc.resolve("keys.properties"), "url=" + url + "\nuser=sa\npassword=\n");
    signIn(login(key.toString(), "abc"));

    assertThat(subject.getPrincipals(RolePrincipal.class)).hasSize(2);
  }

  @Test
  void a_file_that_is_not_there_lets_nobody_in() throws IOException {
    Files.delete(etc.resolve("keys.properties"));

    assertThatExceptionOfType(LoginException.class)
        .isThrownBy(login(key.toString(), "abc")::login)
        .withMessageContaining("cannot be looked up");
  }

  @Test
  void who_signs_out_has_nothing_left() throws LoginException {
    ApiKeyLogin login = login(key.toString(), "abc");
    signIn(login);

    login.logout();

    assertThat(subject.getPrincipals()).isEmpty();
  }
}
