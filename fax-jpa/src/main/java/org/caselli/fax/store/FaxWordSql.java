package org.caselli.fax.store;

import java.util.ArrayList;
import java.util.List;
import org.caselli.fax.domain.fax.SearchWords.Word;

/**
 * Looks for a word of a search in the columns of a fax, roughly: what has the word is found, and
 * some of what has not. Documents are looked through as they are written.
 */
final class FaxWordSql {
  private static final List<String> NUMBERS = List.of("f.from_number", "f.to_number");
  private static final List<String> TEXTS =
      List.of("f.from_name", "f.to_name", "f.attributes", "f.result");

  private FaxWordSql() {}

  static void add(StretchSql sql, Word word) {
    List<String> alternatives = new ArrayList<>();
    List<String> patterns = new ArrayList<>();
    if (!word.digits().isEmpty()) {
      for (String number : NUMBERS) {
        alternatives.add(number + " like ?");
        patterns.add('%' + word.digits() + '%');
      }
    }
    for (List<String> columns : List.of(NUMBERS, TEXTS)) {
      for (String column : columns) {
        alternatives.add("lower(" + column + ") like ?");
        patterns.add(pattern(word.text()));
      }
    }
    sql.whereAny(alternatives, patterns);
  }

  /**
   * Only letters and digits that every database folds alike and every document writes as they are
   * stand for themselves.
   */
  private static String pattern(String text) {
    return '%' + text.replaceAll("[^a-z0-9]+", "%") + '%';
  }
}
