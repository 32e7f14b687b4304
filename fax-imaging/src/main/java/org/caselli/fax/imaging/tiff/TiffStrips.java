package org.caselli.fax.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The strips and tiles of a TIFF as they lie in the file, most significant bit first. */
final class TiffStrips implements Closeable {

  private final FileChannel channel;

  TiffStrips(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * Reads a block, or as much of it as {@code mostBytes} allows: what a block says of its length is
   * not to be relied on.
   */
  byte[] read(TiffDirectory image, int index, long mostBytes) throws IOException {
    TiffDirectory.Strip strip = image.strips().get(index);
    long wanted = Math.min(Math.min(strip.byteCount(), mostBytes), Integer.MAX_VALUE - 8);
    byte[] code = new byte[(int) wanted];
    ByteBuffer target = ByteBuffer.wrap(code);
    while (target.hasRemaining()) {
      if (channel.read(target, strip.offset() + target.position()) < 0) {
        throw new IOException("The file became shorter while it was read");
      }
    }
    if (image.fillOrder() == TiffDirectory.REVERSED) {
      reverse(code);
    }
    return code;
  }

  static void reverse(byte[] code) {
    for (int i = 0; i < code.length; i++) {
      code[i] = (byte) (Integer.reverse(code[i]) >>> 24);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
