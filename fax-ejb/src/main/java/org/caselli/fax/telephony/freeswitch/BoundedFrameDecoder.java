package org.caselli.fax.telephony.freeswitch;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import link.thingscloud.freeswitch.esl.transport.message.EslFrameDecoder;

/**
 * The library's decoder with a bound on what it holds back: it waits for as many bytes as {@code
 * Content-Length} names, whatever that is. Not shareable between connections.
 */
final class BoundedFrameDecoder extends EslFrameDecoder {
  private final int maxMessageBytes;

  BoundedFrameDecoder(FreeSwitchSettings.Limits limits) {
    super(limits.headerBytes());
    this.maxMessageBytes = limits.messageBytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    if (actualReadableBytes() > maxMessageBytes) {
      throw new TooLongFrameException("A message is longer than " + maxMessageBytes + " bytes");
    }
  }
}
