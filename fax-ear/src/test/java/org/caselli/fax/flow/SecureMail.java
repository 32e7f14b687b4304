package org.caselli.fax.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client of SMTP that begins with STARTTLS and looks at the certificate. */
final class SecureMail implements AutoCloseable {
  private static final int LIMIT_MS = 20_000;

  private final SSLSocket socket;
  private final BufferedReader in;

  SecureMail(int port) throws IOException, GeneralSecurityException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(LIMIT_MS);
    BufferedReader before = reader(plain);
    answer(before);
    ask(plain, before, "EHLO client.example");
    ask(plain, before, "STARTTLS");
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new Trusting()}, null);
    socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port, true);
    socket.startHandshake();
    in = reader(socket);
    ask("EHLO client.example");
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Whose certificate it is. */
  String certificate() throws IOException {
    X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return first.getSubjectX500Principal().getName();
  }

  /** The last line of the answer to a command. */
  String ask(String command) throws IOException {
    return ask(socket, in, command);
  }

  private static String ask(Socket to, BufferedReader from, String command) throws IOException {
    to.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    return answer(from);
  }

  private static String answer(BufferedReader from) throws IOException {
    String line = from.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = from.readLine();
    }
    return String.valueOf(line);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
