package london.outcomes.ingest.csv;

import static java.util.stream.Collectors.joining;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/** Every sentence this package says to a supplier or an engineer. None quotes a value of a row. */
final class Messages {
  private Messages() {}

  static String newlineStyle(FileFindings.Newlines seen) {
    return "Line ends are not of one usual kind: "
        + "%,d LF, %,d CRLF, %,d CR alone; expected LF or CRLF throughout; "
            .formatted(seen.lf(), seen.crlf(), seen.cr())
        + "all were read, ask the supplier how the file was put together";
  }

  static String blankLines(long count) {
    return "%,d blank lines; expected none; they were skipped and are not rows".formatted(count);
  }

  static String unreadable(long line, long offset) {
    return ("Reading failed behind line %,d, byte %,d; the storage or the network broke off;"
            + " run again")
        .formatted(line, offset);
  }

  static String noHeader() {
    return "The file holds no line with text; expected a header; ask the supplier to send it again";
  }

  static String lineTooLong() {
    return ("The line is longer than %,d bytes; expected a record; its first %,d characters are"
            + " kept; ask the supplier for a file with line ends")
        .formatted(LineScanner.MAX_BYTES, Framer.KEPT_CHARS_OF_LONG_LINE);
  }

  static String unterminatedQuote(int field, boolean isClosed) {
    String seen =
        isClosed
            ? "is closed on a later line, but every line up to there is a record by itself"
            : "is not closed within "
                + Framer.MAX_LINES
                + " lines in a record of the expected number of fields";
    return ("The quote opened in field %,d %s; this line alone is set aside; ask the supplier to"
            + " close or double the quote")
        .formatted(field, seen);
  }

  static String quoteRule(String code, int field) {
    String seen =
        code.equals(Codes.QUOTE_IN_UNQUOTED_FIELD)
            ? "Field %,d holds a quote although it is not quoted"
            : "Field %,d goes on after its closing quote";
    return seen.formatted(field)
        + "; expected quotes around the whole field and doubled inside it; ask the supplier to"
        + " write CSV as in RFC 4180";
  }

  static String invalidByte(Charset charset, int position) {
    return ("Byte %,d of the record is not text in %s or stands for a lost character; expected %s"
            + " throughout; ask the supplier to export in it, or correct the contract's charset")
        .formatted(position + 1, charset.name(), charset.name());
  }

  static String controlCharacter(byte seen, int position) {
    return ("Byte %,d of the record is the control character 0x%02X; expected text; ask the"
            + " supplier to remove it")
        .formatted(position + 1, seen & 0xFF);
  }

  static String fieldCount(int seen, int expected) {
    return ("The record has %,d fields; expected %,d as in the header; look for an unquoted"
            + " delimiter or line end in a value")
        .formatted(seen, expected);
  }

  static String repeatedHeader() {
    return "The record repeats the header; expected one header, at the top; ask the supplier for"
        + " the extracts as separate files";
  }

  static String emptyFile(String fileName, long size) {
    return ("%s has %,d bytes and no text; expected a header and records; ask the supplier to send"
            + " it again")
        .formatted(oneLine(fileName), size);
  }

  static String wrongType(String fileName, FileType seen, Set<FileType> accepted) {
    String expected = accepted.stream().map(FileType::name).sorted().collect(joining(" or "));
    return "%s holds %s; expected %s; open it to see what was sent, and ask for the data file"
        .formatted(oneLine(fileName), seen, expected);
  }

  static String otherEncoding(String fileName, Optional<ByteOrderMark> mark, String declared) {
    String seen =
        mark.map(m -> "begins with the byte order mark of " + m.charset())
            .orElse("looks like UTF-16 without a byte order mark");
    return "%s %s; expected %s; ask the supplier to export in it, or correct the contract's charset"
        .formatted(oneLine(fileName), seen, declared);
  }

  static String encodingConverted(String fileName, String seen, String declared) {
    return "%s is in %s by its byte order mark; expected %s; it was converted; tell the supplier"
        .formatted(oneLine(fileName), seen, declared);
  }

  static String otherDelimiter(char declared, char seen) {
    return ("The header is divided by %s and holds no %s; expected %s; ask the supplier for the"
            + " agreed form, or correct the contract's delimiter")
        .formatted(named(seen), named(declared), named(declared));
  }

  static String apostrophes(long lines, int linesChecked) {
    return ("%,d of the first %,d lines have fields in apostrophes; expected the contract's quote;"
            + " ask the supplier for the agreed form, or correct the contract's quote")
        .formatted(lines, linesChecked);
  }

  /** Text from outside in quotes, on one line and not too long for it. */
  static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return "'" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "'";
  }

  private static String named(char delimiter) {
    return delimiter == '\t' ? "TAB" : "'" + delimiter + "'";
  }
}
