package org.caselli.fax.port;

import java.util.Map;
import org.caselli.fax.domain.webhook.Occasion;

/** Writes what webhooks are told, in the words of the wire. Pure, thread-safe. */
public interface HookPayloads {
  /**
   * A payload as a JSON object.
   *
   * @param custom added to it, over what is there
   */
  String json(Occasion occasion, Map<String, Object> custom);

  /**
   * The same as a form ({@code application/x-www-form-urlencoded}).
   *
   * @param json what {@link #json} wrote
   */
  String form(String json);
}
