package org.caselli.fax.cli.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON as text, and as maps, lists, texts, numbers, booleans and null. */
public final class JsonText {
  private static final JSON COMPACT =
      JSON.std
          .with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(JSON.Feature.WRITE_NULL_PROPERTIES);
  private static final JSON PRETTY = COMPACT.with(JSON.Feature.PRETTY_PRINT_OUTPUT);
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** On one line. */
  public static String write(@Nullable Object value) {
    return written(COMPACT, value);
  }

  /** On several lines, for people. */
  public static String pretty(@Nullable Object value) {
    return written(PRETTY, value);
  }

  private static String written(JSON json, @Nullable Object value) {
    try {
      return value == null ? "null" : json.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a text says.
   *
   * @throws IOException when it is not JSON, or JSON and something behind it
   */
  public static @Nullable Object parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = parser.nextToken() == null ? nothing() : COMPACT.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new IOException("More than one value");
      }
      return value;
    }
  }

  private static Object nothing() throws IOException {
    throw new IOException("No value");
  }

  /** What a person typed: JSON when it is JSON, else the text itself. */
  public static @Nullable Object lenient(String text) {
    try {
      return parse(text);
    } catch (IOException e) {
      return text;
    }
  }
}
