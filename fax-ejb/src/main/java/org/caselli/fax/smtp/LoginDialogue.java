package org.caselli.fax.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caselli.fax.domain.account.Access;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;

/**
 * What is said back and forth until somebody has signed in: PLAIN (RFC 4616) in one line, or LOGIN,
 * which asks for name and password. For one connection.
 */
final class LoginDialogue implements AuthenticationHandler {
  static final List<String> MECHANISMS = List.of("PLAIN", "LOGIN");

  private final SenderLogin login;
  private @Nullable String mechanism;
  private @Nullable String name;
  private @Nullable Access identity;

  LoginDialogue(SenderLogin login) {
    this.login = login;
  }

  @Override
  public Optional<String> auth(String line, MessageContext context) throws RejectException {
    if (mechanism == null) {
      String[] words = line.strip().split("\\s+");
      mechanism = words[1].toUpperCase(Locale.ROOT);
      if (words.length < 3) {
        return Optional.of(mechanism.equals("PLAIN") ? "334 " : "334 " + encoded("Username:"));
      }
      return said(words[2], context);
    }
    return said(line, context);
  }

  private Optional<String> said(String word, MessageContext context) throws RejectException {
    String text = decoded(word.strip());
    if ("PLAIN".equals(mechanism)) {
      String[] parts = text.split("\0", -1);
      if (parts.length != 3) {
        throw new Reply(501, "5.5.2", "PLAIN takes a name and a password").refusal();
      }
      return proved(parts[1], parts[2], context);
    }
    if (name == null) {
      name = text;
      return Optional.of("334 " + encoded("Password:"));
    }
    return proved(name, text, context);
  }

  private Optional<String> proved(String who, String password, MessageContext context)
      throws RejectException {
    identity = login.login(who, password, context);
    return Optional.empty();
  }

  private static String decoded(String word) throws RejectException {
    try {
      return word.equals("=")
          ? ""
          : new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Reply(501, "5.5.2", "This is not base64").refusal();
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Who has signed in. */
  @Override
  public Object getIdentity() {
    return identity == null ? Optional.empty() : identity;
  }
}
