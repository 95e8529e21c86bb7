package london.outcomes.ingest.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of another character set (UTF-16, say) as UTF-8. What cannot be decoded becomes the byte FF,
 * which UTF-8 does not know: so {@link RecordReader} puts just that record into quarantine. Byte
 * offsets are then those of the UTF-8 text, not of the delivered file.
 */
public final class Utf8Stream extends InputStream {
  private static final byte INVALID_IN_UTF8 = (byte) 0xFF;
  private static final int CHUNK = 16 * 1024;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final int mostBytesLost;
  private final ByteBuffer delivered = ByteBuffer.allocate(CHUNK).flip();
  private final CharBuffer chars = CharBuffer.allocate(CHUNK);
  private ByteBuffer converted = ByteBuffer.allocate(0);
  private boolean isAtEnd;

  public Utf8Stream(InputStream in, Charset from) {
    this.in = in;
    // The JDK gives up half a surrogate together with the character behind it, which may be a line
    // end.
    this.mostBytesLost = from.name().startsWith("UTF-16") ? 2 : Integer.MAX_VALUE;
    this.decoder =
        from.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Whether bytes of this character set can be read as they are. */
  static boolean isNeededFor(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    return !charset.canEncode()
        || charset.newEncoder().maxBytesPerChar() > 1
        || !new String(ascii(), charset).equals(new String(ascii(), StandardCharsets.US_ASCII));
  }

  @Override
  public int read() throws IOException {
    return fill() ? converted.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, converted.remaining());
    converted.get(target, from, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    while (!converted.hasRemaining()) {
      if (isAtEnd && !delivered.hasRemaining()) {
        return false;
      }
      convert();
    }
    return true;
  }

  private void convert() throws IOException {
    CoderResult result = decoder.decode(delivered, chars, isAtEnd);
    byte[] text = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
    chars.clear();
    converted = ByteBuffer.allocate(text.length + 1).put(text);
    if (result.isError()) {
      delivered.position(delivered.position() + Math.min(result.length(), mostBytesLost));
      converted.put(INVALID_IN_UTF8);
    } else if (result.isUnderflow() && !isAtEnd) {
      readOn();
    }
    converted.flip();
  }

  private void readOn() throws IOException {
    delivered.compact();
    int count = in.read(delivered.array(), delivered.position(), delivered.remaining());
    isAtEnd = count < 0;
    delivered.position(delivered.position() + Math.max(0, count)).flip();
  }

  private static byte[] ascii() {
    byte[] all = new byte[0x80];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }
}
