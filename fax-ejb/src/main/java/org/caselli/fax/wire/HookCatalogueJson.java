package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.webhook.Topic;

/** Which hooks there are and what they tell, as Kazoo lists them. */
public final class HookCatalogueJson {
  private static final ObjectNode SAMPLES = samplesOfAll();

  private HookCatalogueJson() {}

  /** All of them. */
  public static ArrayNode all() {
    ArrayNode hooks = Json.list();
    ObjectNode notifications =
        hook(
            hooks,
            Topic.NOTIFICATIONS,
            "Notifications Webhook",
            "Fires when a fax has come to its end, and for what else people are told of");
    ObjectNode type = notifications.withObject("modifiers").putObject("type");
    type.put("type", "object");
    ObjectNode items = type.putObject("items");
    item(items, "all", "All", "All of these");
    item(items, "inbound_fax", "Successful Fax Reception", "A fax was received");
    item(items, "inbound_fax_error", "Fax Reception Error", "A fax was not received, or in part");
    item(items, "outbound_fax", "Successful Fax Transmission", "A fax was delivered");
    item(
        items,
        "outbound_fax_error",
        "Fax Transmission Error",
        "A fax failed for good, or was cancelled; no attempt that is repeated");
    item(
        items,
        "outbound_smtp_fax_error",
        "Invalid Email-to-Fax Email",
        "A mail did not become a fax");
    item(
        items, "webhook_disabled", "Webhook Disabled", "A webhook of the account was switched off");
    ObjectNode object =
        hook(hooks, Topic.OBJECT, "Object", "Fires when a document is created, edited or deleted");
    list(object, "type", "A list of object types to handle", Topic.OBJECT_TYPES);
    list(object, "action", "A list of object actions to handle", Topic.ACTIONS);
    hook(hooks, "all", "All", "Everything that the other hooks tell");
    return hooks;
  }

  private static ObjectNode samplesOfAll() {
    String resource = "webhook_samples.json";
    try (InputStream in = HookCatalogueJson.class.getResourceAsStream(resource)) {
      return Json.parse(Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the hooks of which there are samples. */
  public static ArrayNode sampleNames() {
    ArrayNode names = Json.list();
    SAMPLES.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Sample payloads of a hook.
   *
   * @throws FaxException not found
   */
  public static ArrayNode samples(String name, Predicate<ObjectNode> wanted) {
    if (!SAMPLES.has(name)) {
      throw FaxException.notFound("sample", name);
    }
    ArrayNode samples = Json.list();
    SAMPLES.path(name).forEach(each -> take(each, wanted, samples));
    return samples;
  }

  private static void take(JsonNode sample, Predicate<ObjectNode> wanted, ArrayNode into) {
    if (sample instanceof ObjectNode payload && wanted.test(payload)) {
      into.add(payload.deepCopy());
    }
  }

  private static ObjectNode hook(ArrayNode hooks, String id, String name, String description) {
    return hooks.addObject().put("id", id).put("name", name).put("description", description);
  }

  private static void item(ObjectNode items, String id, String name, String description) {
    items.putObject(id).put("friendly_name", name).put("description", description);
  }

  private static void list(ObjectNode hook, String name, String description, List<String> values) {
    ObjectNode modifier = hook.withObject("modifiers").putObject(name);
    modifier.put("type", "array").put("description", description);
    values.forEach(modifier.putArray("items")::add);
  }
}
