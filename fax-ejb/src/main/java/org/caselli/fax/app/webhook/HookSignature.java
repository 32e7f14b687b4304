package org.caselli.fax.app.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caselli.fax.domain.webhook.HookSecret;

/** Signs messages as Standard Webhooks has it: HMAC-SHA256 over id, time and content. Pure. */
final class HookSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private HookSignature() {}

  /**
   * Value of the header {@code webhook-signature}.
   *
   * @param keys each signs
   * @param content of the message
   */
  static String of(List<HookSecret> keys, String id, Instant time, byte[] content) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(content);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(key, signed.toByteArray())))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(HookSecret key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
