package org.caselli.fax.web.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.wire.Json;

/**
 * The OpenAPI 3.1 document of the API. Made once; immutable and thread-safe.
 *
 * <p>The parts say only what differs. Filled in is: a parameter for each name in a path; what
 * {@link OperationFilling} says of each operation; the HEAD of each GET is not written down; and a
 * path with {@code x-also-below} is there again below each of the prefixes named, for instance the
 * faxes of a faxbox.
 */
public final class ContractDocument {
  private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
  private static final String ACCOUNT = "/v2/accounts/{account}/";
  private static final String ALSO_BELOW = "x-also-below";
  private static final String OPERATION_ID = "operationId";
  private static final String PARAMETERS = "parameters";

  private static final ContractDocument WHOLE = new ContractDocument();

  private final byte[] json;
  private final byte[] yaml;

  private ContractDocument() {
    ObjectNode document = filled();
    json = Json.bytes(document);
    try {
      yaml =
          YAMLMapper.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .build()
              .writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }

  /** The one document. */
  public static ContractDocument whole() {
    return WHOLE;
  }

  /** As JSON, in UTF-8. */
  public byte[] json() {
    return json.clone();
  }

  /** As YAML, in UTF-8. */
  public byte[] yaml() {
    return yaml.clone();
  }

  private static ObjectNode filled() {
    ObjectNode document = ContractParts.read();
    OperationFilling filling =
        new OperationFilling(
            document.remove("x-permissions"), document.remove("x-parameter-groups"));
    ObjectNode paths = (ObjectNode) document.path("paths");
    for (Map.Entry<String, JsonNode> each : List.copyOf(paths.properties())) {
      ObjectNode path = (ObjectNode) each.getValue();
      path.properties()
          .forEach(
              method -> {
                if (method.getValue() instanceof ObjectNode operation) {
                  filling.fill(each.getKey(), method.getKey(), operation);
                }
              });
      JsonNode prefixes = path.remove(ALSO_BELOW);
      if (prefixes != null) {
        prefixes.forEach(prefix -> copyBelow(paths, each.getKey(), path, prefix.asText()));
      }
    }
    paths.properties().forEach(each -> nameParameters(each.getKey(), (ObjectNode) each.getValue()));
    return document;
  }

  private static void copyBelow(ObjectNode paths, String path, ObjectNode item, String prefix) {
    ObjectNode copy = item.deepCopy();
    Matcher name = NAME.matcher(prefix);
    String owner = name.find() ? name.group(1) : prefix;
    copy.forEach(
        operation ->
            ((ObjectNode) operation)
                .put(
                    OPERATION_ID,
                    operation.path(OPERATION_ID).asText()
                        + "Of"
                        + owner.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + owner.substring(1)));
    paths.set(path.replace(ACCOUNT, ACCOUNT + prefix + "/"), copy);
  }

  /** The parameters in the path come first. */
  private static void nameParameters(String path, ObjectNode item) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    if (!names.isEmpty()) {
      ArrayNode parameters = item.putArray(PARAMETERS);
      names.forEach(
          name -> parameters.addObject().put("$ref", "#/components/" + PARAMETERS + "/" + name));
    }
  }
}
