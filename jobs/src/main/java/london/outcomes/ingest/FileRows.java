package london.outcomes.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.FileFindings;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one file, and behind the last one the findings about the file as a whole. */
final class FileRows implements Iterator<Row> {

  private static final Pattern FOOTER =
      Pattern.compile("(?i)^[\"']?(grand )?(total|end of (report|file|extract)|rows?\\s*:).*");

  /** The first field of a footer that a spreadsheet has filled up to the width of the table. */
  private static final Pattern FOOTER_FIELD =
      Pattern.compile("(?i)(grand )?totals?|end of (report|file|extract)|rows?\\s*:.*");

  private static final int FIXED = 8;

  private final String deliveryId;
  private final ReadPlan plan;
  private final RecordReader reader;
  private final int[] fieldOf;
  private final Map<Integer, String> melted;
  private final Deque<Row> ready = new ArrayDeque<>();
  private final SecondTable secondTable;
  private boolean isRepeatedHeader;
  private boolean isFooterLast;
  private boolean isFinished;

  FileRows(String deliveryId, ReadPlan plan, RecordReader reader, char delimiter) {
    this.deliveryId = deliveryId;
    this.plan = plan;
    this.reader = reader;
    this.secondTable = new SecondTable(delimiter);
    HeaderMatch match = HeaderMatch.of(reader.header(), plan.expected());
    this.melted = new java.util.TreeMap<>();
    this.fieldOf = new int[plan.names().size()];
    java.util.Arrays.fill(fieldOf, -1);
    match.columns().forEach(this::place);
  }

  private void place(int field, String header) {
    if (header.equals(ReadPlan.MELTED)) {
      melted.put(field, reader.header().get(field).strip());
    } else {
      fieldOf[plan.headers().indexOf(header)] = field;
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isFinished) {
      if (reader.hasNext()) {
        add(reader.next());
      } else {
        finish();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.poll();
  }

  private void add(RawRecord record) {
    secondTable.see(record, reader.blankLines());
    isRepeatedHeader |= record.code().equals(Codes.REPEATED_HEADER);
    isFooterLast = isFooter(record);
    if (isFooterLast || !record.isIntact()) {
      RawRecord refused = isFooterLast ? footer(record) : record;
      ready.add(row(refused, refused.raw(), refused.code(), Set.of(), null));
      return;
    }
    Set<String> notes = new TreeSet<>();
    String[] texts = texts(record.fields(), notes);
    if (!plan.melt()) {
      ready.add(row(record, record.raw(), "", notes, texts));
      return;
    }
    String[] fields = record.fields();
    melted.forEach((field, header) -> ready.add(cell(record, texts, notes, header, fields[field])));
  }

  private static boolean isFooter(RawRecord record) {
    if (record.isIntact()) {
      return FOOTER_FIELD.matcher(record.fields()[0].strip()).matches();
    }
    return record.code().equals(Codes.FIELD_COUNT) && FOOTER.matcher(record.raw()).matches();
  }

  private static RawRecord footer(RawRecord record) {
    return new RawRecord(
        record.line(),
        record.offset(),
        record.raw(),
        record.fields(),
        "FOOTER",
        "a total or a closing remark is no record; it was set aside; compare it with the count");
  }

  private String[] texts(String[] fields, Set<String> notes) {
    String[] texts = new String[fieldOf.length];
    for (int i = 0; i < fieldOf.length; i++) {
      texts[i] = fieldOf[i] < 0 ? null : fields[fieldOf[i]];
      if (texts[i] != null && Spelling.isMojibake(texts[i])) {
        notes.add("MOJIBAKE_SUSPECT");
      }
    }
    for (int i : plan.normalised()) {
      String plain = Spelling.normalise(texts[i]);
      if (!plain.equals(texts[i])) {
        notes.add("WHITESPACE_NORMALISED");
        texts[i] = plain;
      }
    }
    return texts;
  }

  /** One melted cell. Its raw text is the cell with its line's own columns, not the long line. */
  private Row cell(
      RawRecord record, String[] texts, Set<String> notes, String header, String cell) {
    String[] own = texts.clone();
    own[plan.nameIndex()] = header;
    own[plan.valueIndex()] = cell;
    return row(record, String.join(",", own), "", notes, own);
  }

  private Row row(RawRecord record, String raw, String damage, Set<String> notes, String[] texts) {
    Object[] values = new Object[FIXED + plan.names().size()];
    values[0] = deliveryId;
    values[1] = record.line();
    values[2] = record.offset();
    values[3] = raw;
    values[4] = false;
    values[5] = damage;
    values[6] = record.detail();
    values[7] = notes.toArray(String[]::new);
    if (texts != null) {
      System.arraycopy(texts, 0, values, FIXED, texts.length);
    }
    return RowFactory.create(values);
  }

  private void finish() {
    isFinished = true;
    FileFindings findings = reader.findings();
    for (Problem warning : findings.warnings()) {
      ready.add(finding(warning.code(), warning.detail()));
    }
    if (isRepeatedHeader) {
      ready.add(
          finding(
              Codes.REPEATED_HEADER, "the header stands again inside the file; split it there"));
    }
    secondTable.problem().ifPresent(p -> ready.add(finding(p.code(), p.detail())));
    // A closing remark needs no line end.
    if (findings.looksTruncated() && !isFooterLast) {
      ready.add(
          finding(
              Codes.TRUNCATED,
              "the last record is cut off and has no line end; ask for the file again"));
    }
    ready.add(finding(Verdicts.RECORDS, Long.toString(findings.intact() + findings.damaged())));
    RowReader.close(reader);
  }

  private Row finding(String code, String detail) {
    Object[] values = new Object[FIXED + plan.names().size()];
    values[0] = deliveryId;
    values[1] = 0L;
    values[2] = 0L;
    values[4] = true;
    values[5] = code;
    values[6] = detail;
    values[7] = new String[0];
    return RowFactory.create(values);
  }
}
