package org.caselli.fax.domain.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Which attachments of a mail are faxed (spec 7.6): those that an entry of {@code
 * allowed_content_types} fits over a greater length than any of {@code denied_content_types}.
 */
public record MediaTypeRules(List<Entry> allowed, List<Entry> denied) {
  public MediaTypeRules {
    allowed = List.copyOf(allowed);
    denied = List.copyOf(denied);
  }

  /** Rules as the settings give them: texts, and maps with {@code type} or {@code prefix}. */
  public static MediaTypeRules of(List<?> allowed, List<?> denied) {
    return new MediaTypeRules(
        allowed.stream().map(MediaTypeRules::entry).toList(),
        denied.stream().map(MediaTypeRules::entry).toList());
  }

  private static Entry entry(Object given) {
    if (given instanceof Map<?, ?> map) {
      return map.get("prefix") instanceof String prefix
          ? new Entry(prefix, false)
          : new Entry(String.valueOf(map.get("type")), true);
    }
    return new Entry(String.valueOf(given), true);
  }

  /**
   * One entry.
   *
   * @param whole whether it is a whole type, or only how types begin
   */
  public record Entry(String text, boolean whole) {
    public Entry {
      text = Objects.requireNonNull(text).strip().toLowerCase(Locale.ROOT);
    }

    /** Over how many characters it fits; 0 when it does not. */
    int length(String type) {
      boolean fits = whole ? type.equals(text) : type.startsWith(text);
      return fits ? text.length() : 0;
    }
  }

  /** Whether a document of that type is faxed. */
  public boolean accept(MediaType type) {
    return best(allowed, type.name()) > best(denied, type.name());
  }

  private static int best(List<Entry> entries, String type) {
    return entries.stream().mapToInt(entry -> entry.length(type)).max().orElse(0);
  }
}
