package org.caselli.fax.store;

import java.io.IOException;
import java.io.InputStream;
import org.caselli.fax.domain.document.Document;

/** Reads a document chunk by chunk; holds one chunk in memory and no connection between reads. */
final class ChunkStream extends InputStream {
  private final ChunkRows rows;
  private final Document document;
  private long position;
  private byte[] chunk = new byte[0];
  private int chunkSeq = -1;

  ChunkStream(ChunkRows rows, Document document, long offset) {
    this.rows = rows;
    this.document = document;
    this.position = offset;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= document.size()) {
      return -1;
    }
    int seq = (int) (position / ChunkRows.CHUNK);
    if (seq != chunkSeq) {
      chunk = rows.read(document.id(), seq);
      chunkSeq = seq;
    }
    int within = (int) (position % ChunkRows.CHUNK);
    int count = Math.min(length, chunk.length - within);
    if (count <= 0) {
      throw new IOException("Document " + document.id() + " ends early");
    }
    System.arraycopy(chunk, within, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return chunkSeq < 0 ? 0 : (int) Math.min(chunk.length, document.size() - position);
  }
}
