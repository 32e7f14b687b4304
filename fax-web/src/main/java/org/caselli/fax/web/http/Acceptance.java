package org.caselli.fax.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a client accepts (RFC 9110, section 12.5.1): media ranges with their weights.
 *
 * @param ranges in the order of the header; empty when the client accepts anything
 */
public record Acceptance(List<Range> ranges) {
  public Acceptance {
    ranges = List.copyOf(ranges);
  }

  /**
   * One media range.
   *
   * @param type in lower case, for instance {@code image/*}
   * @param weight 0 to 1
   */
  public record Range(String type, double weight) {
    public Range {
      Objects.requireNonNull(type);
    }

    /** 3 for the very type, 2 for its family, 1 for anything, 0 for another type. */
    private int precision(String mediaType) {
      if (type.equals(mediaType)) {
        return 3;
      }
      String family = mediaType.substring(0, mediaType.indexOf('/') + 1);
      if (type.equals(family + "*")) {
        return 2;
      }
      return type.equals("*/*") ? 1 : 0;
    }
  }

  /**
   * Reads an {@code Accept} header; what is malformed in it is ignored.
   *
   * @param header empty for none
   */
  public static Acceptance parse(String header) {
    List<Range> ranges = new ArrayList<>();
    for (String element : header.split(",")) {
      String[] parts = element.split(";");
      String type = parts[0].strip().toLowerCase(Locale.ROOT);
      if (type.indexOf('/') > 0) {
        ranges.add(new Range(type, weight(parts)));
      }
    }
    return new Acceptance(ranges);
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        try {
          return Math.max(0, Math.min(1, Double.parseDouble(parameter.substring(2))));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }

  /** How much the client wants this type: 0 for not at all, 1 at the most. */
  public double weightOf(String mediaType) {
    if (ranges.isEmpty()) {
      return 1;
    }
    int best = 0;
    double weight = 0;
    for (Range range : ranges) {
      int precision = range.precision(mediaType);
      if (precision > best) {
        best = precision;
        weight = range.weight();
      }
    }
    return weight;
  }

  /** Whether the header names this very type, and not with weight 0. */
  public boolean names(String mediaType) {
    return ranges.stream().anyMatch(r -> r.type().equals(mediaType) && r.weight() > 0);
  }
}
