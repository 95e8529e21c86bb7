package london.outcomes.ingest.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import london.outcomes.catalogue.Dialect;

/** Makes records of what the framer cuts out: text, fields, and the checks that need them. */
final class RecordParser {
  static final int UNKNOWN_FIELDS = -1;

  private final ByteWindow window;
  private final Framer framer;
  private final RecordText text;
  private final FieldSplitter splitter;

  RecordParser(ByteWindow window, Framer framer, Dialect dialect) {
    this.window = window;
    this.framer = framer;
    this.text = new RecordText(Charset.forName(dialect.charset()));
    this.splitter = new FieldSplitter(dialect);
  }

  /** The framed line as it can be shown, for lines that are no records. */
  String shownLine() {
    return text.show(
        window.bytes(), window.start(), framer.length(), Framer.KEPT_CHARS_OF_LONG_LINE);
  }

  /** The header record, which sets how many fields are expected behind it. */
  RawRecord header() throws IOException {
    return framer.code().isEmpty() && decode()
        ? checkedText(UNKNOWN_FIELDS)
        : damagedByFramingOrEncoding();
  }

  /** The framed record, whose fields must be as many as the header's. */
  RawRecord record(String[] header) throws IOException {
    if (!framer.code().isEmpty() || !decode()) {
      return damagedByFramingOrEncoding();
    }
    RawRecord record = checkedText(header.length);
    return record.isIntact() ? record.under(header) : record;
  }

  private boolean decode() {
    if (framer.has(LineScanner.HIGH)) {
      return text.decode(window.bytes(), window.start(), framer.length());
    }
    text.decodeAscii(window.bytes(), window.start(), framer.length());
    return true;
  }

  private RawRecord damagedByFramingOrEncoding() {
    return framer.code().isEmpty()
        ? damaged(Codes.ENCODING, Messages.invalidByte(text.charset(), text.invalidAt()))
        : damaged(framer.code(), framer.detail());
  }

  private RawRecord checkedText(int expectedFields) {
    if (framer.has(LineScanner.CONTROL)) {
      int at = framer.positionOf(LineScanner.CONTROL);
      return damaged(Codes.CONTROL_CHAR, Messages.controlCharacter(window.at(at), at));
    }
    String raw = text.text();
    String[] fields =
        framer.has(LineScanner.QUOTE) ? splitter.quoted(raw) : splitter.plain(raw, expectedFields);
    return new RawRecord(framer.line(), window.offset(), raw, fields, "", "");
  }

  private RawRecord damaged(String code, String detail) {
    int kept =
        code.equals(Codes.LINE_TOO_LONG)
            ? Framer.KEPT_CHARS_OF_LONG_LINE
            : RecordText.MAX_SHOWN_CHARS;
    String raw = text.show(window.bytes(), window.start(), framer.length(), kept);
    return new RawRecord(framer.line(), window.offset(), raw, RawRecord.NO_FIELDS, code, detail);
  }
}
