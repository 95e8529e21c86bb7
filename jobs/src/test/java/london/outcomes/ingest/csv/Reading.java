package london.outcomes.ingest.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Dialect;

/** A small file read to its end: what the tests look at. */
record Reading(RawRecord header, List<RawRecord> records, FileFindings findings) {

  static Reading of(String text) {
    return of(utf8(text), Dialect.STANDARD);
  }

  static Reading of(byte[] bytes, Dialect dialect) {
    return of(new ByteArrayInputStream(bytes), dialect, 0);
  }

  static Reading of(InputStream in, Dialect dialect, int preambleLines) {
    try (RecordReader reader = RecordReader.open(in, dialect, preambleLines, 1)) {
      List<RawRecord> records = new ArrayList<>();
      reader.forEachRemaining(records::add);
      return new Reading(reader.headerRecord(), records, reader.findings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Text and single bytes in a row: strings as UTF-8, numbers as the byte they name. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer single) {
        out.write(single);
      } else {
        out.writeBytes(utf8((String) part));
      }
    }
    return out.toByteArray();
  }

  RawRecord record(int index) {
    return records.get(index);
  }

  /** One entry for each record: its fields in brackets when intact, otherwise its code. */
  List<String> outcomes() {
    return records.stream()
        .map(r -> r.isIntact() ? List.of(r.fields()).toString() : r.code())
        .toList();
  }

  List<Long> lines() {
    return records.stream().map(RawRecord::line).toList();
  }

  List<Long> offsets() {
    return records.stream().map(RawRecord::offset).toList();
  }

  List<String> warnings() {
    return findings.warnings().stream().map(Problem::code).toList();
  }
}
