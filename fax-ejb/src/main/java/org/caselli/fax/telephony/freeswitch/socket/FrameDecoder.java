package org.caselli.fax.telephony.freeswitch.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the messages of an event socket apart: header lines up to an empty one, then as many bytes
 * as {@code Content-Length} says. What is no header line, or longer than allowed, ends the
 * connection. Not shareable between connections.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
  private static final byte LINE_FEED = '\n';
  private static final String LENGTH = "Content-Length";

  private final int maxHeaderBytes;
  private final int maxMessageBytes;
  private List<String> headers = new ArrayList<>();
  private int headerBytes;
  private int bodyBytes;
  private boolean inBody;

  /**
   * @param maxHeaderBytes longest header line
   * @param maxMessageBytes longest message
   */
  public FrameDecoder(int maxHeaderBytes, int maxMessageBytes) {
    this.maxHeaderBytes = maxHeaderBytes;
    this.maxMessageBytes = maxMessageBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!inBody) {
      readHeaders(in);
    }
    if (inBody && in.readableBytes() >= bodyBytes) {
      String body = in.readCharSequence(bodyBytes, StandardCharsets.UTF_8).toString();
      out.add(new SwitchMessage(headers, bodyBytes == 0 ? List.of() : body.lines().toList()));
      headers = new ArrayList<>();
      headerBytes = 0;
      inBody = false;
    }
  }

  private void readHeaders(ByteBuf in) {
    while (!inBody) {
      int length = in.bytesBefore(LINE_FEED);
      if (Math.max(length, length < 0 ? in.readableBytes() : 0) > maxHeaderBytes) {
        throw new TooLongFrameException(
            "A header line is longer than " + maxHeaderBytes + " bytes");
      }
      if (length < 0) {
        return;
      }
      String line = in.readCharSequence(length, StandardCharsets.UTF_8).toString();
      in.skipBytes(1);
      headerBytes += length;
      headerLine(line);
    }
  }

  private void headerLine(String line) {
    if (headerBytes > maxMessageBytes) {
      throw new TooLongFrameException("The headers are longer than " + maxMessageBytes + " bytes");
    }
    if (!line.isEmpty() && line.indexOf(':') <= 0) {
      throw new CorruptedFrameException("Not a header of an event socket: " + line);
    }
    if (!line.isEmpty()) {
      headers.add(line);
    } else if (!headers.isEmpty()) {
      bodyBytes = bodyLength();
      inBody = true;
    }
  }

  private int bodyLength() {
    String text = new SwitchMessage(headers, List.of()).value(LENGTH);
    if (text.isEmpty()) {
      return 0;
    }
    int length =
        SwitchEvent.parsed(text)
            .orElseThrow(() -> new CorruptedFrameException("Not a Content-Length: " + text));
    if (length > maxMessageBytes) {
      throw new TooLongFrameException(
          "A message of " + length + " bytes is longer than " + maxMessageBytes);
    }
    return length;
  }
}
