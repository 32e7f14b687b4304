package org.caselli.fax.app.cover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a cover page says.
 *
 * @param sender who wrote the mail
 * @param to number of the recipient
 * @param date of the mail, for people; empty for none
 * @param text as HTML, see {@link #ofText}
 */
public record CoverLetter(String sender, String to, String date, String subject, String text) {
  private static final Pattern DOCUMENT_TAGS =
      Pattern.compile("(?i)<!doctype[^>]{0,1000}>|</?(?:html|head|body)\\b[^>]{0,1000}>");

  public CoverLetter {
    Objects.requireNonNull(sender);
    Objects.requireNonNull(to);
    Objects.requireNonNull(date);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(text);
  }

  /** Plain text as HTML, with its lines. */
  public static String ofText(String plain) {
    return "<div class=\"plain\">" + escaped(plain.strip()) + "</div>";
  }

  /** A whole page of HTML as a part of another. */
  public static String ofPage(String html) {
    return "<div>" + DOCUMENT_TAGS.matcher(html).replaceAll("") + "</div>";
  }

  static CoverLetter sample(int characters) {
    String some = "x".repeat(characters);
    return new CoverLetter(some, some, some, some, some);
  }

  /** The variables of templates, none of which HTML would misread. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", escaped(sender));
    values.put("to", escaped(to));
    values.put("date", escaped(date));
    values.put("subject", escaped(subject));
    values.put("text", text);
    return values;
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
