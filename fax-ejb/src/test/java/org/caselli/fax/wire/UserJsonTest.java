package org.caselli.fax.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.caselli.fax.app.people.Credentials.AccountName;
import org.caselli.fax.app.people.UserChange;
import org.caselli.fax.domain.account.PasswordDigest;
import org.caselli.fax.domain.account.Role;
import org.caselli.fax.domain.account.User;
import org.caselli.fax.domain.problem.FaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, keys and credentials as clients write them. */
class UserJsonTest {
  private static ObjectNode json(String text) {
    return Json.parse(text.replace('\'', '"').getBytes(UTF_8));
  }

  private static User user(UserChange change) {
    return new User(new UUID(0, 1), new UUID(0, 2), change.profile(), Instant.EPOCH);
  }

  @Test
  void what_is_not_known_is_kept_and_the_password_is_not_shown() {
    UserChange change =
        UserJson.read(
            json("{'username':'mario','password':'segreto','first_name':'M','x':{'y':1}}"));

    ObjectNode shown = UserJson.of(user(change));
    assertThat(change.password()).contains("segreto");
    assertThat(shown.toString()).doesNotContain("segreto", "password");
    assertThat(shown.at("/x/y").asInt()).isEqualTo(1);
    assertThat(shown.path("first_name").asText()).isEqualTo("M");
    assertThat(shown.path("priv_level").asText()).isEqualTo("user");
    assertThat(shown.path("enabled").asBoolean()).isTrue();
  }

  @Test
  void a_patch_is_judged_with_what_is_there() {
    User.Profile present =
        UserJson.read(json("{'username':'mario','x':1,'email':'m@example.org'}")).profile();

    UserChange patched = UserJson.patched(present, json("{'x':null,'priv_level':'admin'}"));

    assertThat(patched.profile().role()).isEqualTo(Role.ACCOUNT_ADMIN);
    assertThat(patched.profile().email()).isEqualTo("m@example.org");
    assertThat(patched.profile().document()).isEqualTo("{}");
    assertThat(patched.password()).isEmpty();
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> UserJson.patched(present, json("{'username':null}")));
  }

  @Test
  void naming_the_level_again_does_not_weaken_a_stronger_role() {
    User.Profile present = UserJson.read(json("{'username':'m','role':'reseller'}")).profile();

    assertThat(UserJson.patched(present, json("{'priv_level':'admin'}")).profile().role())
        .isEqualTo(Role.RESELLER);
    assertThat(UserJson.patched(present, json("{'priv_level':'user'}")).profile().role())
        .isEqualTo(Role.USER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'username':'a:b'}",
        "{'username':'m','priv_level':'king'}",
        "{'username':'m','role':'send_only'}",
        "{'username':'m','email':'no'}",
        "{'username':'m','timezone':'Mars/Olympus'}",
        "{'username':'m','password':'1234'}"
      })
  void nonsense_is_refused(String user) {
    assertThatExceptionOfType(FaxException.class).isThrownBy(() -> UserJson.read(json(user)));
  }

  @Test
  void a_key_may_little_unless_it_is_to_do_more() {
    assertThat(KeyJson.read(json("{'name':'k'}")).role()).isEqualTo(Role.USER);
    assertThat(KeyJson.read(json("{'name':'k','expires':63900000000}")).expires())
        .contains(WireTime.startOf(63_900_000_000L));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> KeyJson.read(json("{'name':'k','faxbox_id':'x'}")));
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> KeyJson.read(json("{'name':'k','role':'god'}")));
  }

  @Test
  void credentials_are_a_digest_or_name_and_password() {
    String md5 = "0123456789ABCDEF0123456789abcdef";

    assertThat(SignInJson.read(json("{'account_name':'a','credentials':'" + md5 + "'}")).digest())
        .isEqualTo(new PasswordDigest(PasswordDigest.Kind.MD5, md5.toLowerCase()));
    assertThat(SignInJson.read(json("{'realm':'a','username':'Me','password':'secret'}")).digest())
        .isEqualTo(PasswordDigest.of(PasswordDigest.Kind.MD5, "me", "secret"));
    assertThat(
            SignInJson.read(json("{'account_realm':'r','username':'u','password':'p'}")).account())
        .isEqualTo(new AccountName(AccountName.By.REALM, "r"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'credentials':'0123456789abcdef0123456789abcdef'}",
        "{'account_name':'a'}",
        "{'account_name':'a','username':'u'}",
        "{'account_name':'a','credentials':'xyz'}",
        "{'account_name':'a','credentials':'0123456789abcdef0123456789abcdef','method':'sha'}",
        "{'account_name':'a','credentials':'0123456789abcdef0123456789abcdef','method':'rot13'}"
      })
  void credentials_that_are_none_are_refused(String credentials) {
    assertThatExceptionOfType(FaxException.class)
        .isThrownBy(() -> SignInJson.read(json(credentials)));
  }

  @Test
  void the_digest_is_kazoos() {
    assertThat(PasswordDigest.of(PasswordDigest.Kind.MD5, "User", "pass").hex())
        .isEqualTo("21a39285884a268d6458e3fdeb08beac");
  }
}
