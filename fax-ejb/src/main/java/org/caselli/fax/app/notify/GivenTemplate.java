package org.caselli.fax.app.notify;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caselli.fax.domain.notice.Wording;

/**
 * A template that somebody gave us. It sees the values of a notice and nothing else: no object, no
 * file, no unescaped text of others. How deep it nests, how often it repeats and how long its
 * result gets are limited. Not thread-safe, to be used once.
 */
final class GivenTemplate {
  private static final int DEEPEST = 8;
  private static final int MOST_ROUNDS = 2_000;
  private static final int LONGEST_RESULT = 1_000_000;

  /** Tags that change the delimiters, leave out the escaping, or bring inheritance. */
  private static final Pattern FORBIDDEN = Pattern.compile("\\{\\{\\s*([={&<$])");

  private static final Pattern SECTION = Pattern.compile("\\{\\{\\s*([#^/])");

  /** Names inside the lists that the values have, and those that Mustache has itself. */
  private static final Set<String> ALWAYS =
      Set.of(
          "label",
          "padded",
          "value",
          "ordinal",
          "time",
          "result",
          "technical",
          ".",
          "this",
          "-first",
          "-last",
          "-index");

  private final Template template;

  private GivenTemplate(Template template) {
    this.template = template;
  }

  /**
   * A template of a subject or of a plain body.
   *
   * @throws MustacheException with a sentence that says what is wrong
   */
  static GivenTemplate text(String source) {
    return new GivenTemplate(compiled(source, false));
  }

  /** A template of an HTML body, in which every value is escaped; else as {@link #text}. */
  static GivenTemplate html(String source) {
    return new GivenTemplate(compiled(source, true));
  }

  private static Template compiled(String source, boolean escaped) {
    if (source.length() > Wording.LONGEST_BODY) {
      throw new MustacheException(
          "The template has more than " + Wording.LONGEST_BODY + " characters");
    }
    Matcher forbidden = FORBIDDEN.matcher(source);
    if (forbidden.find()) {
      throw new MustacheException(
          "Tags that begin with {{" + forbidden.group(1) + " are not taken here");
    }
    demandFlat(source);
    try {
      return Mustache.compiler()
          .escapeHTML(escaped)
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withLoader(NoticeTemplates::part)
          .withCollector(new PlainValues())
          .compile(source);
    } catch (IndexOutOfBoundsException e) {
      // How the parser takes a tag without a name.
      throw new MustacheException("It has a tag without a name", e);
    }
  }

  private static void demandFlat(String source) {
    int depth = 0;
    Matcher tag = SECTION.matcher(source);
    while (tag.find()) {
      depth += tag.group(1).equals("/") ? -1 : 1;
      if (depth > DEEPEST) {
        throw new MustacheException("Sections lie in each other more than " + DEEPEST + " deep");
      }
    }
  }

  /** What it says of these values. */
  String written(Map<String, Object> values) {
    StringWriter out = new ShortWriter();
    template.execute(values, out);
    return out.toString();
  }

  /** Names that it uses and that are not among the known ones, in order. */
  Set<String> unknownNames(Set<String> known) {
    Set<String> unknown = new TreeSet<>();
    template.visit(new Names(unknown));
    unknown.removeAll(known);
    unknown.removeAll(ALWAYS);
    return unknown;
  }

  private record Names(Set<String> names) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      return true;
    }

    @Override
    public boolean visitSection(String name) {
      return names.add(name) || true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      return names.add(name) || true;
    }
  }

  /** Only maps have names, only lists repeat, and not for ever. */
  private static final class PlainValues extends BasicCollector {
    private int rounds;

    @Override
    public Iterator<?> toIterator(Object value) {
      if (!(value instanceof List<?> list)) {
        return null;
      }
      rounds += list.size();
      if (rounds > MOST_ROUNDS) {
        throw new MustacheException("Its sections repeat more than " + MOST_ROUNDS + " times");
      }
      return list.iterator();
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
      return context instanceof Map ? MAP_FETCHER : null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new HashMap<>();
    }
  }

  private static final class ShortWriter extends StringWriter {
    @Override
    public void write(int character) {
      demandRoom(1);
      super.write(character);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      demandRoom(length);
      super.write(characters, offset, length);
    }

    @Override
    public void write(String text) {
      demandRoom(text.length());
      super.write(text);
    }

    @Override
    public void write(String text, int offset, int length) {
      demandRoom(length);
      super.write(text, offset, length);
    }

    private void demandRoom(int more) {
      if (getBuffer().length() + more > LONGEST_RESULT) {
        throw new MustacheException("Its result has more than " + LONGEST_RESULT + " characters");
      }
    }
  }
}
