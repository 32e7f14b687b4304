package org.caselli.fax.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caselli.fax.domain.fax.FaxIndex.Row;
import org.caselli.fax.domain.fax.SearchWords;
import org.caselli.fax.domain.problem.FaxException;
import org.caselli.fax.domain.problem.Violation;

/**
 * The search of a list of faxes, {@code search} of its query: faxes that have all its words in a
 * number or name of either side, in what the sender's document says (its subject, say), or in how
 * the other machine calls itself.
 *
 * @param words none when the list is not searched
 */
public record FaxSearch(SearchWords words) implements Predicate<Row> {
  private static final String NAME = "search";
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 8;
  private static final List<String> STATIONS = List.of("remote_station_id", "fax_receiver_id");

  /**
   * Reads it from a query.
   *
   * @throws FaxException invalid, when it is too long
   */
  public static FaxSearch of(Map<String, List<String>> query) {
    String typed = String.join(" ", query.getOrDefault(NAME, List.of()));
    SearchWords words = SearchWords.of(typed);
    if (typed.length() > LONGEST || words.words().size() > MOST_WORDS) {
      throw FaxException.invalid(
          new Violation(
              NAME,
              "maxLength",
              "Search for " + MOST_WORDS + " words at the most, of " + LONGEST + " characters"));
    }
    return new FaxSearch(words);
  }

  @Override
  public boolean test(Row row) {
    if (words.isEmpty()) {
      return true;
    }
    List<String> texts = texts(row);
    return words.words().stream()
        .allMatch(
            word ->
                word.isInNumber(row.parties().from())
                    || word.isInNumber(row.parties().to())
                    || texts.stream().anyMatch(word::isIn));
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>(List.of(row.parties().fromName(), row.parties().toName()));
    collect(DocumentSchema.publicPart(Json.stored(row.attributes())), texts);
    JsonNode result = Json.stored(row.result());
    STATIONS.forEach(station -> texts.add(result.path(station).asText()));
    return texts;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, texts));
    } else {
      texts.add(node.asText());
    }
  }
}
