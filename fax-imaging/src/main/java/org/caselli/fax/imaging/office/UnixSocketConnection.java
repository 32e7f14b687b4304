package org.caselli.fax.imaging.office;

import com.sun.star.connection.XConnection;
import com.sun.star.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A UNO connection over a Unix domain socket, which is what LibreOffice calls a pipe. Only the user
 * of the process can connect to it, and it needs no network.
 */
final class UnixSocketConnection implements XConnection {

  private final Path socket;
  private final SocketChannel channel;

  UnixSocketConnection(Path socket) throws java.io.IOException {
    this.socket = socket;
    this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (java.io.IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read(byte[][] target, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Reads until all that was asked for is there, or the office has gone.
      }
    } catch (java.io.IOException e) {
      throw new IOException(e.toString());
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    target[0] = read;
    return read.length;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (java.io.IOException e) {
      throw new IOException(e.toString());
    }
  }

  @Override
  public void flush() {
    // Every write goes to the socket at once.
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (java.io.IOException e) {
      throw new IOException(e.toString());
    }
  }

  @Override
  public String getDescription() {
    return "pipe,name=" + socket.getFileName();
  }
}
