package london.outcomes.ingest.csv;

import java.util.Arrays;
import java.util.Optional;

/** The marks with which a file announces its Unicode encoding form (Unicode 16, section 23.8). */
enum ByteOrderMark {
  // UTF-32LE begins with the mark of UTF-16LE, so it is tried before.
  UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0x00, 0x00),
  UTF_32BE("UTF-32BE", 0x00, 0x00, 0xFE, 0xFF),
  UTF_16LE("UTF-16LE", 0xFF, 0xFE),
  UTF_16BE("UTF-16BE", 0xFE, 0xFF),
  UTF_8("UTF-8", 0xEF, 0xBB, 0xBF);

  private final String charset;
  private final byte[] mark;

  ByteOrderMark(String charset, int... mark) {
    this.charset = charset;
    this.mark = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      this.mark[i] = (byte) mark[i];
    }
  }

  static Optional<ByteOrderMark> of(byte[] head) {
    return Arrays.stream(values()).filter(m -> m.begins(head)).findFirst();
  }

  String charset() {
    return charset;
  }

  private boolean begins(byte[] head) {
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }
}
