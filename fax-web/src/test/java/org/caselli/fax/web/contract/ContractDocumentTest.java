package org.caselli.fax.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.caselli.fax.wire.Json;
import org.junit.jupiter.api.Test;

class ContractDocumentTest {
  /** Routes that are not described yet; nothing may stay here. */
  private static final Set<String> NOT_YET = Set.of();

  private final JsonNode document = Json.parse(ContractDocument.whole().json());

  @Test
  void the_document_and_the_resources_have_the_same_routes() {
    Set<String> routes = Routes.all();
    routes.removeAll(NOT_YET);

    assertThat(described()).isEqualTo(routes);
  }

  @Test
  void no_resource_hides_the_routes_of_another() {
    assertThat(Routes.hidden()).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    document
        .findValuesAsText("$ref")
        .forEach(
            reference -> {
              if (document.at(reference.substring(1)).isMissingNode()) {
                broken.add(reference);
              }
            });

    assertThat(broken).isEmpty();
  }

  @Test
  void every_operation_has_a_name_of_its_own_and_says_who_may_call_it() {
    List<String> names = document.path("paths").findValuesAsText("operationId");

    assertThat(names).doesNotHaveDuplicates().hasSameSizeAs(described());
    assertThat(document.path("paths").findValues("x-roles")).hasSameSizeAs(names);
  }

  @Test
  void yaml_says_the_same_as_json() throws IOException {
    assertThat(new YAMLMapper().readTree(ContractDocument.whole().yaml())).isEqualTo(document);
  }

  @Test
  void no_shorthand_of_the_parts_is_left() {
    for (String each :
        List.of(
            "x-data", "x-list", "x-permission", "x-parameters", "x-repeatable", "x-also-below")) {
      assertThat(document.findValues(each)).as(each).isEmpty();
    }
  }

  private Set<String> described() {
    Set<String> routes = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (method.getValue().has("operationId")) {
                            routes.add(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }
}
