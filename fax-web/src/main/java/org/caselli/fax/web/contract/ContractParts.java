package org.caselli.fax.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.caselli.fax.wire.DocumentSchema;

/**
 * Reads the parts of the document and puts them together: {@code contract.yaml}, the files that it
 * names under {@code x-parts}, and the wire's schemas that it names under {@code x-wire}.
 */
final class ContractParts {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String COMPONENTS = "components";
  private static final String SCHEMAS = "/" + COMPONENTS + "/schemas/";

  private ContractParts() {}

  /** The whole, not yet filled in. */
  static ObjectNode read() {
    ObjectNode document = part("contract");
    ObjectNode paths = document.putObject("paths");
    document.remove("x-parts").forEach(name -> add(document, paths, part(name.asText())));
    document
        .remove("x-wire")
        .properties()
        .forEach(
            wire ->
                merge(
                    (ObjectNode) document.at("/" + COMPONENTS + "/schemas"),
                    wire.getKey(),
                    schema(wire.getKey(), wire.getValue().asText())));
    return document;
  }

  private static void add(ObjectNode document, ObjectNode paths, ObjectNode part) {
    part.path("paths").properties().forEach(path -> merge(paths, path.getKey(), path.getValue()));
    part.path(COMPONENTS)
        .properties()
        .forEach(
            kind -> {
              ObjectNode known =
                  ((ObjectNode) document.path(COMPONENTS)).withObjectProperty(kind.getKey());
              kind.getValue()
                  .properties()
                  .forEach(each -> merge(known, each.getKey(), each.getValue()));
            });
  }

  private static void merge(ObjectNode into, String name, JsonNode value) {
    if (into.has(name)) {
      throw new IllegalStateException("Two parts of the API's document describe " + name);
    }
    into.set(name, value);
  }

  /** A schema of the wire; its own definitions move with it. */
  private static JsonNode schema(String name, String resource) {
    ObjectNode source = resource(DocumentSchema.class, resource);
    source.remove("$schema");
    JsonNode definitions = source.remove("definitions");
    if (definitions != null) {
      source.set("$defs", definitions);
    }
    source
        .findParents("$ref")
        .forEach(
            parent -> {
              String reference = parent.path("$ref").asText();
              String moved = reference.replace("#/definitions/", "#" + SCHEMAS + name + "/$defs/");
              ((ObjectNode) parent).put("$ref", moved);
            });
    return source;
  }

  private static ObjectNode part(String name) {
    return resource(ContractParts.class, name + ".yaml");
  }

  /** JSON is YAML. */
  private static ObjectNode resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return (ObjectNode) YAML.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
