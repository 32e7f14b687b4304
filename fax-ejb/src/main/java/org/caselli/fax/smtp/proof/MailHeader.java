package org.caselli.fax.smtp.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.jdkim.api.Headers;

/** The header of a mail as it came, each field with its folds, as signatures are made over it. */
final class MailHeader implements Headers {
  /** Longer ones are not looked at. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int LINE_END = 2;

  private final List<String> fields = new ArrayList<>();

  private MailHeader() {}

  /**
   * Reads to the empty line behind the header.
   *
   * @throws IllegalArgumentException when it is too long
   */
  static MailHeader read(InputStream mail) throws IOException {
    MailHeader header = new MailHeader();
    int left = MOST_BYTES;
    String line = line(mail, left);
    while (line.length() > LINE_END) {
      left -= line.length();
      header.add(line);
      line = line(mail, left);
    }
    header.fields.replaceAll(field -> field.substring(0, field.length() - LINE_END));
    return header;
  }

  private void add(String line) {
    boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    int last = fields.size() - 1;
    if (folded && last >= 0) {
      fields.set(last, fields.get(last) + line);
    } else {
      fields.add(line);
    }
  }

  /** A line with its CR and LF; less at the end of the mail. */
  private static String line(InputStream mail, int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = mail.read();
    while (next >= 0) {
      line.write(next);
      if (line.size() > most) {
        throw new IllegalArgumentException("The header of the mail is too long");
      }
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      next = mail.read();
    }
    return "";
  }

  @Override
  public List<String> getFields() {
    return List.copyOf(fields);
  }

  @Override
  public List<String> getFields(String name) {
    return fields.stream().filter(field -> name(field).equalsIgnoreCase(name)).toList();
  }

  private static String name(String field) {
    return field.substring(0, Math.max(0, field.indexOf(':'))).strip();
  }
}
