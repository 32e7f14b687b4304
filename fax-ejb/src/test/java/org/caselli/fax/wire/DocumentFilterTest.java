package org.caselli.fax.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFilterTest {
  private static final ObjectNode DOCUMENT =
      Json.stored(
          "{\"status\":\"failed\",\"retries\":3,\"success\":false,\"empty\":\"\",\"none\":null,"
              + "\"tx_result\":{\"result_cause\":\"USER_BUSY\",\"pages\":[]},\"list\":[\"a\",\"b\"]}");

  private static DocumentFilter filter(String... pairs) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      query.computeIfAbsent(pairs[i], name -> new ArrayList<>()).add(pairs[i + 1]);
    }
    return DocumentFilter.of(query);
  }

  private static DocumentFilter of(String query) {
    String[] parts = query.split("=", 2);
    return filter(parts[0], parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter_status=failed",
        "filter_retries=3",
        "filter_success=false",
        "filter_tx_result.result_cause=USER_BUSY",
        "filter_status=[\"failed\",\"completed\"]",
        "filter_list.2=b",
        "filter_missing=",
        "filter_not_status=completed",
        "filter_not_missing=x",
        "has_key=empty",
        "has_key=tx_result.pages",
        "key_missing=nothing",
        "key_missing=none",
        "key_missing=status.deeper",
        "has_value=status",
        "missing_value=empty",
        "missing_value=tx_result.pages",
        "page_size=nonsense",
        "filter_=no key"
      })
  void passes(String query) {
    assertThat(of(query).test(DOCUMENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter_status=FAILED",
        "filter_status=[\"completed\"]",
        "filter_status=[not json",
        "filter_status=",
        "filter_list.0=a",
        "filter_not_status=failed",
        "filter_not_status=[\"failed\"]",
        "has_key=nothing",
        "has_key=none",
        "key_missing=empty",
        "has_value=empty",
        "has_value=nothing",
        "missing_value=status"
      })
  void does_not_pass(String query) {
    assertThat(of(query).test(DOCUMENT)).isFalse();
  }

  @Test
  void every_filter_counts_also_one_that_comes_twice() {
    assertThat(filter("has_key", "status", "has_key", "retries").test(DOCUMENT)).isTrue();
    assertThat(filter("has_key", "status", "has_key", "nothing").test(DOCUMENT)).isFalse();
    assertThat(filter("filter_status", "failed", "filter_retries", "4").test(DOCUMENT)).isFalse();
    assertThat(filter("created_from", "1").isEmpty()).isTrue();
  }

  @Test
  void fields_with_an_index_are_found_in_the_filters() {
    UUID id = new UUID(1, 2);
    DocumentFilter filter =
        filter(
            "filter_faxbox_id", WireId.of(id),
            "filter_owner_id", "nonsense",
            "filter_to_number", "+15005550000",
            "filter_from", "[\"+1\"]",
            "filter_status", "failed");

    var hint = FaxHint.of(filter);

    assertThat(hint.faxbox()).contains(id);
    assertThat(hint.owner()).isEmpty();
    assertThat(hint.to()).contains("+15005550000");
    assertThat(hint.from()).isEmpty();
    assertThat(hint.endedAs()).contains("FAILED");
    assertThat(FaxHint.of(filter("filter_status", "pending")).endedAs()).isEmpty();
  }
}
