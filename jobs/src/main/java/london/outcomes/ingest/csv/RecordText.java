package london.outcomes.ingest.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of one record into text, strictly: a byte that the declared character set does
 * not know makes the record invalid. The replacement character never stands in for a lost one.
 */
final class RecordText {
  static final int MAX_SHOWN_CHARS = 64 * 1024;
  private static final char REPLACEMENT = '\uFFFD';

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final boolean isLatin;
  private final boolean isSingleByte;
  private CharBuffer chars = CharBuffer.allocate(4096);
  private String text = "";
  private int invalidAt;

  RecordText(Charset charset) {
    this.charset = charset;
    this.isLatin = charset.name().startsWith("ISO-8859");
    this.isSingleByte = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  Charset charset() {
    return charset;
  }

  /** The text of the record decoded last. */
  String text() {
    return text;
  }

  /** Where in the record the first invalid byte stands. */
  int invalidAt() {
    return invalidAt;
  }

  /** Bytes known to be ASCII need no decoder. */
  void decodeAscii(byte[] bytes, int from, int length) {
    text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  /** Decodes strictly; false when a byte is invalid or a character was lost before us. */
  boolean decode(byte[] bytes, int from, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    reset(length);
    CoderResult result = decoder.decode(in, chars, true);
    if (result.isError()) {
      invalidAt = in.position() - from;
      return false;
    }
    text = chars.flip().toString();
    return isWhole() && !isUtf8(bytes, from, length);
  }

  /**
   * Whether bytes beyond ASCII are UTF-8 throughout, which words in a single-byte set never are:
   * the file is in another set than declared, and "é" would become "Ã©".
   */
  private boolean isUtf8(byte[] bytes, int from, int length) {
    if (!isSingleByte) {
      return false;
    }
    int first = from;
    while (first < from + length && bytes[first] >= 0) {
      first++;
    }
    invalidAt = first - from;
    try {
      ByteBuffer high = ByteBuffer.wrap(bytes, first, from + length - first);
      return high.hasRemaining() && StandardCharsets.UTF_8.newDecoder().decode(high).hasRemaining();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The text as far as it can be shown; other bytes and control characters as {@code \xNN}. */
  String show(byte[] bytes, int from, int length, int maxChars) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    reset(maxChars);
    chars.limit(maxChars);
    StringBuilder shown = new StringBuilder();
    CoderResult result = decoder.decode(in, chars, true);
    while (result.isError() && shown.length() + chars.position() < maxChars) {
      drainTo(shown);
      for (int i = 0; i < result.length(); i++) {
        escape(shown, in.get());
      }
      chars.limit(Math.max(0, maxChars - shown.length()));
      result = decoder.decode(in, chars, true);
    }
    drainTo(shown);
    return shown.length() > maxChars ? shown.substring(0, maxChars) : shown.toString();
  }

  private void reset(int capacity) {
    if (chars.capacity() < capacity) {
      chars = CharBuffer.allocate(capacity);
    }
    chars.clear();
    decoder.reset();
  }

  private boolean isWhole() {
    int lost = text.indexOf(REPLACEMENT);
    for (int i = 0; isLatin && lost < 0 && i < text.length(); i++) {
      lost = isUnusedInLatin(text.charAt(i)) ? i : -1;
    }
    invalidAt = lost < 0 ? 0 : text.substring(0, lost).getBytes(charset).length;
    return lost < 0;
  }

  /**
   * ISO 8859 has no letters there; they are the quotes and dashes of an undeclared Windows-1252.
   */
  private boolean isUnusedInLatin(char c) {
    return isLatin && c >= 0x80 && c < 0xA0;
  }

  private void drainTo(StringBuilder shown) {
    chars.flip();
    while (chars.hasRemaining()) {
      char next = chars.get();
      boolean isLayout = next == '\t' || next == '\r' || next == '\n';
      if ((next < 0x20 && !isLayout) || isUnusedInLatin(next)) {
        escape(shown, (byte) next);
      } else if (next == REPLACEMENT) {
        shown.append("\\xEF\\xBF\\xBD");
      } else {
        shown.append(next);
      }
    }
    chars.clear();
  }

  private static void escape(StringBuilder shown, byte unshowable) {
    shown.append("\\x%02X".formatted(unshowable & 0xFF));
  }
}
