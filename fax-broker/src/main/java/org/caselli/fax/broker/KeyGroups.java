package org.caselli.fax.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * The groups that an API key is in, by the view {@code broker_login} of the servers' database. A
 * connection is made for each question: the broker remembers the answer for some seconds, so that
 * there are few, and a database that was away is found again at once.
 */
final class KeyGroups {
  private static final String QUESTION =
      "select key_hash, login_group from broker_login where key_id = ?";
  private static final String URL = "url";

  private final String url;
  private final Properties login = new Properties();

  /**
   * Groups by the database that a file names.
   *
   * @param file properties {@code url} (JDBC), and what the driver takes: {@code user}, {@code
   *     password}
   * @throws IOException when it cannot be read, or names no database
   */
  KeyGroups(Path file) throws IOException {
    // What is given in the file goes before this.
    login.setProperty("connectTimeout", "5");
    login.setProperty("socketTimeout", "5");
    try (Reader reader = Files.newBufferedReader(file)) {
      login.load(reader);
    }
    url = login.getProperty(URL, "");
    login.remove(URL);
    if (url.isBlank()) {
      throw new IOException(file + " names no database: it needs url=jdbc:postgresql://…");
    }
    if (url.startsWith("jdbc:h2:")) {
      login.remove("connectTimeout");
      login.remove("socketTimeout");
    }
  }

  /**
   * The groups of a key in force.
   *
   * @param secret the key itself
   * @return none for a key that is unknown, over, revoked, or another than that of the id
   */
  Set<String> of(UUID id, char[] secret) throws SQLException {
    Set<String> groups = new LinkedHashSet<>();
    byte[] given = digest(secret);
    try (Connection connection = DriverManager.getConnection(url, login);
        PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setObject(1, id);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          if (MessageDigest.isEqual(HexFormat.of().parseHex(rows.getString(1)), given)) {
            groups.add(rows.getString(2));
          }
        }
      }
    }
    return groups;
  }

  private static byte[] digest(char[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(new String(secret).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
