package org.caselli.fax.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.caselli.fax.domain.document.BlobStore;
import org.caselli.fax.domain.document.Document;
import org.caselli.fax.domain.document.Sha256;

/**
 * {@link BlobStore} in the database, in chunks, so that nothing large sits in memory and no
 * transaction lasts as long as an upload. A document has size -1 until its last chunk is stored;
 * until then nobody finds it.
 */
@ApplicationScoped
public class JdbcBlobStore implements BlobStore {
  private static final Duration GRACE = Duration.ofHours(1);

  private final DataSource dataSource;
  private final ChunkRows chunks;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected JdbcBlobStore() {
    this(null, null);
  }

  @Inject
  public JdbcBlobStore(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.chunks = new ChunkRows(dataSource);
    this.clock = clock;
  }

  @Override
  public Document put(UUID account, Path content, String mediaType) throws IOException {
    String sha256 = sha256(content);
    try (Connection connection = dataSource.getConnection()) {
      Optional<Document> same = touch(connection, account, sha256, mediaType);
      if (same.isPresent()) {
        return same.get();
      }
      UUID id = fresh();
      insert(connection, id, account, sha256, mediaType);
      long size = ChunkRows.write(connection, id, content);
      try (PreparedStatement done =
          connection.prepareStatement("update document set size_bytes = ? where id = ?")) {
        done.setLong(1, size);
        done.setObject(2, id);
        done.executeUpdate();
      }
      return new Document(id, account, sha256, mediaType, size);
    } catch (SQLException e) {
      throw new IOException("The document could not be stored", e);
    }
  }

  /** A version 4 UUID; nothing secret, and different for each document. */
  private UUID fresh() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer bits = ByteBuffer.wrap(bytes);
    return new UUID(
        (bits.getLong() & ~0xF000L) | 0x4000L, (bits.getLong() & ~(3L << 62)) | (2L << 62));
  }

  private Optional<Document> touch(
      Connection connection, UUID account, String sha256, String mediaType) throws SQLException {
    UUID id;
    long size;
    try (PreparedStatement find =
        connection.prepareStatement(
            "select id, size_bytes from document where account_id = ? and sha256 = ?"
                + " and media_type = ? and size_bytes >= 0")) {
      find.setObject(1, account);
      find.setString(2, sha256);
      find.setString(3, mediaType);
      try (ResultSet row = find.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        id = row.getObject(1, UUID.class);
        size = row.getLong(2);
      }
    }
    try (PreparedStatement touch =
        connection.prepareStatement("update document set stored_at = ? where id = ?")) {
      touch.setTimestamp(1, Timestamp.from(clock.instant()));
      touch.setObject(2, id);
      return touch.executeUpdate() == 1
          ? Optional.of(new Document(id, account, sha256, mediaType, size))
          : Optional.empty();
    }
  }

  private void insert(Connection connection, UUID id, UUID account, String sha256, String mediaType)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into document (id, account_id, sha256, media_type, size_bytes, refs, stored_at)"
                + " values (?, ?, ?, ?, -1, 0, ?)")) {
      insert.setObject(1, id);
      insert.setObject(2, account);
      insert.setString(3, sha256);
      insert.setString(4, mediaType);
      insert.setTimestamp(5, Timestamp.from(clock.instant()));
      insert.executeUpdate();
    }
  }

  @Override
  public Optional<Document> find(UUID account, UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "select sha256, media_type, size_bytes from document"
                    + " where id = ? and account_id = ? and size_bytes >= 0")) {
      find.setObject(1, id);
      find.setObject(2, account);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Document(id, account, row.getString(1), row.getString(2), row.getLong(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Document " + id + " could not be looked up", e);
    }
  }

  @Override
  public InputStream open(Document document, long offset) {
    return new ChunkStream(chunks, document, offset);
  }

  @Override
  public boolean isWhole(Document document) {
    try {
      return chunks.length(document.id()) == document.size();
    } catch (SQLException e) {
      throw new IllegalStateException("Document " + document.id() + " could not be checked", e);
    }
  }

  @Override
  public boolean isIntact(Document document) throws IOException {
    if (!isWhole(document)) {
      return false;
    }
    try (InputStream in = open(document, 0)) {
      return sha256(in).equals(document.sha256());
    }
  }

  @Override
  public void repair(Document document, Path content) throws IOException {
    if (!sha256(content).equals(document.sha256())) {
      throw new IllegalArgumentException("This is not the content of " + document.id());
    }
    try {
      chunks.rewrite(document.id(), content);
    } catch (SQLException e) {
      throw new IOException("Document " + document.id() + " could not be repaired", e);
    }
  }

  @Override
  public void retain(UUID id, int references) {
    if (count(id, references) != 1) {
      throw new IllegalStateException("Document " + id + " was erased before it was retained");
    }
  }

  @Override
  public void release(UUID id) {
    count(id, -1);
  }

  private int count(UUID id, int change) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update document set refs = refs + ? where id = ?")) {
      update.setInt(1, change);
      update.setObject(2, id);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("References of document " + id + " could not be kept", e);
    }
  }

  @Override
  public int eraseUnreferenced(int most) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from document where refs = 0 and stored_at < ? and id in"
                    + " (select id from document where refs = 0 and stored_at < ? limit ?)")) {
      Timestamp before = Timestamp.from(clock.instant().minus(GRACE));
      delete.setTimestamp(1, before);
      delete.setTimestamp(2, before);
      delete.setInt(3, most);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Unreferenced documents could not be erased", e);
    }
  }

  private static String sha256(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return sha256(in);
    }
  }

  private static String sha256(InputStream in) throws IOException {
    MessageDigest digest = Sha256.begun();
    byte[] buffer = new byte[64 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return Sha256.ended(digest);
  }
}
