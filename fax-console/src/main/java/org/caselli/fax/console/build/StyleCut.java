package org.caselli.fax.console.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of PatternFly's style sheet what the console cannot show: rules that want a class of a
 * component or a modifier which occurs nowhere in the sources, and fonts that nobody asked for.
 *
 * <p>Classes in parentheses ({@code :not(…)}, {@code :where(…)}) are not looked at, so that a rule
 * is rather kept than lost. Comments in the sheet must be gone, as they are in a minified one.
 */
final class StyleCut {
  private static final Pattern COMPONENT = Pattern.compile("\\.(pf-(?:v5-[clu]|m)-[A-Za-z0-9_-]+)");
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\([^()]*\\)");

  private final Set<String> classes;
  private final Set<String> fonts;

  /**
   * @param classes of components, and modifiers, that the sources name
   * @param fonts families that are wanted
   */
  StyleCut(Set<String> classes, Set<String> fonts) {
    this.classes = Set.copyOf(classes);
    this.fonts = Set.copyOf(fonts);
  }

  /** What is left of a sheet, or of the inside of an at-rule. */
  String cut(String css) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < css.length()) {
      int semicolon = find(css, at, ';');
      int open = find(css, at, '{');
      if (semicolon < open) {
        kept.append(css, at, semicolon + 1);
        at = semicolon + 1;
        continue;
      }
      if (open == css.length()) {
        break;
      }
      int end = closing(css, open);
      kept.append(rule(css.substring(at, open).strip(), css.substring(open + 1, end)));
      at = end + 1;
    }
    return kept.toString();
  }

  private String rule(String head, String body) {
    if (head.startsWith("@media") || head.startsWith("@supports")) {
      String inside = cut(body);
      return inside.isEmpty() ? "" : head + "{" + inside + "}";
    }
    if (head.startsWith("@font-face")) {
      return fonts.stream().anyMatch(font -> body.contains("font-family:" + font + ";"))
              && body.contains("font-style:normal")
          ? head + "{" + body + "}"
          : "";
    }
    if (head.startsWith("@")) {
      return head + "{" + body + "}";
    }
    List<String> selectors = selectors(head).stream().filter(this::canMatch).toList();
    return selectors.isEmpty() ? "" : String.join(",", selectors) + "{" + body + "}";
  }

  private boolean canMatch(String selector) {
    String outside = selector;
    for (String before = ""; !before.equals(outside); ) {
      before = outside;
      outside = IN_PARENTHESES.matcher(outside).replaceAll("");
    }
    Matcher component = COMPONENT.matcher(outside);
    return component.results().allMatch(match -> classes.contains(match.group(1)));
  }

  private static List<String> selectors(String head) {
    List<String> selectors = new ArrayList<>();
    int from = 0;
    for (int comma = find(head, 0, ','); from <= head.length(); comma = find(head, from, ',')) {
      selectors.add(head.substring(from, comma));
      from = comma + 1;
    }
    return selectors;
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      switch (css.charAt(i)) {
        case '"', '\'' -> i = endOfText(css, i);
        case '{' -> depth++;
        case '}' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException("A brace is never closed");
  }

  /** Where the character stands outside of texts and parentheses; the sheet's end if nowhere. */
  private static int find(String css, int from, char wanted) {
    int depth = 0;
    for (int i = from; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == wanted && depth == 0) {
        return i;
      }
      switch (c) {
        case '"', '\'' -> i = endOfText(css, i);
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
    }
    return css.length();
  }

  private static int endOfText(String css, int start) {
    for (int i = start + 1; i < css.length(); i++) {
      if (css.charAt(i) == '\\') {
        i++;
      } else if (css.charAt(i) == css.charAt(start)) {
        return i;
      }
    }
    throw new IllegalArgumentException("A text is never closed");
  }
}
