package org.caselli.fax.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;

/**
 * A submission whose body goes out piece by piece, in chunks of no announced total (RFC 9112
 * section 7.1), so that a test can look at the server in between. Not thread-safe.
 */
final class StreamedUpload implements AutoCloseable {
  private static final byte[] PIECE = new byte[64 * 1024];
  private static final int ANSWER_LIMIT_MS = 60_000;

  private final Socket socket;
  private final OutputStream out;
  private boolean refused;

  StreamedUpload(ServerUnderTest server, FaxClient client, String to) throws IOException {
    URI rest = server.rest();
    socket = new Socket(rest.getHost(), rest.getPort());
    socket.setSoTimeout(ANSWER_LIMIT_MS);
    out = socket.getOutputStream();
    out.write(
        ("PUT "
                + client.faxes()
                + " HTTP/1.1\r\nHost: "
                + rest.getAuthority()
                + "\r\nX-Auth-Token: "
                + client.token()
                + "\r\nContent-Type: multipart/mixed; boundary="
                + FaxClient.BOUNDARY
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
            .getBytes(US_ASCII));
    chunk(FaxClient.partsBefore(client.data(to, Map.of()), "application/pdf").getBytes(US_ASCII));
  }

  /** Sends so many bytes of the document, or fewer when the server has hung up. */
  void send(long bytes) throws IOException {
    for (long sent = 0; sent < bytes && !refused; sent += PIECE.length) {
      try {
        chunk(PIECE);
      } catch (SocketException e) {
        refused = true;
      }
    }
  }

  /** Says that this was all. */
  void finish() throws IOException {
    chunk(("\r\n--" + FaxClient.BOUNDARY + "--\r\n").getBytes(US_ASCII));
    out.write("0\r\n\r\n".getBytes(US_ASCII));
    out.flush();
  }

  /** The status of the answer. */
  int status() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    if (line == null) {
      throw new IOException("The server hung up without an answer");
    }
    return Integer.parseInt(line.split(" ")[1]);
  }

  private void chunk(byte[] bytes) throws IOException {
    int length = bytes.length;
    out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
