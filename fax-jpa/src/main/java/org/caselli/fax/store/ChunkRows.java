package org.caselli.fax.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The bytes of documents as rows of 256 KiB. Thread-safe. */
final class ChunkRows {
  static final int CHUNK = 256 * 1024;

  private final DataSource dataSource;

  ChunkRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** One chunk of a document, from 0. */
  byte[] read(UUID document, int seq) throws IOException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement read =
            connection.prepareStatement(
                "select bytes from document_chunk where document_id = ? and seq = ?")) {
      read.setObject(1, document);
      read.setInt(2, seq);
      try (ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          throw new IOException("Chunk " + seq + " of document " + document + " is missing");
        }
        return row.getBytes(1);
      }
    } catch (SQLException e) {
      throw new IOException("Document " + document + " could not be read", e);
    }
  }

  /** How many bytes of a document are there; no byte is read. */
  long length(UUID document) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement sum =
            connection.prepareStatement(
                "select coalesce(sum(octet_length(bytes)), 0) from document_chunk"
                    + " where document_id = ?")) {
      sum.setObject(1, document);
      try (ResultSet row = sum.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Writes the content of a file for a document that has no chunk; returns its length. */
  static long write(Connection connection, UUID document, Path content)
      throws SQLException, IOException {
    long size = 0;
    try (InputStream in = Files.newInputStream(content);
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into document_chunk (document_id, seq, bytes) values (?, ?, ?)")) {
      for (int seq = 0; ; seq++) {
        byte[] bytes = in.readNBytes(CHUNK);
        if (bytes.length == 0) {
          return size;
        }
        insert.setObject(1, document);
        insert.setInt(2, seq);
        insert.setBytes(3, bytes);
        insert.executeUpdate();
        size += bytes.length;
      }
    }
  }

  /** Writes every chunk again that is not as in the file; readers meanwhile see either. */
  void rewrite(UUID document, Path content) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection();
        InputStream in = Files.newInputStream(content);
        PreparedStatement update =
            connection.prepareStatement(
                "update document_chunk set bytes = ? where document_id = ? and seq = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into document_chunk (bytes, document_id, seq) values (?, ?, ?)");
        PreparedStatement cut =
            connection.prepareStatement(
                "delete from document_chunk where document_id = ? and seq >= ?")) {
      int seq = 0;
      for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
        if (put(update, bytes, document, seq) == 0) {
          put(insert, bytes, document, seq);
        }
        seq++;
      }
      cut.setObject(1, document);
      cut.setInt(2, seq);
      cut.executeUpdate();
    }
  }

  private static int put(PreparedStatement statement, byte[] bytes, UUID document, int seq)
      throws SQLException {
    statement.setBytes(1, bytes);
    statement.setObject(2, document);
    statement.setInt(3, seq);
    return statement.executeUpdate();
  }
}
