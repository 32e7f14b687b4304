package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.caselli.fax.domain.problem.Violation;

/**
 * A JSON schema, applied as leniently as Kazoo does: values of an obviously mistaken type are
 * repaired and the document is judged again, and properties that the schema does not know are kept.
 * Thread-safe.
 */
public final class DocumentSchema {
  /** Draft 7 with our own idea of a mail address. */
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V7))
          .metaSchema(
              JsonMetaSchema.builder(JsonMetaSchema.getV7()).format(new MailFormat()).build())
          .build();

  /** A fax to send (spec 1.4). */
  public static final DocumentSchema FAX = new DocumentSchema("faxes.json");

  /** A faxbox (spec 1.9). */
  public static final DocumentSchema FAXBOX = new DocumentSchema("faxbox.json");

  /** A callflow (spec 6.1). */
  public static final DocumentSchema CALLFLOW = new DocumentSchema("callflow.json");

  /** A webhook (spec 13.1). */
  public static final DocumentSchema WEBHOOK = new DocumentSchema("webhook.json");

  /** What the notices of a kind are to say (spec 9). */
  public static final DocumentSchema NOTIFICATION = new DocumentSchema("notification.json");

  /** An account. */
  public static final DocumentSchema ACCOUNT = new DocumentSchema("account.json");

  /** A user. */
  public static final DocumentSchema USER = new DocumentSchema("user.json");

  /** A call that the sandbox is to play. */
  public static final DocumentSchema TEST_CALL = new DocumentSchema("test_call.json");

  /** An API key to issue. */
  public static final DocumentSchema API_KEY = new DocumentSchema("api_key.json");

  /** Schemas are constants, so what the operator wants comes to all of them at once. */
  private static volatile BooleanSupplier strict = () -> false;

  private final JsonSchema schema;
  private final JsonNode source;

  private DocumentSchema(String resource) {
    try (InputStream in = DocumentSchema.class.getResourceAsStream(resource)) {
      source = Json.parse(Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    schema =
        SCHEMAS.getSchema(
            SchemaLocation.of("classpath:/org/caselli/fax/wire/" + resource),
            source,
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /**
   * Judges a new document.
   *
   * @param given is not changed
   * @return the document without private properties, repaired and with defaults
   * @throws InvalidDocument when it breaks a rule
   */
  public ObjectNode validated(ObjectNode given) {
    ObjectNode document = checked(given);
    fillDefaults(document, source);
    return document;
  }

  /**
   * Judges a document that has its defaults already, or whose owner removed them.
   *
   * @param given is not changed
   * @return the document without private properties and repaired
   * @throws InvalidDocument when it breaks a rule
   */
  public ObjectNode checked(ObjectNode given) {
    ObjectNode document = publicPart(given);
    Set<ValidationMessage> messages = schema.validate(document);
    if (!strict.getAsBoolean() && repair(document, messages)) {
      messages = schema.validate(document);
    }
    if (!messages.isEmpty()) {
      throw refusal(messages);
    }
    return document;
  }

  /**
   * From now on values of a mistaken type are refused whenever this says so; set at the start.
   *
   * @param wanted asked for each document; does not block for long
   */
  public static void refuseMistakenTypes(BooleanSupplier wanted) {
    strict = wanted;
  }

  /** Names of the properties that the schema knows. */
  public Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    source.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Properties whose names begin with {@code pvt_} or {@code _} are ours. */
  public static ObjectNode publicPart(ObjectNode given) {
    ObjectNode document = given.deepCopy();
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> !name.startsWith("pvt_") && !name.startsWith("_"));
    document.remove(names);
    return document;
  }

  private static boolean repair(ObjectNode document, Set<ValidationMessage> messages) {
    boolean repaired = false;
    for (ValidationMessage message : messages) {
      if ("type".equals(message.getType())) {
        repaired |=
            TypeRepair.repair(
                document, names(message.getInstanceLocation()), message.getSchemaNode());
      }
    }
    return repaired;
  }

  private static void fillDefaults(ObjectNode document, JsonNode schema) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode preset = property.getValue().get("default");
              if (preset != null && !document.has(property.getKey())) {
                document.set(property.getKey(), preset.deepCopy());
              }
            });
  }

  private static InvalidDocument refusal(Set<ValidationMessage> messages) {
    ObjectNode faults = Json.object();
    Set<Violation> violations = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      List<String> names = names(message.getInstanceLocation());
      if ("required".equals(message.getType())) {
        names.add(message.getProperty());
      }
      String path = String.join(".", names);
      String said = message.getMessage().replaceFirst("^[^:]*: ", "");
      violations.add(new Violation(path, message.getType(), said));
      ObjectNode fault = faults.withObjectProperty(path).putObject(message.getType());
      fault.put("message", said);
      if (message.getSchemaNode() != null && !"required".equals(message.getType())) {
        fault.set("target", message.getSchemaNode());
      }
      if (message.getInstanceNode() != null && message.getInstanceNode().isValueNode()) {
        fault.set("value", message.getInstanceNode());
      }
    }
    return new InvalidDocument(List.copyOf(violations), faults);
  }

  private static List<String> names(JsonNodePath path) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      names.add(path.getElement(i).toString());
    }
    return names;
  }
}
