package london.outcomes.ingest.csv;

import java.io.IOException;
import java.util.Arrays;
import london.outcomes.catalogue.Dialect;

/**
 * Finds the ends of physical lines and notes what kinds of bytes stand in them. Works on bytes,
 * which is safe in UTF-8 and in every single-byte extension of ASCII: no byte of a longer character
 * looks like a line end, a quote or a delimiter there.
 */
final class LineScanner {
  /** The longest line, and the furthest look-ahead for a closing quote. */
  static final int MAX_BYTES = 1024 * 1024;

  static final int TOO_LONG = -1;

  static final int QUOTE = 1;
  static final int CONTROL = 2;
  static final int HIGH = 4;
  private static final byte LINE_END = Byte.MIN_VALUE;

  private final ByteWindow window;
  private final byte[] kinds;
  private int seen;

  LineScanner(ByteWindow window, Dialect dialect) {
    this.window = window;
    this.kinds = kinds(dialect);
  }

  /** The kinds of bytes in the line scanned last. */
  int seen() {
    return seen;
  }

  /** Position of the end of the line, or {@link #TOO_LONG} when it lies beyond the cap. */
  int lineEnd(int from) throws IOException {
    seen = 0;
    int at = from;
    while (true) {
      int limit = Math.min(window.available(), MAX_BYTES + 1);
      at = scan(at, limit);
      if (at < limit) {
        return at;
      }
      if (at > MAX_BYTES) {
        return TOO_LONG;
      }
      if (!window.more()) {
        return at;
      }
    }
  }

  /** Bytes of the line end at a position: 0 at the end of the stream, 2 for CRLF, otherwise 1. */
  int lineEndBytes(int at) throws IOException {
    if (!window.has(at)) {
      return 0;
    }
    return window.at(at) == '\r' && window.has(at + 1) && window.at(at + 1) == '\n' ? 2 : 1;
  }

  /** Drops the rest of a line of any length in bounded memory; the window stands at its end. */
  void skipToLineEnd() throws IOException {
    int at = scan(0, window.available());
    while (at == window.available()) {
      window.skip(at);
      if (!window.more()) {
        return;
      }
      at = scan(0, window.available());
    }
    window.skip(at);
  }

  /** Position of the first byte of a kind in the window's first bytes. */
  int positionOf(int kind, int length) {
    int at = 0;
    while (at < length && (kinds[window.at(at) & 0xFF] & kind) == 0) {
      at++;
    }
    return at;
  }

  private int scan(int from, int to) {
    byte[] bytes = window.bytes();
    byte[] table = kinds;
    int base = window.start();
    int flags = 0;
    int at = from;
    for (; at < to; at++) {
      int kind = table[bytes[base + at] & 0xFF];
      if (kind < 0) {
        break;
      }
      flags |= kind;
    }
    seen |= flags;
    return at;
  }

  private static byte[] kinds(Dialect dialect) {
    byte[] table = new byte[256];
    Arrays.fill(table, 0, 0x20, (byte) CONTROL);
    Arrays.fill(table, 0x80, 0x100, (byte) HIGH);
    table['\t'] = 0;
    table['\n'] = LINE_END;
    table['\r'] = LINE_END;
    table[dialect.delimiter()] = 0;
    if (dialect.isQuoting()) {
      table[dialect.quote()] = QUOTE;
    }
    return table;
  }
}
